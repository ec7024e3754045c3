import { yuanFigure } from '../amounts.ts';
import type { Answers } from '../calculator/model/answers.ts';
import type { Ground } from '../calculator/model/outcome.ts';
import { tell } from '../calculator/view/words.ts';
import { kindOf, workName } from '../calculator/view/work.tsx';
import { Cite } from '../components/cite.tsx';
import { Seal } from '../components/seal.tsx';
import { State } from '../components/state.tsx';
import { calculatorPath } from '../paths.ts';
import { extraId } from './extra.tsx';
import type { Compared, ComparedLine, Figure } from './model.ts';

interface TableProps {
  readonly compared: readonly Compared[];
  readonly base: Ground;
  readonly answers: Answers;
}

/** One block of rows for each policy: its sums, then its clauses. On a phone each row folds into a card. */
export function ComparisonTable({ compared, base, answers }: TableProps) {
  return (
    <table className="compare">
      <thead>
        <tr>
          <th scope="col">{tell('comparison.policy')}</th>
          <th scope="col" className="num">
            {tell('top.as-stated')}
          </th>
          <th scope="col" className="num">
            {tell('top.if-passed')}
          </th>
        </tr>
      </thead>
      {compared.map((one) => (
        <PolicyRows
          key={one.ground.policy.definition.manifest.id}
          compared={one}
          own={one.ground === base}
          answers={answers}
        />
      ))}
    </table>
  );
}

function PolicyRows({
  compared,
  own,
  answers,
}: {
  readonly compared: Compared;
  readonly own: boolean;
  readonly answers: Answers;
}) {
  const { policy } = compared.ground;
  const { manifest } = policy.definition;
  const href = own
    ? calculatorPath()
    : `${calculatorPath()}?${new URLSearchParams({ policy: manifest.id, version: manifest.version })}`;
  const works = new Set(compared.lines.map(({ finding }) => finding.laid.claim.work));
  return (
    <tbody>
      <tr className="compare__policy">
        <th scope="rowgroup">
          <a href={href}>{manifest.shortTitle}</a>{' '}
          {manifest.status !== 'issued' && <Seal word={tell(`seal.${manifest.status}`)} />}
          <span className="note">
            {manifest.issuer} · {tell(`source.${manifest.source.quality}`)}
          </span>
        </th>
        <Figures
          stated={compared.stated}
          highest={compared.highest}
          href={href}
          questions={own ? href : `#${extraId(manifest.id)}`}
        />
      </tr>
      {compared.lines.map((line) => (
        <ClauseRow
          key={line.finding.laid.claim.key}
          line={line}
          compared={compared}
          work={works.size > 1 ? workOf(line, compared, answers) : ''}
        />
      ))}
    </tbody>
  );
}

function workOf({ finding }: ComparedLine, { outcome }: Compared, answers: Answers): string {
  const at = answers.work.findIndex(({ key }) => key === finding.laid.claim.work);
  const work = answers.work[at];
  const laid = outcome.layout.works.find((one) => one.work?.key === work?.key);
  return work && laid ? workName(work, at + 1, kindOf(laid)) : '';
}

function ClauseRow({
  line,
  compared,
  work,
}: {
  readonly line: ComparedLine;
  readonly compared: Compared;
  readonly work: string;
}) {
  const { policy } = compared.ground;
  const { clause } = line.finding.laid.questions;
  const cite = clause.rate?.cite ?? clause.base?.cite ?? clause.cite[0];
  return (
    <tr className="compare__clause">
      <th scope="row">
        {clause.title}
        {work !== '' && <span className="note"> {work}</span>}{' '}
        {cite !== undefined && <Cite policy={policy} id={cite} />}
      </th>
      <Figures stated={line.stated} highest={line.highest} />
    </tr>
  );
}

interface FiguresProps {
  readonly stated: Figure;
  readonly highest: Figure;
  /** Where the amount is explained. */
  readonly href?: string;
  /** Where what was not asked can be answered. */
  readonly questions?: string;
}

/** Both figures side by side; where neither is an amount and both say the same, it is said once. */
function Figures({ stated, highest, href, questions }: FiguresProps) {
  const places = { ...(href === undefined ? {} : { href }), ...(questions === undefined ? {} : { questions }) };
  if (highest.kind !== 'amount' && highest.kind === stated.kind) {
    return (
      <td className="num" colSpan={2}>
        <FigureWords figure={highest} {...places} />
      </td>
    );
  }
  return (
    <>
      <td className="num" data-label={tell('top.as-stated')}>
        <FigureWords figure={stated} {...places} />
      </td>
      <td className="num" data-label={tell('top.if-passed')}>
        {href === undefined ? (
          <FigureWords figure={highest} />
        ) : (
          <b>
            <FigureWords figure={highest} {...places} />
          </b>
        )}
      </td>
    </>
  );
}

interface FigureProps {
  readonly figure: Figure;
  readonly href?: string;
  readonly questions?: string;
}

function FigureWords({ figure, href, questions }: FigureProps) {
  switch (figure.kind) {
    case 'amount': {
      const amount = tell('amount.yuan', { amount: yuanFigure(figure.fen) });
      return (
        <>
          {href === undefined ? amount : <a href={href}>{amount}</a>}
          {figure.open > 0 && (
            <span className="compare__open">{tell('comparison.open-too', { count: figure.open })}</span>
          )}
        </>
      );
    }
    case 'not-asked': {
      const state = <State kind="wait" word={tell('comparison.not-asked', { count: figure.count })} />;
      return questions === undefined ? state : <a href={questions}>{state}</a>;
    }
    case 'failed':
      return <State kind="fail" word={tell('standing.failed')} />;
    case 'review':
      return <State kind="wait" word={tell('comparison.review')} />;
    default:
      return <State kind="none" word={tell(`comparison.${figure.kind}`)} />;
  }
}

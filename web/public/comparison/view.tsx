import { type ChangeEvent, useDeferredValue, useMemo, useRef } from 'react';
import { yuanFigure } from '../amounts.ts';
import type { Answers } from '../calculator/model/answers.ts';
import type { EditedField } from '../calculator/model/edit.ts';
import type { Problem } from '../calculator/model/fact-values.ts';
import type { Layout } from '../calculator/model/layout.ts';
import { layoutOf } from '../calculator/model/layout.ts';
import type { Ground } from '../calculator/model/outcome.ts';
import { Audiences } from '../calculator/view/audience.tsx';
import { FormContext } from '../calculator/view/context.ts';
import { FactQuestions } from '../calculator/view/fact-question.tsx';
import { tell } from '../calculator/view/words.ts';
import { kindOf, workName } from '../calculator/view/work.tsx';
import { Cite } from '../components/cite.tsx';
import { Seal } from '../components/seal.tsx';
import { State } from '../components/state.tsx';
import { calculatorPath } from '../paths.ts';
import {
  type Compared,
  type ComparedLine,
  compareWith,
  type ExtraQuestions,
  extraQuestions,
  type Figure,
} from './model.ts';

export interface ComparisonProps {
  readonly answers: Answers;
  /** All policies of support, the one that the calculator uses first. */
  readonly grounds: readonly Ground[];
  readonly live: boolean;
  readonly onEdit?: (field: EditedField) => void;
  readonly notices?: React.ReactNode;
}

/** One company under every loaded policy, and the few questions that only the others ask. */
export function Comparison({ answers, grounds, live, onEdit, notices }: ComparisonProps) {
  const settled = useDeferredValue(answers);
  const [base] = grounds;
  const compared = useMemo(
    () => (base ? grounds.map((ground) => compareWith(settled, ground, base.policy)) : []),
    [settled, grounds, base],
  );
  const edit = useRef(onEdit);
  edit.current = onEdit;
  if (!base) return null;
  const context = (layout: Layout) => ({
    answers,
    layout,
    problemAt: (field: string): Problem | undefined =>
      problemsOfAll(compared).find((problem) => problem.field === field),
    onField: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => {
      const { name, value, type } = event.currentTarget;
      edit.current?.(
        type === 'checkbox'
          ? { name, value, checked: (event.currentTarget as HTMLInputElement).checked }
          : { name, value },
      );
    },
    onAction: () => {},
  });
  const baseLayout = layoutOf(answers, base.policy, base.today);
  return (
    <FormContext value={context(baseLayout)}>
      {notices}
      <section className="compared" id="result" aria-labelledby="compared-title">
        <h2 id="compared-title" className="sr">
          {tell('comparison.table')}
        </h2>
        <ComparisonTable compared={compared} base={base} answers={settled} />
        <p className="note">{tell('comparison.note')}</p>
      </section>
      <form
        id="calculator-form"
        className="compared-form"
        aria-label={tell('comparison.form')}
        method="post"
        action="#result"
        noValidate
        onSubmit={(event) => {
          if (live) event.preventDefault();
        }}
      >
        <Audiences />
        <p className="help">
          {tell('comparison.first')} <a href={calculatorPath()}>{tell('comparison.calculator')}</a>
        </p>
        <Extra compared={compared} base={base} answers={answers} context={context} />
        {!live && (
          <p className="actions">
            <button type="submit" name="action" value="compute" className="btn btn--main">
              {tell('comparison.compute')}
            </button>
          </p>
        )}
      </form>
    </FormContext>
  );
}

function problemsOfAll(compared: readonly Compared[]): readonly Problem[] {
  return compared.flatMap(({ outcome }) => (outcome.kind === 'computed' ? outcome.computed.problems : []));
}

interface ExtraProps {
  readonly compared: readonly Compared[];
  readonly base: Ground;
  readonly answers: Answers;
  readonly context: (layout: Layout) => FormContext;
}

function Extra({ compared, base, answers, context }: ExtraProps) {
  const extra = extraQuestions(compared, base.policy);
  if (extra.length === 0) return null;
  return (
    <section className="block" aria-labelledby="extra">
      <h2 id="extra">{tell('comparison.extra')}</h2>
      <p className="help">{tell('comparison.extra-help')}</p>
      {extra.map(({ layout, place }, at) => (
        <FormContext key={`${layout.policy.definition.manifest.id} ${place.prefix}`} value={context(layout)}>
          <fieldset
            className="extra"
            id={isFirst(extra, at) ? extraId(layout.policy.definition.manifest.id) : undefined}
          >
            <legend>{extraTitle({ layout, place }, answers)}</legend>
            <div className="questions">
              <FactQuestions place={place} />
            </div>
          </fieldset>
        </FormContext>
      ))}
    </section>
  );
}

function isFirst(extra: readonly ExtraQuestions[], at: number): boolean {
  return extra.findIndex(({ layout }) => layout.policy === extra[at]?.layout.policy) === at;
}

function extraTitle({ layout, place }: ExtraQuestions, answers: Answers): string {
  const { shortTitle } = layout.policy.definition.manifest;
  const at = answers.work.findIndex(({ key }) => place.prefix === `work.${key}.fact`);
  const work = answers.work[at];
  const laid = layout.works.find((one) => one.work?.key === work?.key);
  if (!place.prefix.startsWith('work.')) return tell('comparison.of-company', { policy: shortTitle });
  const name = work && laid ? workName(work, at + 1, kindOf(laid)) : tell('work.kind');
  return tell('comparison.of-work', { policy: shortTitle, work: name });
}

interface TableProps {
  readonly compared: readonly Compared[];
  readonly base: Ground;
  readonly answers: Answers;
}

function ComparisonTable({ compared, base, answers }: TableProps) {
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

function extraId(policy: string): string {
  return `extra.${policy}`;
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

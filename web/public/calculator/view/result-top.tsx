import { percent, yuanFigure } from '../../amounts.ts';
import { Cite } from '../../components/cite.tsx';
import { Icon } from '../../components/icon.tsx';
import type { Computed } from '../model/compute.ts';
import type { Gap } from '../model/draft.ts';
import type { Problem } from '../model/fact-values.ts';
import type { ClaimFinding, Findings } from '../model/findings.ts';
import type { Layout } from '../model/layout.ts';
import { problemWords } from './fields.tsx';
import { tell } from './words.ts';

/** What can be said at the top: an amount, that answers are missing, or that nothing qualifies. */
export type Headline =
  | { readonly kind: 'amount'; readonly fen: number; readonly assumed: boolean }
  | { readonly kind: 'missing'; readonly count: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'unpublished' };

export function headlineOf(computed: Computed, findings: Findings): Headline {
  const standing = (name: ClaimFinding['standing']) => findings.claims.filter((finding) => finding.standing === name);
  const eligible = findings.claims.filter(({ result }) => result.status === 'eligible');
  if (eligible.length > 0) {
    return { kind: 'amount', fen: computed.highest.totalFen, assumed: eligible.some(({ assumed }) => assumed) };
  }
  if (standing('pending').length > 0) return { kind: 'missing', count: findings.missingCount };
  return standing('failed').length > 0 ? { kind: 'none' } : { kind: 'unpublished' };
}

/** One sentence for those who listen, and for the bar at the foot of a phone. */
export function headlineWords(headline: Headline): { readonly label: string; readonly figure: string } {
  switch (headline.kind) {
    case 'amount':
      return {
        label: tell(headline.assumed ? 'top.if-passed' : 'top.as-stated'),
        figure: tell('amount.yuan', { amount: yuanFigure(headline.fen) }),
      };
    case 'missing':
      return { label: tell('top.not-yet'), figure: tell('top.missing', { count: headline.count }) };
    case 'none':
      return { label: tell('top.as-stated'), figure: tell('top.none') };
    case 'unpublished':
      return { label: tell('top.as-stated'), figure: tell('standing.unpublished') };
  }
}

interface TopProps {
  readonly computed: Computed;
  readonly findings: Findings;
  readonly layout: Layout;
  readonly nameOf: (finding: ClaimFinding) => string;
}

/** The amount and, inside the same box, everything that it assumes. It is a computation, never an award. */
export function ResultTop({ computed, findings, layout, nameOf }: TopProps) {
  const headline = headlineOf(computed, findings);
  const { label, figure } = headlineWords(headline);
  const { highest, stated } = computed;
  const awards = highest.claims.map(({ awardFen }) => awardFen as number).filter((fen) => fen > 0);
  const pending = findings.claims.filter(({ standing }) => standing === 'pending').length;
  return (
    <div className="result__top">
      <h2 id="result-title">{label}</h2>
      {headline.kind === 'amount' ? (
        <p className="big">
          {yuanFigure(headline.fen)}
          <small>{tell('unit.yuan')}</small>
        </p>
      ) : (
        <p className="big big--words">{figure}</p>
      )}
      {awards.length > 1 && (
        <p className="small">{`${awards.map(yuanFigure).join(' + ')} = ${yuanFigure(highest.totalFen)}`}</p>
      )}
      {highest.elsewhereFen > 0 && (
        <p className="small">{tell('top.elsewhere', { amount: yuanFigure(highest.elsewhereFen) })}</p>
      )}
      {headline.kind === 'amount' && pending > 0 && (
        <p className="small">
          <Icon name="wait" /> {tell('top.pending-too', { count: pending })}
        </p>
      )}
      {headline.kind === 'amount' && <Assumptions findings={findings} layout={layout} nameOf={nameOf} />}
      <p className="note">
        {tell('top.not-an-award')}
        {headline.kind === 'amount' && headline.assumed && tell('top.stated', { amount: yuanFigure(stated.totalFen) })}
        {headline.kind === 'missing' && tell('top.blank-is-not-zero')}
      </p>
    </div>
  );
}

function Assumptions({ findings, layout, nameOf }: Omit<TopProps, 'computed'>) {
  const eligible = findings.claims.filter(({ result }) => result.status === 'eligible');
  const { status } = layout.policy.definition.manifest;
  const places = new Map(
    eligible.flatMap(({ laid }) =>
      laid.questions.clause.places ? [[laid.questions.clause.id, laid.questions.clause.places] as const] : [],
    ),
  );
  return (
    <ol className="assume" aria-label={tell('assume.title')}>
      {eligible.map((finding) => {
        const { laid, assumed, judged, result } = finding;
        const params = {
          work: nameOf(finding),
          clause: laid.questions.clause.title,
          review: laid.questions.review?.label ?? '',
          rate: percent(result.rateBp),
          judged: judged.join(tell('list.and')),
        };
        return [
          assumed && (
            <Assumption
              key={`${laid.claim.key} review`}
              words={tell(laid.questions.clause.rate ? 'assume.review' : 'assume.review-flat', params)}
            />
          ),
          judged.length > 0 && <Assumption key={`${laid.claim.key} judged`} words={tell('assume.judged', params)} />,
        ];
      })}
      {[...places].map(([clause, { quota, label, cite }]) => (
        <Assumption key={clause} words={tell('assume.places', { label, quota })}>
          <Cite policy={layout.policy} id={cite} />
        </Assumption>
      ))}
      {status !== 'issued' && <Assumption words={tell(`assume.force.${status}`)} />}
    </ol>
  );
}

function Assumption({ words, children }: { readonly words: string; readonly children?: React.ReactNode }) {
  return (
    <li>
      <Icon name="wait" />
      <span>
        {words} {children}
      </span>
    </li>
  );
}

interface ProblemSummaryProps {
  readonly problems: readonly Problem[];
  readonly gaps: readonly Gap[];
  /** The name of a field, '' where the message says enough. */
  readonly wordsOf: (field: string) => string;
}

function told(problem: string, field: string): string {
  return field === '' ? problem : tell('problem.at', { field, problem });
}

/** Entries that could not be read: nothing typed is lost, the rest is computed. */
export function ProblemSummary({ problems, gaps, wordsOf }: ProblemSummaryProps) {
  if (problems.length === 0 && gaps.length === 0) return null;
  return (
    <section className="callout" data-kind="warn" aria-labelledby="problems">
      <Icon name="warning" />
      <div>
        <p id="problems">
          <b>{tell(problems.length > 0 ? 'problems.title' : 'gaps.title', { count: problems.length + gaps.length })}</b>
        </p>
        <ul className="links">
          {problems.map((problem) => (
            <li key={problem.field}>
              <a href={`#${problem.field}`}>{told(problemWords(problem), wordsOf(problem.field))}</a>
            </li>
          ))}
          {gaps.map(({ field, kind }) => (
            <li key={field}>
              <a href={`#${field}`}>{told(tell(`gap.${kind}`), kind === 'cost' ? wordsOf(field) : '')}</a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

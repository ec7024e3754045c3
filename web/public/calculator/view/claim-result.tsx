import { percent, yuanFigure } from '../../amounts.ts';
import { Callout } from '../../components/callout.tsx';
import { Cite } from '../../components/cite.tsx';
import { Icon } from '../../components/icon.tsx';
import { State, type StateKind, stateOf } from '../../components/state.tsx';
import type { ClaimFinding, Reason, Standing } from '../model/findings.ts';
import type { Layout } from '../model/layout.ts';
import type { MissingField } from '../model/missing.ts';
import { Calculation } from './calculation.tsx';
import { Meter } from './meter.tsx';
import { tell } from './words.ts';

const KINDS: Readonly<Record<Standing, StateKind>> = {
  granted: 'met',
  elsewhere: 'met',
  yielded: 'none',
  pending: 'wait',
  failed: 'fail',
  unpublished: 'none',
};

interface ClaimProps {
  readonly finding: ClaimFinding;
  readonly layout: Layout;
  /** Name of the work, '' for the company. */
  readonly subject: string;
  /** How the support taken instead is called. */
  readonly elsewhere: string;
}

export function ClaimCard({ finding, layout, subject, elsewhere }: ClaimProps) {
  const { laid, result, standing, missing, advice, limits } = finding;
  const { clause } = laid.questions;
  const heading = `result.${laid.claim.key}`;
  return (
    <article className="claim" data-is={KINDS[standing]} aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{clause.title}</h3>
        <State kind={KINDS[standing]} word={standingWord(finding)} />
        {subject !== '' && <p>{subject}</p>}
      </header>
      {standing === 'unpublished' ? (
        <p className="small">
          {clause.unpublished} <Cite policy={layout.policy} id={clause.cite[0] ?? ''} />
        </p>
      ) : (
        <>
          {(standing === 'granted' || standing === 'elsewhere' || standing === 'yielded') && (
            <dl className="versus">
              <div>
                <dt>{tell('claim.ceiling')}</dt>
                <dd>
                  {yuanFigure(result.ceilingFen)} <small>{tell('unit.yuan')}</small>
                </dd>
              </div>
              <div>
                <dt>{tell('claim.award')}</dt>
                <dd>
                  {yuanFigure(result.awardFen)} <small>{tell('unit.yuan')}</small>
                </dd>
              </div>
            </dl>
          )}
          {standing === 'elsewhere' && <p className="small">{tell('claim.elsewhere', { support: elsewhere })}</p>}
          {standing === 'yielded' && <p className="small">{tell('claim.yielded')}</p>}
          {missing.length > 0 && <MissingList missing={missing} />}
          <Reasons finding={finding} layout={layout} />
          {limits
            .filter(({ cuts, priorFen }) => cuts || priorFen > 0)
            .map((limit) => (
              <Meter key={limit.code} limit={limit} policy={layout.policy} />
            ))}
          <AdviceList advice={advice} />
        </>
      )}
    </article>
  );
}

type Advised = ClaimFinding['advice'];

/** What would let a failed claim pass stands together; what a full cap or another year means, each on its own. */
function AdviceList({ advice }: { readonly advice: Advised }) {
  const passing = advice.filter(({ kind }) => PASSING.has(kind));
  // Two clauses may share one cap, each with a code of its own and the same sentence.
  const others = advice.filter(
    ({ kind, text }, at) =>
      (kind === 'surplus' || kind === 'other-year') && advice.findIndex((one) => one.text === text) === at,
  );
  return (
    <>
      {passing.length > 0 && (
        <Callout kind="change">
          <p>
            <b>{tell('advice.passing')}</b>
          </p>
          <ul className="advice">
            {passing.map(({ code, kind, text }) => (
              <li key={`${code} ${kind}`}>{text}</li>
            ))}
          </ul>
        </Callout>
      )}
      {others.map(({ code, kind, text }) => (
        <Callout key={`${code} ${kind}`} kind={kind === 'surplus' ? 'note' : 'change'}>
          <p>
            <b>{tell(kind === 'surplus' ? 'advice.surplus' : 'advice.other-year')}</b>
            {text}
          </p>
        </Callout>
      ))}
    </>
  );
}

const PASSING: ReadonlySet<Advised[number]['kind']> = new Set(['move', 'add', 'raise', 'lower', 'wait']);

function standingWord({ standing, assumed, missing }: ClaimFinding): string {
  if (standing === 'granted') return tell(assumed ? 'standing.granted-assumed' : 'standing.granted');
  return tell(`standing.${standing}`, { count: missing.length });
}

/** What is still needed, each a way to its field. Not known yet is never a failure. */
function MissingList({ missing }: { readonly missing: readonly MissingField[] }) {
  return (
    <ul className="why why--missing">
      {missing.map((field) => (
        <li key={field.code} data-is="wait">
          <Icon name="wait" label={tell('blank')} />
          <a href={`#${field.field}`}>{missingWords(field)}</a>
        </li>
      ))}
    </ul>
  );
}

export function missingWords({ kind, label, part }: MissingField): string {
  return tell(`missing.${kind}`, { label, part });
}

function Reasons({ finding, layout }: { readonly finding: ClaimFinding; readonly layout: Layout }) {
  const { reasons, result, laid, standing } = finding;
  const unknown = reasons.filter(({ holds }) => holds === null);
  // What is missing stands above with its links; here it would only be said twice.
  const shown = reasons.filter(
    (reason) => !unknown.includes(reason) && !(standing === 'failed' && reason.isAssumption),
  );
  const failed = shown.filter(({ holds }) => holds === false);
  const met = shown.filter(({ holds }) => holds !== false);
  const general = met.filter(({ isGeneral }) => isGeneral);
  return (
    <>
      <ul className="why">
        {failed.map((reason) => (
          <ReasonRow key={reason.code} reason={reason} finding={finding} layout={layout} />
        ))}
        {standing !== 'failed' && <Calculation finding={finding} layout={layout} />}
        {met
          .filter(({ isGeneral }) => !isGeneral)
          .map((reason) => (
            <ReasonRow key={reason.code} reason={reason} finding={finding} layout={layout} />
          ))}
        {standing === 'failed' && result.baseFen > 0 && laid.questions.clause.base && (
          <li data-is="info">
            <Icon name="dash" label={tell('note')} />
            <span>
              {tell('sum.base-only', { label: laid.questions.clause.base.label, base: yuanFigure(result.baseFen) })}
            </span>
            <Cite policy={layout.policy} id={laid.questions.clause.base.cite} />
          </li>
        )}
      </ul>
      {general.length > 0 && standing !== 'pending' && (
        <details className="more more--small">
          <summary>{tell('reasons.general', { count: general.length })}</summary>
          <ul className="why">
            {general.map((reason) => (
              <ReasonRow key={reason.code} reason={reason} finding={finding} layout={layout} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface ReasonProps {
  readonly reason: Reason;
  readonly finding: ClaimFinding;
  readonly layout: Layout;
}

function ReasonRow({ reason, finding, layout }: ReasonProps) {
  const { holds, cite, isAssumption, condition, code } = reason;
  const label = condition?.label ?? code;
  const kind = isAssumption ? 'wait' : stateOf(holds);
  const share = finding.laid.questions.clause.rate?.share;
  const assumption = share
    ? tell('reason.assumed-rate', { label, rate: percent(finding.result.rateBp) })
    : tell('reason.assumed', { label });
  return (
    <li data-is={kind}>
      <Icon name={kind === 'met' ? 'check' : kind === 'fail' ? 'cross' : 'wait'} label={tell(`reason.${kind}`)} />
      <span>{isAssumption ? assumption : reasonWords(reason)}</span>
      <Cite policy={layout.policy} id={cite} />
    </li>
  );
}

/** What was ticked needs no sentence of its own; what was counted or compared keeps the engine's. */
function reasonWords({ holds, text, condition }: Reason): string {
  if (holds !== true || condition?.test.kind !== 'fact') return text;
  return tell(condition.judge ? 'reason.judged' : 'reason.as-stated', { label: condition.label });
}

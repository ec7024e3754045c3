import type { z } from 'zod';
import type { RunningAssessmentView } from '../../../../contracts/application.ts';
import type { DraftClaim } from '../../../../contracts/application-draft.ts';
import type { assessment, claimResult } from '../../../../contracts/assessment.ts';
import { Money } from '../../../kit/parts/marks.tsx';
import { percent, yuanFigure } from '../../../public/amounts.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { Cite } from '../../../public/components/cite.tsx';
import { Icon, type IconName } from '../../../public/components/icon.tsx';
import { State, type StateKind } from '../../../public/components/state.tsx';
import { useForm } from './form-context.ts';
import { say } from './say.ts';

type Assessed = z.output<typeof assessment>;
type ClaimAssessed = z.output<typeof claimResult>;

/** The one figure of an assessment, in words: also for the bar at the foot of a phone. */
export function headline({ ifPassed }: RunningAssessmentView): { readonly label: string; readonly figure: string } {
  if (!ifPassed) return { label: say('running.title'), figure: say('running.nothing') };
  const { claims, totalFen } = ifPassed.assessment;
  const eligible = claims.filter(({ status }) => status === 'eligible');
  if (eligible.length > 0) {
    const isAssumed = eligible.some(({ id }) => ifPassed.assumed.includes(id));
    const label = say(isAssumed ? 'running.if-passed' : 'running.as-stated');
    return { label, figure: say('value.yuan', { amount: yuanFigure(totalFen) }) };
  }
  const pending = claims.filter(({ status }) => status === 'pending').length;
  return { label: say('running.title'), figure: say(pending > 0 ? 'running.pending' : 'running.none') };
}

/** What comes out as far as the form is filled in, what it assumes, and what would change it. A computation, never an award. */
export function RunningPart({ running }: { readonly running: RunningAssessmentView }) {
  const { application } = useForm();
  const { label, figure } = headline(running);
  const found = running.ifPassed?.assessment;
  const awards = found?.claims.map(({ awardFen }) => awardFen).filter((fen) => fen > 0) ?? [];
  return (
    <>
      <div className="running__top">
        <h2>{label}</h2>
        <p className="running__figure">{figure}</p>
        {awards.length > 1 && found && (
          <p className="small">{`${awards.map(yuanFigure).join(' + ')} = ${yuanFigure(found.totalFen)}`}</p>
        )}
        {found && found.elsewhereFen > 0 && (
          <p className="small">{say('running.elsewhere', { amount: yuanFigure(found.elsewhereFen) })}</p>
        )}
        <Assumptions running={running} />
        <p className="note">
          {say('running.not-an-award')}
          {found?.plan.proven === true && awards.length > 1 && say('running.best')}
        </p>
      </div>
      {running.problems.length > 0 && (
        <Callout kind="warn">
          <ul>
            {running.problems.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Callout>
      )}
      {application.draft.claims.map((claim, at) => (
        <ClaimCard key={claim.id} claim={claim} number={at + 1} running={running} />
      ))}
    </>
  );
}

function Assumptions({ running: { ifPassed } }: { readonly running: RunningAssessmentView }) {
  const { layout, policy } = useForm();
  const { status } = policy.definition.manifest;
  const assumed = (ifPassed?.assessment.claims ?? []).filter(
    ({ id, status: found }) => found === 'eligible' && ifPassed?.assumed.includes(id),
  );
  const words = assumed.flatMap(({ id, clause, rateBp }) => {
    const laid = layout.claims.find((one) => one.claim.id === id);
    const review = laid?.questions?.review;
    if (!laid || !review) return [];
    const params = { clause: laid.questions?.clause.title ?? clause, review: review.label, rate: percent(rateBp) };
    return [
      {
        id,
        text: say(laid.questions?.clause.rate ? 'running.assume-rate' : 'running.assume', params),
        cite: review.cite,
      },
    ];
  });
  if (words.length === 0 && status === 'issued') return null;
  return (
    <ul className="running__assume" aria-label={say('running.assumptions')}>
      {words.map(({ id, text, cite }) => (
        <li key={id}>
          <Icon name="wait" />
          <span>
            {text} <Cite policy={policy} id={cite} />
          </span>
        </li>
      ))}
      {status !== 'issued' && (
        <li>
          <Icon name="wait" />
          <span>{say('running.no-force')}</span>
        </li>
      )}
    </ul>
  );
}

interface CardProps {
  readonly claim: DraftClaim;
  readonly number: number;
  readonly running: RunningAssessmentView;
}

const STANDINGS: Readonly<Record<ClaimAssessed['status'], StateKind>> = {
  eligible: 'met',
  pending: 'wait',
  ineligible: 'fail',
  'terms-unpublished': 'none',
};

function ClaimCard({ claim, number, running: { ifPassed } }: CardProps) {
  const { layout, subjects } = useForm();
  const isAssumed = ifPassed?.assumed.includes(claim.id) === true;
  const laid = layout.claims.find((one) => one.claim.id === claim.id);
  const title = laid?.questions?.clause.title ?? claim.clause;
  const result = ifPassed?.assessment.claims.find(({ id }) => id === claim.id);
  const subject = subjects.find(({ id }) => id === claim.subjectId)?.title;
  const advice = (ifPassed?.advice ?? []).filter((one) => one.claim === claim.id && one.kind !== 'complete');
  return (
    <article className="running__claim" aria-label={title}>
      <header>
        <h3>{say('claim.title', { number, clause: title })}</h3>
        <State
          kind={result ? STANDINGS[result.status] : 'wait'}
          word={say(result ? `standing.${result.status}` : 'standing.open')}
        />
      </header>
      {subject !== undefined && <p className="small">{subject}</p>}
      {result?.status === 'eligible' && <Figures result={result} found={ifPassed?.assessment} />}
      {result && <Trace result={result} reviewCode={isAssumed ? laid?.questions?.review?.code : undefined} />}
      {advice.length > 0 && (
        <Callout kind="change">
          <p>
            <b>{say('running.change')}</b>
          </p>
          <ul>
            {advice.map(({ code, kind, text }) => (
              <li key={`${code} ${kind} ${text}`}>{text}</li>
            ))}
          </ul>
        </Callout>
      )}
    </article>
  );
}

interface TraceProps {
  readonly result: ClaimAssessed;
  /** The condition that holds only because a review is assumed to be passed. */
  readonly reviewCode: string | undefined;
}

/** What is not met and what is assumed in sight, what is met folded away; what is still open stands in the checklist. */
function Trace({ result: { trace }, reviewCode }: TraceProps) {
  const shown = trace.filter(({ holds, code }) => holds === false || (holds && code === reviewCode));
  const met = trace.filter(({ holds, code }) => holds && code !== reviewCode);
  return (
    <>
      <TraceLines lines={shown} assumed={reviewCode} />
      {met.length > 0 && (
        <details className="more">
          <summary>{say('trace.count', { count: met.length })}</summary>
          <TraceLines lines={met} />
        </details>
      )}
    </>
  );
}

const TRACE_ICONS: Readonly<Record<'met' | 'fail' | 'wait', IconName>> = { met: 'check', fail: 'cross', wait: 'wait' };

function TraceLines({
  lines,
  assumed,
}: {
  readonly lines: ClaimAssessed['trace'];
  readonly assumed?: string | undefined;
}) {
  const { policy } = useForm();
  if (lines.length === 0) return null;
  return (
    <ul className="running__trace">
      {lines.map(({ code, holds, cite, text }) => {
        const kind = code === assumed ? 'wait' : holds ? 'met' : 'fail';
        return (
          <li key={code} data-is={kind}>
            <Icon name={TRACE_ICONS[kind]} label={say(`trace.${kind}`)} />
            <span>{text}</span>
            <Cite policy={policy} id={cite} />
          </li>
        );
      })}
    </ul>
  );
}

/** Alone it could be so much, in the best combination it is so much; where the two differ, what cuts it. */
function Figures({ result, found }: { readonly result: ClaimAssessed; readonly found: Assessed | undefined }) {
  const { layout } = useForm();
  const clause = layout.claims.find(({ claim }) => claim.id === result.id)?.questions?.clause;
  const labels = new Map(clause?.caps.map(({ code, label }) => [code, label]) ?? []);
  const cuts = (found?.limits ?? []).filter(({ code }) => result.reducedBy.includes(code));
  return (
    <>
      <dl className="running__versus">
        <div>
          <dt>{say('running.ceiling')}</dt>
          <dd>
            <Money fen={result.ceilingFen} />
          </dd>
        </div>
        <div>
          <dt>{say('running.award')}</dt>
          <dd>
            <Money fen={result.awardFen} />
          </dd>
        </div>
      </dl>
      {result.elsewhere !== null && <p className="small">{say('running.taken-elsewhere')}</p>}
      {cuts.map(({ code, limitFen, priorFen }) => (
        <p key={code} className="small">
          {say('running.cut', {
            label: labels.get(code) ?? code,
            limit: yuanFigure(limitFen),
            prior: yuanFigure(priorFen),
          })}
        </p>
      ))}
    </>
  );
}

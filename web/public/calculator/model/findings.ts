import type { Condition } from '../../../../engine/format/terms.ts';
import { type Advice, type AssessmentRequest, advise, type CompiledPolicy } from '../../../../engine/index.ts';
import type { ClaimResult, LimitResult, TraceEntry } from '../../../../engine/result.ts';
import { type Decision, decisionsOf } from './alternatives.ts';
import type { Answers } from './answers.ts';
import { type Arithmetic, arithmeticOf } from './arithmetic.ts';
import type { Computed } from './compute.ts';
import type { ClaimLayout, Layout } from './layout.ts';
import { type MissingField, missingField } from './missing.ts';

/** The result as a person reads it: each claim with its reasons, what is missing, what would change it, its limits. */
export interface Findings {
  readonly claims: readonly ClaimFinding[];
  readonly decisions: readonly Decision[];
  /** Limits that no claim shows, because nothing was reached. */
  readonly missingCount: number;
}

export type Standing = 'granted' | 'elsewhere' | 'yielded' | 'pending' | 'failed' | 'unpublished';

export interface ClaimFinding {
  readonly laid: ClaimLayout;
  readonly result: ClaimResult;
  readonly standing: Standing;
  /** The review is assumed to have been passed. */
  readonly assumed: boolean;
  readonly reasons: readonly Reason[];
  readonly missing: readonly MissingField[];
  readonly advice: readonly Advice[];
  readonly arithmetic: Arithmetic;
  readonly limits: readonly LimitFinding[];
  /** Labels of the conditions that a person decides and that count here as the applicant sees them. */
  readonly judged: readonly string[];
}

export interface Reason extends TraceEntry {
  readonly condition: Condition | undefined;
  /** It is asked of every claim, not by the clause itself. */
  readonly isGeneral: boolean;
  /** It holds only because the review is assumed. */
  readonly isAssumption: boolean;
}

export interface LimitFinding extends LimitResult {
  readonly label: string;
  /** Title of the clause whose claim shows it. */
  readonly clause: string;
  /** It is full, and cut the award of this claim. */
  readonly cuts: boolean;
}

export function findingsOf(answers: Answers, layout: Layout, computed: Computed, compiled: CompiledPolicy): Findings {
  const laidOut = new Map(layout.works.flatMap((work) => work.claims.map((laid) => [laid.claim.key, laid] as const)));
  const keyOf = new Map([...computed.built.ids.claim].map(([key, id]) => [id, key]));
  const advice = advise(compiled, computed.highestRequest as unknown as AssessmentRequest);
  const shown = new Set<LimitResult>();
  const claims = computed.highest.claims.flatMap((result): ClaimFinding[] => {
    const laid = laidOut.get(keyOf.get(result.id) ?? '');
    return laid ? [claimFinding(answers, layout, computed, laid, result, advice, shown)] : [];
  });
  return {
    claims,
    decisions: decisionsOf(computed, layout.terms, compiled),
    missingCount: claims.reduce((sum, { missing }) => sum + missing.length, 0),
  };
}

function claimFinding(
  answers: Answers,
  layout: Layout,
  computed: Computed,
  laid: ClaimLayout,
  result: ClaimResult,
  advice: readonly Advice[],
  shown: Set<LimitResult>,
): ClaimFinding {
  const { built, assumed, highestRequest } = computed;
  const isAssumed = assumed.has(result.id);
  const reviewCode = laid.questions.review?.code;
  const conditions = conditionsByCode(layout);
  const generalCodes = new Set(layout.terms.general.map(({ code }) => code));
  return {
    laid,
    result,
    standing: standingOf(result),
    assumed: isAssumed,
    reasons: result.trace.map((entry) => ({
      ...entry,
      condition: conditions.get(entry.code),
      isGeneral: generalCodes.has(entry.code),
      isAssumption: isAssumed && entry.code === reviewCode,
    })),
    missing: result.missing.map((code) => missingField(code, answers, layout, laid, built.ids)),
    advice: advice.filter(({ claim }) => claim === result.id),
    arithmetic: arithmeticOf(answers, layout, laid, highestRequest, result, built.ids),
    limits: limitsOf(layout, computed, laid, result, shown),
    judged: judgedOf(laid, result),
  };
}

function standingOf({ status, awardFen, elsewhere, countedCosts, ceilingFen }: ClaimResult): Standing {
  if (status === 'terms-unpublished') return 'unpublished';
  if (status === 'pending') return 'pending';
  if (status === 'ineligible') return 'failed';
  if (elsewhere !== null) return 'elsewhere';
  return awardFen === 0 && countedCosts.length === 0 && ceilingFen > 0 ? 'yielded' : 'granted';
}

function conditionsByCode({ terms }: Layout): ReadonlyMap<string, Condition> {
  const all: readonly Condition[] = [...terms.general, ...terms.clauses.flatMap(({ conditions }) => conditions)];
  return new Map(all.map((condition) => [condition.code, condition]));
}

/** Conditions for a person to judge that hold as stated; the review itself is an assumption of its own. */
function judgedOf({ questions }: ClaimLayout, { trace }: ClaimResult): readonly string[] {
  const holds = new Set(trace.filter((entry) => entry.holds === true).map(({ code }) => code));
  return questions.clause.conditions
    .filter(({ code, judge, test }) => judge !== undefined && test.kind !== 'review' && holds.has(code))
    .map(({ label }) => label);
}

/** The limits of this claim, each shown once: at the first claim that it binds. */
function limitsOf(
  layout: Layout,
  { highest, built }: Computed,
  { claim, questions }: ClaimLayout,
  result: ClaimResult,
  shown: Set<LimitResult>,
): readonly LimitFinding[] {
  const labels = new Map<string, string>(questions.clause.caps.map(({ code, label }) => [code, label]));
  const base = questions.clause.base;
  if (base?.from.kind === 'increment') labels.set(base.from.code, base.label);
  if (questions.clause.once) {
    const { code } = questions.clause.once;
    labels.set(
      code,
      layout.terms.clauses.flatMap((one) => one.conditions).find((one) => one.code === code)?.label ?? code,
    );
  }
  const subject = built.ids.subject.get(claim.work);
  return highest.limits.flatMap((limit) => {
    const label = labels.get(limit.code);
    const mine = label !== undefined && (limit.subject === undefined || limit.subject === subject);
    if (!mine || shown.has(limit) || result.status !== 'eligible') return [];
    shown.add(limit);
    return [{ ...limit, label, clause: questions.clause.title, cuts: result.reducedBy.includes(limit.code) }];
  });
}

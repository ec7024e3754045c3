import { expect } from 'vitest';
import { assessChecked, checkRequest } from '../assess/assess.ts';
import { type CompiledPolicy, epochOn } from '../assess/policy.ts';
import { type Accounts, openAccounts, postPriorAwards } from '../compiled/accounts.ts';
import { failedCodes, missingNames } from '../compiled/names.ts';
import { openRecordBook, type RecordBook } from '../compiled/record-book.ts';
import type { AccountPlan } from '../compiled/rules.ts';
import type { CompiledSingle, Verdict } from '../compiled/single.ts';
import type { CompiledTraced } from '../compiled/traced.ts';
import type { AssessmentRequest } from '../request/form.ts';
import type { Assessment, ClaimResult } from '../result.ts';

/** For tests: what generated code finds beside what `assess` finds, claim by claim. */
export interface Comparable extends Pick<ClaimResult, 'status' | 'failed' | 'missing'> {
  readonly baseFen?: number;
  readonly ceilingFen: number;
  readonly awardFen?: number;
}

export function checked(policy: CompiledPolicy, value: unknown): AssessmentRequest {
  const outcome = checkRequest(policy, value);
  if (!outcome.ok) throw new Error(`${outcome.refusal.path} ${outcome.refusal.code}`);
  return outcome.value;
}

/** The request with cost items and outcomes of its own for each claim, and no alternative support: its awards can be compared. */
export function withNothingShared(request: AssessmentRequest): AssessmentRequest {
  const claims = request.claims.map(({ otherSupport: _, ...claim }) => ({
    ...claim,
    ...(claim.outcome === undefined ? {} : { outcome: `${claim.outcome} of ${claim.id}` }),
    ...(claim.costs ? { costs: claim.costs.map((item) => ({ ...item, id: `${item.id} of ${claim.id}` })) } : {}),
  }));
  return { ...request, claims };
}

/** What `assess` finds; `awardFen` only where the claims of the request are independent enough to compare. */
export function assessed(policy: CompiledPolicy, request: AssessmentRequest): Comparable[] {
  const result = assessChecked(policy, request);
  const isComparable = sharesNothing(policy, request, result);
  return result.claims.map(({ status, failed, missing, baseFen, ceilingFen, awardFen }) => {
    const names = missing.map((name) => name.replace(/^costs\[.*\]\.([A-Za-z0-9]+)$/s, 'costs[*].$1'));
    const own = { status, failed, missing: [...new Set(names)].sort(), baseFen, ceilingFen };
    return isComparable ? { ...own, awardFen } : own;
  });
}

/** The same; undefined where bounds of the policy cross, which the plan does not solve. */
export function assessedOrCrossing(policy: CompiledPolicy, request: AssessmentRequest): Comparable[] | undefined {
  try {
    return assessed(policy, request);
  } catch (error) {
    if (error instanceof Error && error.message.includes('not laminar')) return undefined;
    throw error;
  }
}

/**
 * No cost item in two claims, no outcome claimed twice, no alternative support, and no contest for what is granted once
 * where the claims differ: then filing order is the best plan.
 */
function sharesNothing({ epochs }: CompiledPolicy, request: AssessmentRequest, result: Assessment): boolean {
  const { terms } = epochOn(epochs, request.asOf);
  const items = request.claims.flatMap(({ costs }) => (costs ?? []).map(({ id }) => id));
  const eligible = request.claims.filter((_, index) => result.claims[index]?.status === 'eligible');
  const outcomes = terms.exclusions.flatMap(({ clauses, same }) => {
    const keys = eligible.flatMap((claim) => {
      const values = same.map((name) => claim[name]);
      return clauses.includes(claim.clause) && !values.includes(undefined) ? [JSON.stringify(values)] : [];
    });
    return new Set(keys).size === keys.length ? [] : [same];
  });
  const onceContested = terms.clauses.some((clause) => {
    const isPlain = clause.base?.from.kind === 'flat' && !clause.rate && clause.caps.length === 0;
    return clause.once && !isPlain && eligible.filter((claim) => claim.clause === clause.id).length > 1;
  });
  const hasAlternative =
    terms.insteadOfAward !== undefined && eligible.some((claim) => (claim.otherSupport ?? []).length > 0);
  return new Set(items).size === items.length && outcomes.length === 0 && !hasAlternative && !onceContested;
}

export function accountsOfBook(plan: AccountPlan, { applicants, subjects, years, priorAwards }: RecordBook): Accounts {
  const [first, last] = years;
  const accounts = openAccounts(plan, { applicants, subjects, firstYear: first, years: last - first + 1 });
  postPriorAwards(plan, accounts, priorAwards);
  return accounts;
}

/** What compiled single finds. */
export function decidedSingly(
  policy: CompiledPolicy,
  single: CompiledSingle,
  request: AssessmentRequest,
): Comparable[] {
  const book = openRecordBook(policy.definition);
  const records = book.enter(request);
  const { evaluate, declare } = single.bind(accountsOfBook(single.accountPlan, book));
  for (const record of records) declare(record);
  return records.map((record) => {
    const verdict = single.newVerdict();
    evaluate(record, verdict);
    return comparable(policy, single, verdict, record.clause, record.programYear);
  });
}

/** What compiled traced tells, claim by claim. */
export function toldSingly(
  policy: CompiledPolicy,
  traced: CompiledTraced,
  request: AssessmentRequest,
): ClaimResult['trace'][] {
  const book = openRecordBook(policy.definition);
  const records = book.enter(request);
  const { evaluate } = traced.bind(accountsOfBook(traced.accountPlan, book));
  return records.map((record) => {
    const verdict = traced.newVerdict();
    evaluate(record, verdict);
    return verdict.trace;
  });
}

function comparable(
  { definition }: CompiledPolicy,
  { layout }: CompiledSingle,
  verdict: Verdict,
  clause: number,
  programYear: number,
): Comparable {
  const own = layout.clauses[clause];
  if (!own) throw new Error(`no clause ${clause}`);
  const words = Array.from({ length: layout.words }, (_, word) => word);
  const { status, baseFen, ceilingFen, awardFen } = verdict;
  return {
    status,
    failed: failedCodes(
      own,
      words.map((word) => verdict[`f${word}`] ?? 0),
    ),
    missing: missingNames(
      own,
      words.map((word) => verdict[`m${word}`] ?? 0),
      programYear,
      definition.dictionary,
    ),
    baseFen,
    ceilingFen,
    awardFen,
  };
}

/** Asserts agreement; the award is compared where `assess` gives it for comparison, the base where it is found. */
export function expectSame(found: readonly Comparable[], wanted: readonly Comparable[]): void {
  const trimmed = wanted.map(({ awardFen, baseFen, ...rest }, index) => {
    const other = found[index];
    const base = other?.baseFen === undefined ? {} : { baseFen };
    return awardFen === undefined ? { ...rest, ...base, awardFen: other?.awardFen } : { ...rest, ...base, awardFen };
  });
  expect(found).toEqual(trimmed);
}

import type { Terms } from '../definition.ts';
import { type Fen, ZERO_FEN } from '../money.ts';
import type { Plan, PlanClaim, PlanProblem } from '../plan/problem.ts';
import { solvePlan } from '../plan/solve.ts';
import type { AssessmentRequest, OtherSupport } from '../request/form.ts';
import type { Finding } from './examine.ts';
import type { LimitAccount } from './limits.ts';

/** The plan of the eligible claims, in words of the request again. */
export interface Planned {
  readonly plan: Plan;
  /** Item by position in the problem → cost id. */
  readonly itemIds: readonly string[];
  /** Support by position in the problem. */
  readonly supports: readonly OtherSupport[];
}

const NOTHING_TO_PLAN: Planned = {
  plan: { granted: [], awardFen: [], countedItems: [], elsewhere: [], takenSupports: [], proof: { proven: true } },
  itemIds: [],
  supports: [],
};

/** Frees the eligible claims of policy words and lets the solver decide among them. */
export function planAwards(
  eligible: readonly Finding[],
  accounts: readonly LimitAccount[],
  request: AssessmentRequest,
  terms: Terms,
): Planned {
  if (eligible.length === 0) return NOTHING_TO_PLAN;
  const items = numberItems(request);
  const supports = supportsInstead(eligible, request, terms);
  const bounds = accounts.filter(({ rule }) => rule.bound.kind !== 'once');
  const limitsOfClaims: number[][] = eligible.map(() => []);
  for (const [limit, { claims }] of bounds.entries()) for (const claim of claims) limitsOfClaims[claim]?.push(limit);
  const used = new Set(request.applicant?.usedCosts);
  const problem: PlanProblem = {
    claims: eligible.map((finding, position): PlanClaim => {
      const { claim, counted, rateBp, baseFen, compiled } = finding;
      const fromCosts = compiled.clause.base?.from.kind === 'costs';
      return {
        rateBp,
        fixedBaseFen: fromCosts ? ZERO_FEN : baseFen,
        items: counted
          .filter(({ id }) => !used.has(id))
          .map(({ id, amountFen }) => ({ item: items.get(id) ?? 0, amountFen })),
        limits: limitsOfClaims[position] ?? [],
        supports: supports.flatMap(({ id }, support) => (claim.otherSupport?.includes(id) ? [support] : [])),
      };
    }),
    itemCount: items.size,
    limits: bounds.map(({ limitFen, priorFen }) => ({ roomFen: Math.max(0, limitFen - priorFen) as Fen })),
    supports: supports.map(({ amountFen }) => ({ amountFen })),
    atMostOne: [...exclusionsAmong(eligible, terms), ...onceAmong(accounts)],
  };
  return { plan: solvePlan(problem), itemIds: [...items.keys()], supports };
}

/** Cost items in the order of their first appearance in the whole request. */
function numberItems({ claims }: AssessmentRequest): Map<string, number> {
  const items = new Map<string, number>();
  for (const { costs = [] } of claims) for (const { id } of costs) if (!items.has(id)) items.set(id, items.size);
  return items;
}

/** Support that may be taken instead: of the right level and status, and named by an eligible claim at least. */
function supportsInstead(
  eligible: readonly Finding[],
  { applicant }: AssessmentRequest,
  { insteadOfAward }: Terms,
): readonly OtherSupport[] {
  const listed = applicant?.otherSupport;
  if (!insteadOfAward || listed === undefined) return [];
  const { levels, statuses } = insteadOfAward;
  const named = new Set(eligible.flatMap(({ claim }) => claim.otherSupport ?? []));
  return listed.filter(({ id, level, status }) => named.has(id) && levels.includes(level) && statuses.includes(status));
}

/** Sets of two or more claims of which an exclusion lets at most one through. */
function exclusionsAmong(eligible: readonly Finding[], { exclusions }: Terms): number[][] {
  return exclusions.flatMap(({ clauses, same }) => {
    const groups = new Map<string, number[]>();
    for (const [position, { claim }] of eligible.entries()) {
      if (!clauses.includes(claim.clause)) continue;
      const values = same.map((name) => claim[name]);
      if (values.includes(undefined)) continue;
      const key = JSON.stringify(values);
      const group = groups.get(key);
      if (group) group.push(position);
      else groups.set(key, [position]);
    }
    return [...groups.values()].filter((group) => group.length > 1);
  });
}

function onceAmong(accounts: readonly LimitAccount[]): number[][] {
  return accounts
    .filter(({ rule, claims }) => rule.bound.kind === 'once' && claims.length > 1)
    .map(({ claims }) => [...claims]);
}

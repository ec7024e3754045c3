import type { Terms } from '../../../../engine/definition.ts';
import { assess, type CompiledPolicy } from '../../../../engine/index.ts';
import type { Assessment } from '../../../../engine/result.ts';
import { verdictOf } from './arithmetic.ts';
import type { Computed } from './compute.ts';
import type { Request } from './request.ts';

/**
 * Why the plan is as it is: wherever it had to decide between a claim and support from elsewhere, between claims that
 * want the same cost, or between claims of which only one may be granted, the other way is computed too.
 */
export interface Decision {
  readonly kind: 'support' | 'shared' | 'one-of';
  readonly key: string;
  readonly cite: string | undefined;
  /** Claims whose awards differ between the ways, by id, in the order of the request. */
  readonly claims: readonly string[];
  readonly ways: readonly Way[];
}

export interface Way {
  /** plan: what was chosen · support: take the support named `about` · claim: give way to the claim `about`. */
  readonly kind: 'plan' | 'support' | 'without-support' | 'claim';
  readonly about: string;
  readonly awardFen: Readonly<Record<string, number>>;
  readonly elsewhereFen: number;
  readonly sumFen: number;
}

const MOST_DECISIONS = 6;
const MOST_WAYS = 4;

export function decisionsOf(computed: Computed, terms: Terms, compiled: CompiledPolicy): readonly Decision[] {
  const { highest, highestRequest: request } = computed;
  const eligible = highest.claims.filter(({ status }) => status === 'eligible').map(({ id }) => id);
  const decide = (change: Request): Assessment | undefined => {
    const outcome = assess(compiled, change);
    return outcome.ok ? outcome.value : undefined;
  };
  const found = [
    ...supportDecisions(computed, terms, eligible, decide),
    ...exclusionDecisions(computed, terms, eligible, decide),
    ...sharedDecisions(request, highest, eligible, terms, decide),
  ];
  return found.filter(({ ways }) => ways.length > 1).slice(0, MOST_DECISIONS);
}

type Decide = (change: Request) => Assessment | undefined;

function wayOf(kind: Way['kind'], about: string, result: Assessment, extraFen = 0): Way {
  const elsewhereFen = result.elsewhereFen + extraFen;
  const awardFen = Object.fromEntries(result.claims.map((claim) => [claim.id, claim.awardFen as number]));
  return { kind, about, awardFen, elsewhereFen, sumFen: result.totalFen + elsewhereFen };
}

function decision(
  kind: Decision['kind'],
  key: string,
  cite: string | undefined,
  request: Request,
  ways: readonly Way[],
): Decision {
  const claims = request.claims
    .map(({ id }) => id)
    .filter((id) => ways.some(({ awardFen }) => (awardFen[id] ?? 0) !== (ways[0]?.awardFen[id] ?? 0)));
  return { kind, key, cite, claims, ways: ways.slice(0, MOST_WAYS) };
}

interface Support {
  readonly id: string;
  readonly level: string;
  readonly status: string;
  readonly amountFen: number;
}

function supportDecisions(
  { highest, highestRequest: request }: Computed,
  { insteadOfAward }: Terms,
  eligible: readonly string[],
  decide: Decide,
): readonly Decision[] {
  if (!insteadOfAward) return [];
  const supports = (request.applicant.otherSupport ?? []) as readonly Support[];
  const plan = wayOf('plan', '', highest);
  return supports.flatMap((support) => {
    const { levels, statuses, cite } = insteadOfAward;
    const naming = request.claims.filter(
      ({ id, otherSupport }) => eligible.includes(id) && otherSupport?.includes(support.id),
    );
    if (!levels.includes(support.level) || !statuses.includes(support.status) || naming.length === 0) return [];
    const taken = highest.claims.some(({ elsewhere }) => elsewhere === support.id);
    const without = withoutSupport(request, support.id);
    const names = new Set(naming.map(({ id }) => id));
    const other = decide(taken ? without : { ...without, claims: without.claims.filter(({ id }) => !names.has(id)) });
    if (!other) return [];
    const way = taken
      ? wayOf('without-support', support.id, other)
      : wayOf('support', support.id, other, support.amountFen);
    return [decision('support', support.id, cite, request, [plan, way])];
  });
}

function withoutSupport(request: Request, id: string): Request {
  const supports = (request.applicant.otherSupport ?? []) as readonly Support[];
  return {
    ...request,
    applicant: { ...request.applicant, otherSupport: supports.filter((support) => support.id !== id) },
    claims: request.claims.map((claim) =>
      claim.otherSupport ? { ...claim, otherSupport: claim.otherSupport.filter((named) => named !== id) } : claim,
    ),
  };
}

/** Of the claims with the same subject and outcome only one: each of them alone. */
function exclusionDecisions(
  { highest, highestRequest: request }: Computed,
  { exclusions }: Terms,
  eligible: readonly string[],
  decide: Decide,
): readonly Decision[] {
  const plan = wayOf('plan', '', highest);
  return exclusions.flatMap(({ code, cite, clauses, same }) => {
    const groups = new Map<string, string[]>();
    for (const claim of request.claims) {
      if (!eligible.includes(claim.id) || !clauses.includes(claim.clause)) continue;
      const key = JSON.stringify(same.map((member) => claim[member] ?? ''));
      groups.set(key, [...(groups.get(key) ?? []), claim.id]);
    }
    return [...groups].flatMap(([key, ids]) => {
      if (ids.length < 2) return [];
      const ways = ids.flatMap((id) => {
        const result = decide({
          ...request,
          claims: request.claims.filter((claim) => claim.id === id || !ids.includes(claim.id)),
        });
        return result ? [wayOf('claim', id, result)] : [];
      });
      return [decision('one-of', `${code} ${key}`, cite, request, [plan, ...differing(ways, plan)])];
    });
  });
}

/** Costs that count for several claims: all of them to one claim, each claim in turn. */
function sharedDecisions(
  request: Request,
  highest: Assessment,
  eligible: readonly string[],
  terms: Terms,
  decide: Decide,
): readonly Decision[] {
  const used = new Set((request.applicant.usedCosts ?? []) as readonly string[]);
  const wanting = new Map<string, string[]>();
  for (const { id, clause, costs } of request.claims) {
    const base = terms.clauses.find((one) => one.id === clause)?.base?.from;
    if (!eligible.includes(id) || base?.kind !== 'costs') continue;
    for (const cost of costs ?? []) {
      if (used.has(cost.id) || verdictOf(cost, base.count)) continue;
      wanting.set(cost.id, [...(wanting.get(cost.id) ?? []), id]);
    }
  }
  const shared = [...wanting].filter(([, ids]) => ids.length > 1);
  const plan = wayOf('plan', '', highest);
  const groups = new Map(shared.map(([, ids]) => [ids.join('\n'), ids]));
  return [...groups].map(([key, ids]) => {
    const costs = new Set(shared.filter(([, wanted]) => wanted.join('\n') === key).map(([cost]) => cost));
    const ways = ids.flatMap((id) => {
      const claims = request.claims.map((claim) =>
        claim.id === id || !ids.includes(claim.id)
          ? claim
          : { ...claim, costs: (claim.costs ?? []).filter((cost) => !costs.has(cost.id)) },
      );
      const result = decide({ ...request, claims });
      return result ? [wayOf('claim', id, result)] : [];
    });
    return decision('shared', key, undefined, request, [plan, ...differing(ways, plan)]);
  });
}

/** A way that comes out as the plan does is no other way. */
function differing(ways: readonly Way[], plan: Way): readonly Way[] {
  return ways.filter(({ awardFen }) => Object.keys(awardFen).some((id) => awardFen[id] !== plan.awardFen[id]));
}

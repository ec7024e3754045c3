import { type Fen, fen, shareOf } from '../money.ts';
import type { Plan, PlanProblem } from './problem.ts';

/** One lawful plan, with what the order of contract compares. */
interface Candidate {
  readonly granted: readonly boolean[];
  readonly taken: readonly number[];
  readonly elsewhereFen: number;
  /** By item: the claim that counts it, or the number of claims where it is not counted. */
  readonly place: readonly number[];
  readonly awardFen: readonly number[];
  readonly totalFen: number;
}

/**
 * The best plan by trying everything, for small problems: every set of supports, every set of granted claims, every
 * place of every item. Follows the sentences of the contract one by one and shares nothing with the solver.
 */
export function bruteForcePlan(problem: PlanProblem): Plan {
  let best: Candidate | null = null;
  for (const taken of lawfulSupports(problem)) {
    for (const granted of lawfulGrants(problem, taken)) {
      for (const place of placements(problem, granted)) {
        const awardFen = lexicographicAwards(problem, granted, place);
        const candidate: Candidate = {
          granted,
          taken,
          elsewhereFen: sum(taken.map((support) => problem.supports[support]?.amountFen ?? 0)),
          place,
          awardFen,
          totalFen: sum(awardFen),
        };
        if (!best || comesBefore(candidate, best)) best = candidate;
      }
    }
  }
  if (!best) throw new Error('no lawful plan at all');
  const { granted, taken, place, awardFen } = best;
  return {
    granted,
    awardFen: awardFen.map((award) => fen(award)),
    countedItems: problem.claims.map((_, claim) => [...place.keys()].filter((item) => place[item] === claim)),
    elsewhere: problem.claims.map(({ supports }) => supports.find((support) => taken.includes(support)) ?? null),
    takenSupports: taken,
    proof: { proven: true },
  };
}

/** The order of contract, sentence by sentence. */
function comesBefore(one: Candidate, other: Candidate): boolean {
  const differences = [
    other.totalFen + other.elsewhereFen - (one.totalFen + one.elsewhereFen),
    other.totalFen - one.totalFen,
    ...one.awardFen.map((award, claim) => (other.awardFen[claim] ?? 0) - award),
    one.taken.length - other.taken.length,
    ...one.taken.map((support, k) => support - (other.taken[k] ?? 0)),
    ...one.place.map((claim, item) => claim - (other.place[item] ?? 0)),
    ...one.granted.map((isGranted, claim) => Number(other.granted[claim]) - Number(isGranted)),
  ];
  return (differences.find((difference) => difference !== 0) ?? 0) < 0;
}

/** Sets of supports that some claim names, no claim naming two of them; ascending. */
function lawfulSupports({ supports, claims }: PlanProblem): number[][] {
  return subsets(supports.length).filter(
    (taken) =>
      taken.every((support) => claims.some((claim) => claim.supports.includes(support))) &&
      claims.every((claim) => claim.supports.filter((support) => taken.includes(support)).length <= 1),
  );
}

/** "A claim is granted unless it names a taken support or another claim of one of its at-most-one groups is granted." */
function lawfulGrants({ claims, atMostOne }: PlanProblem, taken: readonly number[]): boolean[][] {
  return subsets(claims.length)
    .map((chosen) => claims.map((_, claim) => chosen.includes(claim)))
    .filter((granted) =>
      claims.every(({ supports }, claim) => {
        const isBarred = supports.some((support) => taken.includes(support));
        const hasRival = atMostOne.some(
          (group) => group.includes(claim) && group.some((other) => other !== claim && granted[other]),
        );
        return granted[claim] === !(isBarred || hasRival);
      }),
    );
}

function subsets(size: number): number[][] {
  return Array.from({ length: 2 ** size }, (_, bits) =>
    Array.from({ length: size }, (_, member) => member).filter((member) => (bits >> member) & 1),
  );
}

/** Every way to count each item in one granted claim that lists it, or nowhere. */
function* placements({ claims, itemCount }: PlanProblem, granted: readonly boolean[]): Generator<number[]> {
  const place: number[] = [];
  function* from(item: number): Generator<number[]> {
    if (item === itemCount) {
      yield [...place];
      return;
    }
    const places = [...claims.keys()].filter(
      (claim) => granted[claim] && claims[claim]?.items.some((listed) => listed.item === item),
    );
    for (const claim of [...places, claims.length]) {
      place[item] = claim;
      yield* from(item + 1);
    }
  }
  yield* from(0);
}

/**
 * The lexicographically largest awards of those with the largest sum, for settled places. Each award in turn is the
 * largest with which the others can still reach that sum; how much they can reach is `largestSum`.
 */
function lexicographicAwards(problem: PlanProblem, granted: readonly boolean[], place: readonly number[]): number[] {
  const values = problem.claims.map(({ rateBp, fixedBaseFen, items }, claim) => {
    if (!granted[claim]) return 0;
    const counted = items.filter(({ item }) => place[item] === claim).map(({ amountFen }) => amountFen);
    return shareOf((fixedBaseFen + sum(counted)) as Fen, rateBp);
  });
  const most = largestSum(problem, values, []);
  const awards: number[] = [];
  for (const [claim, value] of values.entries()) {
    // Only a room or the value itself can be what stops an award; the largest lawful one that keeps the sum is taken.
    const stops = [value, ...(problem.claims[claim]?.limits ?? []).map((limit) => roomLeft(problem, limit, awards))];
    awards.push(Math.min(...stops));
    if (largestSum(problem, values, awards) !== most) throw new Error('serving claims in order lost money');
  }
  return awards;
}

function roomLeft({ claims, limits }: PlanProblem, limit: number, awards: readonly number[]): number {
  const used = awards.filter((_, claim) => claims[claim]?.limits.includes(limit));
  return (limits[limit]?.roomFen ?? 0) - sum(used);
}

/** The largest sum of awards that begin with the given ones: the least cut over all sets of limits (maximum flow). */
function largestSum(problem: PlanProblem, values: readonly number[], fixed: readonly number[]): number {
  const wanted = values.map((value, claim) => fixed[claim] ?? value);
  const cuts = subsets(problem.limits.length).map((limits) => {
    const free = problem.claims.flatMap((claim, k) =>
      claim.limits.some((limit) => limits.includes(limit)) ? [] : [wanted[k] ?? 0],
    );
    return sum(free) + sum(limits.map((limit) => problem.limits[limit]?.roomFen ?? 0));
  });
  return Math.min(...cuts);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

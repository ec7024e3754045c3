import fc from 'fast-check';
import { fen } from '../money.ts';
import type { PlanClaim, PlanProblem } from './problem.ts';

/** Sizes and amounts of random problems. */
export interface ProblemScale {
  readonly mostClaims: number;
  readonly mostItems: number;
  readonly mostSupports: number;
  readonly mostFen: number;
  /** Chance out of ten that a claim lists an item. */
  readonly listing: number;
  readonly ratesBp: readonly number[];
}

/** Arbitrary lawful problems: nested limits, at-most-one groups, shared items and supports. */
export function problems(scale: ProblemScale): fc.Arbitrary<PlanProblem> {
  return fc
    .record({
      claims: fc.integer({ min: 1, max: scale.mostClaims }),
      items: fc.integer({ min: 0, max: scale.mostItems }),
      supports: fc.integer({ min: 0, max: scale.mostSupports }),
      seed: fc.integer(),
    })
    .map(({ claims, items, supports, seed }) => randomProblem(scale, claims, items, supports, seed));
}

/** A small reproducible generator of numbers below a bound. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function randomProblem(
  scale: ProblemScale,
  claimCount: number,
  itemCount: number,
  supportCount: number,
  seed: number,
): PlanProblem {
  const below = numbersFrom(seed);
  const some = <T>(list: readonly T[], outOfTen: number): T[] => list.filter(() => below(10) < outOfTen);
  const upTo = (size: number): number[] => Array.from({ length: size }, (_, index) => index);
  const amounts = upTo(itemCount).map(() => below(scale.mostFen + 1));
  const limitSets = below(3) === 0 ? [] : laminarSets(upTo(claimCount), below);
  const limits = limitSets.map(({ length }) => ({
    roomFen: fen(below(Math.ceil((scale.mostFen * (length + 1)) / 2) + 1)),
  }));
  const claims = upTo(claimCount).map(
    (claim): PlanClaim => ({
      rateBp: scale.ratesBp[below(scale.ratesBp.length)] ?? 3000,
      fixedBaseFen: fen(below(3) === 0 ? below(scale.mostFen + 1) : 0),
      items: shuffled(some(upTo(itemCount), scale.listing), below).map((item) => ({
        item,
        amountFen: fen(amounts[item] ?? 0),
      })),
      limits: upTo(limits.length).filter((limit) => limitSets[limit]?.includes(claim)),
      supports: some(upTo(supportCount), 4),
    }),
  );
  return {
    claims,
    itemCount,
    limits,
    supports: upTo(supportCount).map(() => ({ amountFen: fen(below(scale.mostFen + 1)) })),
    atMostOne: below(2) === 0 ? [] : upTo(1 + below(2)).map(() => some(upTo(claimCount), 5)),
  };
}

/** Nested or disjoint sets: a set is halved at random, again and again. */
function laminarSets(members: readonly number[], below: (bound: number) => number): number[][] {
  const sets: number[][] = [];
  const divide = (set: readonly number[]): void => {
    if (set.length === 0) return;
    if (below(2) === 0) sets.push([...set]);
    if (set.length === 1 || below(4) === 0) return;
    const sides = set.map(() => below(2));
    divide(set.filter((_, k) => sides[k] === 0));
    divide(set.filter((_, k) => sides[k] === 1));
  };
  divide(members);
  return sets;
}

function shuffled<T>(list: readonly T[], below: (bound: number) => number): T[] {
  const result = [...list];
  for (let k = result.length - 1; k > 0; k--) {
    const other = below(k + 1);
    [result[k], result[other]] = [result[other] as T, result[k] as T];
  }
  return result;
}

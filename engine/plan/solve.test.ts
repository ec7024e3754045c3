import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen, shareOf } from '../money.ts';
import { bruteForcePlan } from './brute-force.test-oracle.ts';
import type { Plan, PlanProblem } from './problem.ts';
import { problems } from './problems.test-oracle.ts';
import { solvePlan } from './solve.ts';

const total = (plan: Plan): number => plan.awardFen.reduce((sum, award) => sum + award, 0);

/** Every rule of the contract, told of a plan without knowing how it was found. */
function expectLawful(problem: PlanProblem, plan: Plan): void {
  const counted = plan.countedItems.flat();
  expect(new Set(counted).size).toBe(counted.length);
  problem.claims.forEach((claim, index) => {
    const items = plan.countedItems[index] ?? [];
    const base = items.reduce(
      (sum, item) => sum + (claim.items.find((one) => one.item === item)?.amountFen ?? Number.NaN),
      claim.fixedBaseFen as number,
    );
    expect(plan.awardFen[index]).toBeLessThanOrEqual(shareOf(fen(base), claim.rateBp));
    const taken = claim.supports.filter((support) => plan.takenSupports.includes(support));
    expect(taken.length).toBeLessThanOrEqual(1);
    expect(plan.elsewhere[index]).toBe(taken[0] ?? null);
    if (!plan.granted[index]) expect([plan.awardFen[index], items.length]).toEqual([0, 0]);
    if (taken.length > 0) expect(plan.granted[index]).toBe(false);
  });
  problem.limits.forEach(({ roomFen }, limit) => {
    const sum = problem.claims.reduce(
      (used, claim, index) => used + (claim.limits.includes(limit) ? (plan.awardFen[index] ?? 0) : 0),
      0,
    );
    expect(sum).toBeLessThanOrEqual(roomFen);
  });
  for (const group of problem.atMostOne)
    expect(group.filter((claim) => plan.granted[claim]).length).toBeLessThanOrEqual(1);
}

describe('against a brute force that tries every plan', () => {
  const scales = {
    'tiny amounts, where ties are frequent': { mostFen: 6, ratesBp: [10_000, 5000, 3333] },
    'amounts around the unit that a rate cuts off': { mostFen: 50, ratesBp: [3000, 2999, 1] },
    'amounts of practice': { mostFen: 200_000_000, ratesBp: [3000, 2500, 2000] },
    'amounts up to the bound of the form': { mostFen: 1_000_000_000_000, ratesBp: [3000, 10_000] },
  };
  test.each(Object.entries(scales))('%s', (_, scale) => {
    fc.assert(
      fc.property(problems({ mostClaims: 4, mostItems: 4, mostSupports: 3, listing: 7, ...scale }), (problem) => {
        expect(solvePlan(problem)).toEqual(bruteForcePlan(problem));
      }),
      { numRuns: 400 },
    );
  });
});

test('a problem of any lawful size gives a lawful plan, and an unproved one is below its bound', () => {
  fc.assert(
    fc.property(
      problems({
        mostClaims: 12,
        mostItems: 14,
        mostSupports: 4,
        mostFen: 1_000_000,
        listing: 4,
        ratesBp: [3000, 2000],
      }),
      (problem) => {
        const plan = solvePlan(problem);
        expectLawful(problem, plan);
        const elsewhere = plan.takenSupports.reduce(
          (sum, support) => sum + (problem.supports[support]?.amountFen ?? 0),
          0,
        );
        if (!plan.proof.proven) expect(total(plan) + elsewhere).toBeLessThanOrEqual(plan.proof.upperBoundFen);
      },
    ),
    { numRuns: 60 },
  );
});

describe('eight claims and sixteen items that all could share', () => {
  const amounts = Array.from({ length: 16 }, (_, item) => fen(1_000_003 * (item + 7) ** 2 + 97 * item));
  const owner = Array.from({ length: 16 }, (_, item) => item % 8);
  const planted = (rates: readonly number[], shift: number): { problem: PlanProblem; caps: number[] } => {
    const caps = Array.from({ length: 8 }, (_, claim) => {
      const base = amounts.reduce((sum, amount, item) => (owner[item] === claim ? sum + amount : sum), 0);
      return shareOf(fen(base), rates[claim % rates.length] ?? 0) + shift;
    });
    const claims = caps.map((_, claim) => ({
      rateBp: rates[claim % rates.length] ?? 0,
      fixedBaseFen: fen(0),
      items: amounts.map((amountFen, item) => ({ item, amountFen })),
      limits: [claim],
      supports: [],
    }));
    return {
      problem: {
        claims,
        itemCount: 16,
        limits: caps.map((cap) => ({ roomFen: fen(cap) })),
        supports: [],
        atMostOne: [],
      },
      caps,
    };
  };
  test('the planted assignment that hits every cap is found and proved', () => {
    const { problem, caps } = planted([3000], 0);
    const plan = solvePlan(problem);
    expect(plan.proof).toEqual({ proven: true });
    expect(plan.awardFen).toEqual(caps);
  });
  test('with different rates and caps one fen below, every cap is hit too', () => {
    const { problem, caps } = planted([3000, 2500, 2000], -1);
    const plan = solvePlan(problem);
    expect(plan.proof).toEqual({ proven: true });
    expect(plan.awardFen).toEqual(caps);
  });
  test('with caps that no assignment reaches, the plan is proved all the same', () => {
    const plan = solvePlan(planted([3000, 2750], 1).problem);
    expect(plan.proof).toEqual({ proven: true });
  });
});

describe('worked examples', () => {
  const claim = (changes: object = {}) => ({
    rateBp: 3000,
    fixedBaseFen: fen(0),
    items: [],
    limits: [],
    supports: [],
    ...changes,
  });
  const problem = (changes: Partial<PlanProblem>): PlanProblem => ({
    claims: [],
    itemCount: 0,
    limits: [],
    supports: [],
    atMostOne: [],
    ...changes,
  });

  test('limits that cross are a defect, not a refusal', () => {
    const crossing = problem({
      claims: [claim({ limits: [0] }), claim({ limits: [0, 1] }), claim({ limits: [1] })],
      limits: [{ roomFen: fen(1) }, { roomFen: fen(1) }],
    });
    expect(() => solvePlan(crossing)).toThrow();
  });
  test('a voucher that two claims list counts once, in the claim where it is worth more', () => {
    const item = [{ item: 0, amountFen: fen(1000) }];
    const plan = solvePlan(
      problem({ itemCount: 1, claims: [claim({ items: item, rateBp: 2000 }), claim({ items: item })] }),
    );
    expect(plan.awardFen).toEqual([0, 300]);
    expect(plan.countedItems).toEqual([[], [0]]);
  });
  test('worth the same, it counts in the earlier claim', () => {
    const item = [{ item: 0, amountFen: fen(1000) }];
    const plan = solvePlan(problem({ itemCount: 1, claims: [claim({ items: item }), claim({ items: item })] }));
    expect(plan.countedItems).toEqual([[0], []]);
  });
  test('a support that is better by one fen is taken, and one that is equal is not', () => {
    const one = (amountFen: number) =>
      solvePlan(
        problem({
          claims: [claim({ fixedBaseFen: fen(1000), supports: [0] })],
          supports: [{ amountFen: fen(amountFen) }],
        }),
      );
    expect(one(301)).toMatchObject({ awardFen: [0], takenSupports: [0], elsewhere: [0] });
    expect(one(300)).toMatchObject({ awardFen: [300], takenSupports: [], elsewhere: [null] });
  });
  test('under a common limit the earlier claim is served first', () => {
    const plan = solvePlan(
      problem({
        claims: [claim({ fixedBaseFen: fen(1000), limits: [0] }), claim({ fixedBaseFen: fen(1000), limits: [0] })],
        limits: [{ roomFen: fen(400) }],
      }),
    );
    expect(plan.awardFen).toEqual([300, 100]);
  });
  test('no claims, no awards', () => {
    expect(solvePlan(problem({}))).toMatchObject({ awardFen: [], takenSupports: [], proof: { proven: true } });
  });
});

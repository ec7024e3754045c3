import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fen, fen, shareOf } from '../money.ts';
import { bruteForcePlan } from './brute-force.test-oracle.ts';
import { awardsByPlainSubsets } from './plain-subsets.test-oracle.ts';
import type { Plan, PlanClaim, PlanProblem } from './problem.ts';
import { numbersFrom, type ProblemScale, problems } from './problems.test-oracle.ts';
import { solvePlan } from './solve.ts';

/** Fills in what an example does not care about: no limits, no supports, 30 %. */
function claim(terms: {
  rateBp?: number;
  base?: number;
  items?: Record<number, number>;
  limits?: number[];
  supports?: number[];
}): PlanClaim {
  return {
    rateBp: terms.rateBp ?? 3000,
    fixedBaseFen: fen(terms.base ?? 0),
    items: Object.entries(terms.items ?? {}).map(([item, amount]) => ({ item: Number(item), amountFen: fen(amount) })),
    limits: terms.limits ?? [],
    supports: terms.supports ?? [],
  };
}

function problem(
  claims: PlanClaim[],
  rest: { rooms?: number[]; supports?: number[]; atMostOne?: number[][] } = {},
): PlanProblem {
  const items = claims.flatMap((terms) => terms.items.map(({ item }) => item));
  return {
    claims,
    itemCount: Math.max(-1, ...items) + 1,
    limits: (rest.rooms ?? []).map((room) => ({ roomFen: fen(room) })),
    supports: (rest.supports ?? []).map((amount) => ({ amountFen: fen(amount) })),
    atMostOne: rest.atMostOne ?? [],
  };
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const elsewhereOf = ({ supports }: PlanProblem, { takenSupports }: Plan): number =>
  sum(takenSupports.map((support) => supports[support]?.amountFen ?? 0));

/** Every rule that any plan has to keep, proven or not. */
function expectLawful(asked: PlanProblem, plan: Plan): void {
  const countedIn = new Set<number>();
  for (const [position, terms] of asked.claims.entries()) {
    const counted = plan.countedItems[position] ?? [];
    const amounts = counted.map((item) => terms.items.find((listed) => listed.item === item)?.amountFen);
    expect(amounts).not.toContain(undefined);
    for (const item of counted) {
      expect(countedIn.has(item)).toBe(false);
      countedIn.add(item);
    }
    const base = (terms.fixedBaseFen + sum(amounts.map(Number))) as Fen;
    expect(plan.awardFen[position]).toBeLessThanOrEqual(plan.granted[position] ? shareOf(base, terms.rateBp) : 0);
    expect(plan.awardFen[position]).toBeGreaterThanOrEqual(0);
    if (!plan.granted[position]) expect(counted).toEqual([]);
    const taken = terms.supports.filter((support) => plan.takenSupports.includes(support));
    expect(taken.length).toBeLessThanOrEqual(1);
    expect(plan.elsewhere[position]).toBe(taken[0] ?? null);
    const hasRival = asked.atMostOne.some(
      (group) => group.includes(position) && group.some((other) => other !== position && plan.granted[other]),
    );
    expect(plan.granted[position]).toBe(taken.length === 0 && !hasRival);
  }
  for (const [limit, { roomFen }] of asked.limits.entries()) {
    const bound = asked.claims.map(({ limits }, position) =>
      limits.includes(limit) ? (plan.awardFen[position] ?? 0) : 0,
    );
    expect(sum(bound)).toBeLessThanOrEqual(roomFen);
  }
  if (!plan.proof.proven) {
    expect(sum(plan.awardFen) + elsewhereOf(asked, plan)).toBeLessThanOrEqual(plan.proof.upperBoundFen);
  }
}

describe('one claim', () => {
  it('is awarded its rate of all its items, floored once', () => {
    // floor(3000 × (101 + 102 + 105) / 10000) = floor(92.4) = 92; item by item it would be 30 + 30 + 31 = 91
    const plan = solvePlan(problem([claim({ items: { 0: 101, 1: 102, 2: 105 } })]));
    expect(plan.awardFen).toEqual([92]);
    expect(plan.countedItems).toEqual([[0, 1, 2]]);
  });

  it('counts all its items also where a limit leaves it nothing', () => {
    const plan = solvePlan(problem([claim({ items: { 0: 1000 }, limits: [0] })], { rooms: [0] }));
    expect(plan).toMatchObject({ granted: [true], awardFen: [0], countedItems: [[0]], proof: { proven: true } });
  });
});

describe('a cost item that two claims list', () => {
  it('goes to the claim with the higher rate', () => {
    const plan = solvePlan(problem([claim({ rateBp: 1000, items: { 0: 1000 } }), claim({ items: { 0: 1000 } })]));
    expect(plan.awardFen).toEqual([0, 300]);
    expect(plan.countedItems).toEqual([[], [0]]);
  });

  it('goes to the earlier claim where the total stays the same', () => {
    const plan = solvePlan(problem([claim({ items: { 0: 1000 } }), claim({ items: { 0: 1000 } })]));
    expect(plan.awardFen).toEqual([300, 0]);
  });

  it('is left to the later claim where the earlier one reaches its cap without it', () => {
    const claims = [claim({ base: 1000, items: { 0: 1000 }, limits: [0] }), claim({ items: { 0: 1000 } })];
    expect(solvePlan(problem(claims, { rooms: [300] })).awardFen).toEqual([300, 300]);
  });

  it('counts in the earliest claim that lists it where it raises no award', () => {
    // Both caps are full without the item, so it counts in the first claim although nothing is gained.
    const terms = { base: 1000, items: { 0: 50 } };
    const plan = solvePlan(
      problem([claim({ ...terms, limits: [0] }), claim({ ...terms, limits: [1] })], { rooms: [300, 300] }),
    );
    expect(plan.countedItems).toEqual([[0], []]);
  });

  it('is given away only as far as the awards need it', () => {
    // 30 % of 40 + 60 fills the cap of 30 of the second claim exactly; item 2 is free and goes to the first claim.
    const first = claim({ items: { 0: 40, 1: 60, 2: 7 }, limits: [0], base: 1000 });
    const second = claim({ items: { 0: 40, 1: 60, 2: 7 }, limits: [1] });
    const plan = solvePlan(problem([first, second], { rooms: [300, 30] }));
    expect(plan).toMatchObject({ awardFen: [300, 30], countedItems: [[2], [0, 1]] });
  });
});

describe('a limit over several claims', () => {
  it('cuts the later awards first', () => {
    const claims = [claim({ base: 1000, limits: [0] }), claim({ base: 1000, limits: [0] })];
    expect(solvePlan(problem(claims, { rooms: [400] })).awardFen).toEqual([300, 100]);
  });

  it('binds together with a narrower one inside it', () => {
    // The first two share 350, all three 500: 300 + 50 + 150.
    const claims = [
      claim({ base: 1000, limits: [0, 1] }),
      claim({ base: 1000, limits: [1, 0] }),
      claim({ base: 1000, limits: [0] }),
    ];
    expect(solvePlan(problem(claims, { rooms: [500, 350] })).awardFen).toEqual([300, 50, 150]);
  });

  it('makes room for an item to move where another claim has room left', () => {
    // Under the year's 300 the first claim is full with its own base, so the shared item pays in the second claim.
    const claims = [claim({ base: 1000, items: { 0: 1000 }, limits: [0] }), claim({ items: { 0: 1000 } })];
    expect(solvePlan(problem(claims, { rooms: [300] })).countedItems).toEqual([[], [0]]);
  });

  it('is refused as a defect where it crosses another one', () => {
    const claims = [claim({ limits: [0] }), claim({ limits: [0, 1] }), claim({ limits: [1] })];
    expect(() => solvePlan(problem(claims, { rooms: [1, 1] }))).toThrow('not laminar');
  });
});

describe('claims of which at most one is granted', () => {
  it('leave the place to the one that earns most', () => {
    const plan = solvePlan(problem([claim({ base: 1000 }), claim({ base: 2000 })], { atMostOne: [[0, 1]] }));
    expect(plan).toMatchObject({ granted: [false, true], awardFen: [0, 600] });
  });

  it('leave it to the earliest of equals', () => {
    const plan = solvePlan(problem([claim({}), claim({})], { atMostOne: [[0, 1]] }));
    expect(plan.granted).toEqual([true, false]);
  });

  it('leave it to the claim where an item can count rather than to an earlier one without', () => {
    // Nothing is awarded either way; counting item 0 comes before the order of the claims.
    const plan = solvePlan(problem([claim({}), claim({ items: { 0: 0 } })], { atMostOne: [[0, 1]] }));
    expect(plan).toMatchObject({ granted: [false, true], countedItems: [[], [0]] });
  });
});

describe('a claim that reaches its cap with either of two items', () => {
  it('leaves the one to the claim that needs it, also where other choices would not', () => {
    // Claims 0, 3 and 4 exclude one another. Granting 3, which needs item 0, is best: claim 2 then has to live on item 1.
    const claims = [
      claim({ base: 10 }),
      claim({ items: { 2: 1000 } }),
      claim({ items: { 0: 1000, 1: 1000 }, limits: [0] }),
      claim({ items: { 0: 1000, 2: 1000 } }),
      claim({ rateBp: 1, items: { 1: 1000 } }),
    ];
    const plan = solvePlan(problem(claims, { rooms: [300], atMostOne: [[0, 3, 4]] }));
    expect(plan).toMatchObject({ awardFen: [0, 300, 300, 300, 0], countedItems: [[], [2], [1], [0], []] });
  });
});

describe('support that may be taken elsewhere', () => {
  it('is taken where it pays more than the claim, which is then not granted', () => {
    const plan = solvePlan(problem([claim({ base: 1000, supports: [0] })], { supports: [301] }));
    expect(plan).toMatchObject({ granted: [false], awardFen: [0], elsewhere: [0], takenSupports: [0] });
  });

  it('is not taken where it pays the same', () => {
    const plan = solvePlan(problem([claim({ base: 1000, supports: [0] })], { supports: [300] }));
    expect(plan).toMatchObject({ granted: [true], awardFen: [300], elsewhere: [null], takenSupports: [] });
  });

  it('counts once for all claims that name it', () => {
    const claims = [claim({ base: 1000, supports: [0] }), claim({ base: 1000, supports: [0] })];
    expect(solvePlan(problem(claims, { supports: [599] })).takenSupports).toEqual([]);
    expect(solvePlan(problem(claims, { supports: [601] })).elsewhere).toEqual([0, 0]);
  });

  it('frees the items of the claim for another one', () => {
    // Elsewhere 100, and the shared item earns 300 in the second claim all the same.
    const claims = [claim({ items: { 0: 1000 }, supports: [0] }), claim({ items: { 0: 1000 } })];
    const plan = solvePlan(problem(claims, { supports: [100] }));
    expect(plan).toMatchObject({
      granted: [false, true],
      awardFen: [0, 300],
      countedItems: [[], [0]],
      takenSupports: [0],
    });
  });

  it('is one support rather than two of the same sum, and the first in the list of equals', () => {
    const claims = [claim({ supports: [0, 2, 3] }), claim({ supports: [1, 2, 3] })];
    expect(solvePlan(problem(claims, { supports: [50, 50, 100, 100] })).takenSupports).toEqual([2]);
  });

  it('is never taken where no claim names it', () => {
    expect(solvePlan(problem([claim({ base: 10 })], { supports: [1000] })).takenSupports).toEqual([]);
  });
});

describe('defects of the caller', () => {
  it('are thrown where a claim lists an item twice', () => {
    const twice = claim({ items: { 0: 5 } });
    const doubled = { ...twice, items: [...twice.items, ...twice.items] };
    expect(() => solvePlan(problem([doubled]))).toThrow('lists item 0 twice');
  });
});

describe('every small problem', () => {
  const small: ProblemScale = {
    mostClaims: 4,
    mostItems: 4,
    mostSupports: 3,
    mostFen: 6,
    listing: 6,
    ratesBp: [10_000, 5000, 3000],
  };
  const scales: readonly [string, ProblemScale, number][] = [
    ['with tiny amounts and many ties', small, 250],
    [
      'with hardly anything to tell plans apart',
      { ...small, mostClaims: 5, mostItems: 3, mostFen: 2, ratesBp: [10_000] },
      120,
    ],
    [
      'with floors that bite',
      { ...small, mostItems: 5, mostSupports: 1, mostFen: 30, listing: 8, ratesBp: [3000, 3333, 2500] },
      80,
    ],
    ['with amounts up to 10^12 fen', { ...small, mostItems: 5, mostFen: 1e12, ratesBp: [3000, 2999, 1, 10_000] }, 80],
    [
      'with more items than claims',
      { ...small, mostClaims: 3, mostItems: 7, mostSupports: 1, mostFen: 40, listing: 8 },
      30,
    ],
  ];
  it.each(scales)('%s gets the plan that trying everything finds', (_, scale, numRuns) => {
    fc.assert(
      fc.property(problems(scale), (asked) => {
        expect(solvePlan(asked)).toEqual(bruteForcePlan(asked));
      }),
      { numRuns },
    );
  });
});

describe('eight claims and eight shared items', () => {
  const scales: readonly [string, number, readonly number[]][] = [
    ['of up to 9 fen', 9, [3000, 10_000]],
    ['of up to 100 fen', 100, [3333]],
    ['of up to 10^12 fen', 1e12, [3000, 2500]],
  ];
  it.each(scales)('%s are awarded what the plain recursion over subsets finds', (_, mostFen, ratesBp) => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 300 }), (seed, share) => {
        const below = numbersFrom(seed);
        const amounts = Array.from({ length: 8 }, () => below(mostFen + 1));
        const claims = Array.from({ length: 8 }, (_, position) =>
          claim({
            rateBp: ratesBp[position % ratesBp.length] ?? 0,
            base: below(2) * below(mostFen),
            items: Object.fromEntries([...amounts.entries()].filter(() => below(10) < 8)),
            limits: [position],
          }),
        );
        const rooms = claims.map(({ rateBp }) => Math.floor((sum(amounts) * rateBp * below(share + 1)) / 1e6 / 8));
        const asked = problem(claims, { rooms });
        const plan = solvePlan(asked);
        expectLawful(asked, plan);
        expect(plan.awardFen).toEqual(awardsByPlainSubsets({ ...asked, itemCount: 8 }));
        expect(plan.proof.proven).toBe(true);
      }),
      { numRuns: 12 },
    );
  });
});

describe('the order of the request', () => {
  it('changes neither the total nor what comes from elsewhere', () => {
    const scale = { mostClaims: 6, mostItems: 8, mostSupports: 3, mostFen: 100, listing: 5, ratesBp: [3000, 2500] };
    fc.assert(
      fc.property(problems(scale), (asked) => {
        const last = asked.claims.length - 1;
        const reversed: PlanProblem = {
          ...asked,
          claims: asked.claims.toReversed().map((terms) => ({
            ...terms,
            items: terms.items.map(({ item, amountFen }) => ({ item: asked.itemCount - 1 - item, amountFen })),
          })),
          atMostOne: asked.atMostOne.map((group) => group.map((position) => last - position)),
        };
        const [one, other] = [solvePlan(asked), solvePlan(reversed)];
        expect(sum(other.awardFen)).toBe(sum(one.awardFen));
        expect(elsewhereOf(reversed, other)).toBe(elsewhereOf(asked, one));
      }),
      { numRuns: 150 },
    );
  });
});

/** Eight claims that could all count sixteen items, with one hidden assignment that fills every cap to the fen. */
function planted(seed: number, shift: number, ratesBp: readonly number[], yearLess?: number) {
  const below = numbersFrom(seed);
  // Multiples of 100 yuan, so that no rate in whole percent floors anything away.
  const amounts = Array.from({ length: 16 }, () => (1 + below(1e8)) * 10_000);
  const owner = amounts.map((_, item) => (item < 8 ? item : below(8)));
  const caps = Array.from({ length: 8 }, (_, position) => {
    const base = sum(amounts.filter((_, item) => owner[item] === position)) as Fen;
    return shareOf(base, ratesBp[position % ratesBp.length] ?? 0);
  });
  const rooms = [...caps.map((cap) => cap + shift), ...(yearLess === undefined ? [] : [sum(caps) - yearLess])];
  const claims = caps.map((_, position) =>
    claim({
      rateBp: ratesBp[position % ratesBp.length] ?? 0,
      items: Object.fromEntries(amounts.entries()),
      limits: yearLess === undefined ? [position] : [position, 8],
    }),
  );
  return { asked: problem(claims, { rooms }), caps };
}

describe('eight claims that could all count sixteen items', () => {
  it.each([1, 2, 3])('fill every cap where one assignment does so to the fen (%i)', (seed) => {
    const { asked, caps } = planted(seed, 0, [3000, 2500, 2000, 1500]);
    expect(solvePlan(asked)).toMatchObject({ awardFen: caps, proof: { proven: true } });
  });

  it.each([4, 5])('fill every cap that lies one fen below (%i)', (seed) => {
    const { asked, caps } = planted(seed, -1, [3000]);
    expect(solvePlan(asked)).toMatchObject({ awardFen: caps.map((cap) => cap - 1), proof: { proven: true } });
  });

  it.each([6, 7])('are awarded 30 % of all items where every cap lies one fen above (%i)', (seed) => {
    // No cap can be filled to the fen, and nothing is lost either: every total is bounded by 30 % of all items.
    const { asked, caps } = planted(seed, 1, [3000]);
    const plan = solvePlan(asked);
    expect(plan.proof.proven).toBe(true);
    expect(sum(plan.awardFen)).toBe(sum(caps));
  });

  it('lose the one fen of the year in the last claim', () => {
    const { asked, caps } = planted(8, 0, [3000, 2500], 1);
    const lessOne = caps.map((cap, position) => (position === 7 ? cap - 1 : cap));
    expect(solvePlan(asked)).toMatchObject({ awardFen: lessOne, proof: { proven: true } });
  });

  it('are proven also where supports and exclusions add choices', () => {
    const { asked } = planted(9, 1, [3000, 2000]);
    const claims = asked.claims.map((terms, position) => ({ ...terms, supports: [position] }));
    const supports = asked.limits.map(({ roomFen }) => ({ amountFen: fen(roomFen - 2) }));
    const choices = {
      ...asked,
      claims,
      supports,
      atMostOne: [
        [0, 1],
        [2, 3, 4],
      ],
    };
    const plan = solvePlan(choices);
    expectLawful(choices, plan);
    expect(plan.proof.proven).toBe(true);
  });
});

describe('beyond the guaranteed sizes', () => {
  const scales: readonly [string, ProblemScale][] = [
    [
      '20 claims and 30 items',
      { mostClaims: 20, mostItems: 30, mostSupports: 5, mostFen: 1e6, listing: 3, ratesBp: [3000, 2500] },
    ],
    [
      '50 claims and 40 items',
      { mostClaims: 50, mostItems: 40, mostSupports: 20, mostFen: 1e9, listing: 2, ratesBp: [3000] },
    ],
  ];
  it.each(scales)('%s get a lawful plan below a true bound, the same one every time', (_, scale) => {
    fc.assert(
      fc.property(problems(scale), (asked) => {
        const plan = solvePlan(asked);
        expectLawful(asked, plan);
        expect(solvePlan(asked)).toEqual(plan);
      }),
      { numRuns: 6 },
    );
  });

  it('a bound is not below what a hidden assignment reaches', () => {
    const below = numbersFrom(11);
    const amounts = Array.from({ length: 60 }, () => (1 + below(1e6)) * 100);
    const caps = Array.from({ length: 12 }, (_, position) =>
      shareOf(sum(amounts.slice(position * 5, position * 5 + 5)) as Fen, 3000),
    );
    const items = Object.fromEntries(amounts.entries());
    const asked = problem(
      caps.map((_, position) => claim({ items, limits: [position] })),
      { rooms: caps },
    );
    const plan = solvePlan(asked);
    expectLawful(asked, plan);
    const bound = plan.proof.proven ? sum(plan.awardFen) : plan.proof.upperBoundFen;
    expect(bound).toBeGreaterThanOrEqual(sum(caps));
  });

  it('a claim of two thousand items of its own is no search at all', () => {
    const items = Object.fromEntries(Array.from({ length: 2000 }, (_, item) => [item, 10]));
    expect(solvePlan(problem([claim({ items })]))).toMatchObject({ awardFen: [6000], proof: { proven: true } });
  });
});

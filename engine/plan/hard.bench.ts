import { type Fen, fen } from '../money.ts';
import type { PlanClaim, PlanProblem } from './problem.ts';
import { numbersFrom } from './problems.test-oracle.ts';
import { solvePlan } from './solve.ts';

/**
 * Times of the plan's hard and ordinary families: `npx tsx engine/plan/hard.bench.ts`. Not a test: the figures depend on
 * the machine, the plans do not.
 */
interface Terms {
  readonly rateBp: number;
  readonly capFen?: number;
  readonly baseFen?: number;
  readonly items: readonly number[];
  readonly supports?: readonly number[];
}

interface Extra {
  readonly yearFen?: number;
  readonly pairFen?: number;
  readonly supports?: readonly number[];
  readonly atMostOne?: readonly (readonly number[])[];
}

function problemOf(terms: readonly Terms[], amounts: readonly number[], extra: Extra = {}): PlanProblem {
  const limits: { roomFen: Fen }[] = [];
  const add = (room: number | undefined): number[] =>
    room === undefined ? [] : [limits.push({ roomFen: fen(room) }) - 1];
  const year = add(extra.yearFen);
  const pairs: number[][] = [];
  const claims = terms.map(({ rateBp, capFen, baseFen, items, supports }, claim): PlanClaim => {
    if (claim % 2 === 0) pairs.push(add(extra.pairFen));
    return {
      rateBp,
      fixedBaseFen: fen(baseFen ?? 0),
      items: items.map((item) => ({ item, amountFen: fen(amounts[item] ?? 0) })),
      limits: [...add(capFen), ...(pairs.at(-1) ?? []), ...year],
      supports: supports ?? [],
    };
  });
  const offers = (extra.supports ?? []).map((amount) => ({ amountFen: fen(amount) }));
  return { claims, itemCount: amounts.length, limits, supports: offers, atMostOne: extra.atMostOne ?? [] };
}

type Family = (below: (bound: number) => number) => PlanProblem;

const EIGHT = Array.from({ length: 8 }, (_, claim) => claim);
const SIXTEEN = Array.from({ length: 16 }, (_, item) => item);
const floorShare = (amount: number, rateBp: number): number => Number((BigInt(amount) * BigInt(rateBp)) / 10_000n);

/** Caps that one hidden assignment hits, moved by some fen. */
function planted(
  most: number,
  ratesBp: readonly number[],
  shift: number,
  extra: (caps: number[]) => Extra = () => ({}),
  lists = 10,
): Family {
  return (below) => {
    const amounts = SIXTEEN.map(() => 1 + below(most));
    const owner = SIXTEEN.map((item) => (item < 8 ? item : below(8)));
    const rates = EIGHT.map((claim) => ratesBp[claim % ratesBp.length] ?? 3000);
    const caps = EIGHT.map((claim) =>
      floorShare(
        amounts.reduce((sum, amount, item) => (owner[item] === claim ? sum + amount : sum), 0),
        rates[claim] ?? 0,
      ),
    );
    const terms = EIGHT.map(
      (claim): Terms => ({
        rateBp: rates[claim] ?? 0,
        capFen: Math.max(0, (caps[claim] ?? 0) + shift),
        items: SIXTEEN.filter((item) => owner[item] === claim || below(10) < lists),
        supports: extra([]).supports ? [claim] : [],
      }),
    );
    return problemOf(terms, amounts, extra(caps));
  };
}

const sum = (list: readonly number[]): number => list.reduce((total, amount) => total + amount, 0);
const MIXED = [3000, 2500, 2000, 2999, 1500, 3000, 2750, 1000];

/** Random caps around a share of all items, so that nothing fits exactly. */
function loose(most: number, ratesBp: readonly number[], tightness: number, claimsInUse = 8): Family {
  return (below) => {
    const amounts = SIXTEEN.map(() => 1 + below(most));
    const terms = EIGHT.map((claim): Terms => {
      const rateBp = ratesBp[claim % ratesBp.length] ?? 3000;
      const share = (sum(amounts) * tightness * (50 + below(101))) / 100 / claimsInUse;
      return { rateBp, capFen: floorShare(Math.floor(share), rateBp), items: SIXTEEN };
    });
    return problemOf(terms, amounts);
  };
}

/** Joint limits as shares of what all items earn, no caps of single claims. */
function withLimits(
  below: (bound: number) => number,
  most: number,
  yearShare?: number,
  pairShare?: number,
): PlanProblem {
  const amounts = SIXTEEN.map(() => 1 + below(most));
  const earned = floorShare(sum(amounts), 2500);
  const part = (share: number | undefined): number | undefined =>
    share && Math.floor((earned * share * (80 + below(41))) / 100);
  const year = part(yearShare);
  const pair = part(pairShare);
  return problemOf(
    EIGHT.map((claim): Terms => ({ rateBp: MIXED[claim] ?? 0, items: SIXTEEN })),
    amounts,
    {
      ...(year === undefined ? {} : { yearFen: year }),
      ...(pair === undefined ? {} : { pairFen: pair }),
    },
  );
}

const FAMILIES: Record<string, Family> = {
  'planted, equal rates': planted(1e12, [3000], 0),
  'planted, caps one fen above': planted(1e12, [3000], 1),
  'planted, caps one fen below': planted(1e12, [3000], -1),
  'planted, mixed rates': planted(1e12, MIXED, 0),
  'planted, mixed rates, caps one above': planted(1e12, MIXED, 1),
  'planted, mixed rates, caps one below': planted(1e12, MIXED, -1),
  'planted, year cap = sum': planted(1e12, [3000], 0, (caps) => ({ yearFen: sum(caps) })),
  'planted, year cap one below': planted(1e12, [3000], 0, (caps) => ({ yearFen: Math.max(0, sum(caps) - 1) })),
  'planted, year cap one below, caps one above': planted(1e12, MIXED, 1, (caps) => ({
    yearFen: Math.max(0, sum(caps) - 1),
  })),
  'planted, year cap 3/4': planted(1e12, MIXED, 1, (caps) => ({ yearFen: Math.floor(sum(caps) * 0.75) })),
  'planted, pair caps and year cap': planted(1e12, MIXED, 1, (caps) => ({
    yearFen: Math.floor(sum(caps) * 0.75),
    pairFen: Math.floor(sum(caps) / 5),
  })),
  'planted, pair caps': planted(1e12, MIXED, 1, (caps) => ({ pairFen: Math.floor(sum(caps) / 5) })),
  'planted, supports near the caps': planted(1e12, MIXED, 1, (caps) => ({
    supports: caps.length ? caps.map((cap) => Math.max(0, cap - 1)) : [1],
  })),
  'planted, supports at the caps': planted(1e12, [3000], 1, (caps) => ({ supports: caps.length ? caps : [1] })),
  'planted, at most one of four pairs': planted(1e12, MIXED, 0, () => ({
    atMostOne: [
      [0, 1],
      [2, 3],
      [4, 5],
      [6, 7],
    ],
  })),
  'planted, one of two fours': planted(1e12, MIXED, 1, () => ({
    atMostOne: [
      [0, 2, 4, 6],
      [1, 3],
    ],
  })),
  'planted, half the lists': planted(1e12, MIXED, 1, () => ({}), 5),
  'planted, most lists': planted(1e12, [3000], 1, () => ({}), 8),
  'planted, amounts to 50 fen': planted(50, [3000], 0),
  'planted, amounts to 50 fen, one above': planted(50, MIXED, 1),
  'planted, amounts to 5000 fen, one above': planted(5000, MIXED, 1),
  'caps half of items': loose(1e12, [3000], 0.5),
  'caps equal items': loose(1e12, [3000], 1),
  'caps equal items, mixed': loose(1e12, MIXED, 1),
  'caps twice items, mixed': loose(1e12, MIXED, 2),
  'caps four times items, mixed': loose(1e12, MIXED, 4),
  'caps equal items, coarse': loose(20, MIXED, 1),
  'caps twice items, coarse': loose(20, MIXED, 2),
  'caps four times items, coarse': loose(20, MIXED, 4),
  'three wide caps, coarse': loose(20, [3000, 2900, 2800], 1, 3),
  'three wide caps': loose(1e9, [3000, 2900, 2800], 1, 3),
  'no caps, equal rates, odd fen': (below) =>
    problemOf(
      EIGHT.map(() => ({ rateBp: 3000, baseFen: below(1e6), items: SIXTEEN })),
      SIXTEEN.map(() => below(1e9)),
    ),
  'no caps, mixed rates, odd fen': (below) =>
    problemOf(
      EIGHT.map((claim) => ({ rateBp: MIXED[claim] ?? 0, baseFen: below(1e6), items: SIXTEEN })),
      SIXTEEN.map(() => below(1e9)),
    ),
  'no caps, equal rates, tiny': (below) =>
    problemOf(
      EIGHT.map(() => ({ rateBp: 3000, baseFen: below(10), items: SIXTEEN })),
      SIXTEEN.map(() => below(20)),
    ),
  'no caps, 3333, tiny': (below) =>
    problemOf(
      EIGHT.map(() => ({ rateBp: 3333, baseFen: below(10), items: SIXTEEN })),
      SIXTEEN.map(() => below(20)),
    ),
  'year cap only, odd fen': (below) => withLimits(below, 1e9, 0.7),
  'year cap only, tiny': (below) => withLimits(below, 30, 0.7),
  'pair caps only, odd fen': (below) => withLimits(below, 1e9, undefined, 0.22),
  'wide pair caps only, odd fen': (below) => withLimits(below, 1e9, undefined, 0.4),
  'pair caps and year cap, odd fen': (below) => withLimits(below, 1e9, 0.8, 0.22),
  'pair caps and year cap, tiny': (below) => withLimits(below, 30, 0.8, 0.22),
  'pair caps and year cap, to 1000 fen': (below) => withLimits(below, 1000, 0.8, 0.3),
  'equal items, caps of 2.5': () =>
    problemOf(
      EIGHT.map(() => ({ rateBp: 3000, capFen: 750, items: SIXTEEN })),
      SIXTEEN.map(() => 1000),
    ),
  'equal items, caps of 1.7, mixed': () =>
    problemOf(
      EIGHT.map((k) => ({ rateBp: MIXED[k] ?? 0, capFen: floorShare(1700, MIXED[k] ?? 0), items: SIXTEEN })),
      SIXTEEN.map(() => 1000),
    ),
  'equal items, caps of 5.5, mixed': () =>
    problemOf(
      EIGHT.map((k) => ({ rateBp: MIXED[k] ?? 0, capFen: floorShare(5500, MIXED[k] ?? 0), items: SIXTEEN })),
      SIXTEEN.map(() => 1000),
    ),
};

/** An everyday request: a few claims with vouchers of their own, some shared ones, a cap each and a cap of the year. */
function ordinary(claimCount: number, sharedCount: number, supportCount = 0, pair = false, ownCount = 3): Family {
  return (below) => {
    const shared = Array.from({ length: sharedCount }, (_, item) => item);
    const amounts = shared.map(() => 1 + below(1e8));
    const terms = Array.from({ length: claimCount }, (_, claim): Terms => {
      const own = Array.from({ length: ownCount }, () => amounts.push(1 + below(1e8)) - 1);
      const supports = Array.from({ length: supportCount }, (_, support) => support);
      return {
        rateBp: 3000,
        capFen: 1e7 + below(1e8),
        items: [...own, ...shared.filter(() => claim < 2 || below(3) === 0)],
        supports: supports.filter((support) => support % claimCount === claim),
      };
    });
    return problemOf(terms, amounts, {
      yearFen: 5e7 + below(2e8),
      supports: Array.from({ length: supportCount }, () => below(3e7)),
      atMostOne: pair ? [[0, 1]] : [],
    });
  };
}

const ORDINARY: Record<string, Family> = {
  '1 claim': ordinary(1, 0),
  '3 claims': ordinary(3, 0),
  '5 claims': ordinary(5, 0),
  '3 claims, 1 item shared': ordinary(3, 1),
  '3 claims, 3 items shared': ordinary(3, 3),
  '5 claims, 4 items shared': ordinary(5, 4),
  '3 claims, 2 items shared, 1 support': ordinary(3, 2, 1),
  '3 claims, 1 support, two exclude each other': ordinary(3, 0, 1, true),
  '5 claims, 3 items shared, 2 supports, two exclude each other': ordinary(5, 3, 2, true),
  '8 claims, 6 items shared': ordinary(8, 6),
  '8 claims, 10 items shared': ordinary(8, 10),
  '5 claims of 400 items': ordinary(5, 0, 0, false, 400),
};

/** What lies beyond the guaranteed sizes. */
const BEYOND: Record<string, Family> = {
  '50 claims, 2000 entries, 1000 items in two claims each': (below) => {
    const lists = Array.from({ length: 50 }, (): number[] => []);
    const amounts = Array.from({ length: 1000 }, (_, item) => {
      const first = below(50);
      lists[first]?.push(item);
      lists[(first + 1 + below(49)) % 50]?.push(item);
      return 1 + below(1e9);
    });
    const terms = lists.map((items, claim): Terms => ({ rateBp: MIXED[claim % 8] ?? 0, capFen: below(4e9), items }));
    return problemOf(terms, amounts, { yearFen: 5e10 });
  },
  '50 claims that all list the same 40 items': (below) => {
    const amounts = Array.from({ length: 40 }, () => 1 + below(1e9));
    const items = [...amounts.keys()];
    const terms = Array.from({ length: 50 }, (): Terms => ({ rateBp: 3000, capFen: below(3e8), items }));
    return problemOf(terms, amounts);
  },
  '50 claims, 25 pairs that exclude each other, 50 supports, year cap': (below) => {
    const amounts = Array.from({ length: 200 }, () => 1 + below(1e9));
    const terms = Array.from({ length: 50 }, (_, claim): Terms => {
      const items = [...amounts.keys()].filter(() => below(10) === 0);
      return {
        rateBp: MIXED[claim % 8] ?? 0,
        capFen: below(1e9),
        items,
        supports: [claim, (claim * 7) % 50].sort((a, b) => a - b),
      };
    });
    return problemOf(terms, amounts, {
      yearFen: 4e9,
      supports: terms.map(() => below(2e8)),
      atMostOne: Array.from({ length: 25 }, (_, pair) => [2 * pair, 2 * pair + 1]),
    });
  },
  '12 claims that all list 20 items': (below) => {
    const amounts = Array.from({ length: 20 }, () => 1 + below(1e9));
    const terms = Array.from(
      { length: 12 },
      (): Terms => ({ rateBp: 3000, capFen: 1e8 + below(5e8), items: [...amounts.keys()] }),
    );
    return problemOf(terms, amounts);
  },
  '16 claims that all list 16 items, no caps': (below) => {
    const amounts = Array.from({ length: 16 }, () => 1 + below(1e9));
    return problemOf(
      Array.from({ length: 16 }, (): Terms => ({ rateBp: 3000, baseFen: below(1e6), items: [...amounts.keys()] })),
      amounts,
    );
  },
  '2 claims with 1000 items in common': (below) => {
    const amounts = Array.from({ length: 1000 }, () => 1 + below(1e9));
    return problemOf(
      [3000, 3000].map((rateBp): Terms => ({ rateBp, capFen: 5e10 + below(3e10), items: [...amounts.keys()] })),
      amounts,
    );
  },
  '6 groups of 8 claims and 16 items, planted': (below) => {
    const groups = Array.from({ length: 6 }, () => planted(1e12, MIXED, 1)(below));
    return {
      claims: groups.flatMap(({ claims }, group) =>
        claims.map((claim) => ({
          ...claim,
          items: claim.items.map(({ item, amountFen }) => ({ item: item + group * 16, amountFen })),
          limits: claim.limits.map((limit) => limit + group * 8),
        })),
      ),
      itemCount: 96,
      limits: groups.flatMap(({ limits }) => limits),
      supports: [],
      atMostOne: [],
    };
  },
};

/** Wall-clock of one plan in milliseconds, the least of some repetitions: other work on the machine only ever adds. */
function millisecondsOf(problem: PlanProblem, repetitions: number): { least: number; proven: boolean } {
  let least = Number.POSITIVE_INFINITY;
  let proven = true;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const start = performance.now();
    proven = solvePlan(problem).proof.proven;
    least = Math.min(least, performance.now() - start);
  }
  return { least, proven };
}

function report(
  title: string,
  families: Record<string, Family>,
  seeds: number,
  repetitions: number,
  scale: number,
): void {
  process.stdout.write(`${title}\n  median      p90      max\n`);
  for (const [name, family] of Object.entries(families)) {
    if (only && !name.includes(only)) continue;
    const results = Array.from({ length: seeds }, (_, seed) =>
      millisecondsOf(family(numbersFrom((seed + 1) * 7919)), repetitions),
    );
    const times = results.map(({ least }) => least * scale).sort((a, b) => a - b);
    const at = (part: number): string =>
      (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(1).padStart(8);
    const unproven = results.filter(({ proven }) => !proven).length;
    process.stdout.write(
      `${at(0.5)} ${at(0.9)} ${at(1)}  ${name}${unproven ? ` (${unproven} of ${seeds} unproven)` : ''}\n`,
    );
  }
}

const only = process.argv[2];
report('ordinary requests, microseconds', ORDINARY, 40, 200, 1000);
report('guaranteed size, milliseconds', FAMILIES, 20, 2, 1);
report('beyond the guaranteed size, milliseconds', BEYOND, 5, 1, 1);

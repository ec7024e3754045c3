import { describe, expect, test } from 'vitest';
import { assess } from '../index.ts';
import { AT_MOST_30, smallPolicy } from '../testing/packages.ts';

const FACTS = {
  minutes: { type: 'integer', max: 1_000_000_000 },
  episodes: { type: 'integer' },
  turnoverFen: { type: 'money' },
  bestBeforeFen: { type: 'money' },
  spendingFen: { type: 'money-by-year', scope: 'applicant' },
};

function found(
  from: unknown,
  claim: Record<string, unknown>,
  applicant: Record<string, unknown> = {},
  rate: unknown = undefined,
) {
  const base = { label: '基数', cite: 'art1.s1', from };
  const policy = smallPolicy({ clauses: [{ id: 'one', base, ...(rate ? { rate } : {}) }], facts: FACTS });
  const outcome = assess(policy, { asOf: '2026-06-01', applicant, claims: [{ id: 'c', clause: 'one', ...claim }] });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  const [{ status, missing, baseFen, rateBp, ceilingFen, awardFen, countedCosts } = {} as never] = outcome.value.claims;
  return { status, missing, baseFen, rateBp, ceilingFen, awardFen, countedCosts };
}

describe('a base of costs', () => {
  const LOCAL = { costs: { count: [{ attribute: 'local' }] } };
  const item = (id: string, more: Record<string, unknown>) => ({ id, amountFen: 100, ...more });

  test('is missing where costs are left out, and a known nothing where there are none', () => {
    expect(found(LOCAL, {})).toMatchObject({ status: 'pending', missing: ['costs'], baseFen: 0 });
    expect(found(LOCAL, { costs: [] })).toMatchObject({ status: 'eligible', missing: [], baseFen: 0 });
  });

  test('counts what has the attribute, leaves out what has not, and asks where it is not said', () => {
    const costs = [item('a', { local: true }), item('b', { local: false }), item('c]', {})];
    expect(found(LOCAL, { costs })).toMatchObject({ status: 'pending', baseFen: 100, missing: ['costs[c]].local'] });
  });

  test('is cut to the fen once, after the sum', () => {
    const costs = [
      item('a', { local: true, amountFen: 3 }),
      item('b', { local: true, amountFen: 3 }),
      item('c', { local: true, amountFen: 1 }),
    ];
    expect(found(LOCAL, { costs }, {}, AT_MOST_30)).toMatchObject({
      baseFen: 7,
      rateBp: 3000,
      ceilingFen: 2,
      awardFen: 2,
    });
  });

  test('of the largest request stays exact', () => {
    const costs = Array.from({ length: 2000 }, (_, index) => item(`i${index}`, { local: true, amountFen: 1e12 - 1 }));
    expect(found(LOCAL, { costs }, {}, AT_MOST_30)).toMatchObject({
      baseFen: 1_999_999_999_998_000,
      ceilingFen: 599_999_999_999_400,
    });
  });
});

describe('an increment', () => {
  const INCREMENT = { increment: { of: 'spendingFen', year: -1, against: -2, code: 'X-INCREMENT' } };

  test('is not below nothing', () => {
    expect(found(INCREMENT, {}, { spendingFen: { '2025': 1, '2024': 5 } })).toMatchObject({
      status: 'eligible',
      baseFen: 0,
    });
    expect(found(INCREMENT, {}, { spendingFen: { '2025': 5, '2024': 1 } })).toMatchObject({
      status: 'eligible',
      baseFen: 4,
    });
  });

  test('counts as nothing with either year missing', () => {
    expect(found(INCREMENT, {}, { spendingFen: { '2025': 5 } })).toMatchObject({
      status: 'pending',
      baseFen: 0,
      missing: ['applicant.spendingFen.2024'],
    });
    expect(found(INCREMENT, {})).toMatchObject({
      missing: ['applicant.spendingFen.2024', 'applicant.spendingFen.2025'],
    });
  });
});

describe('a base from facts', () => {
  test('of units is quantity by price, the known ones added up', () => {
    const units = {
      units: [
        { quantity: 'minutes', price: '1000元' },
        { quantity: 'episodes', price: '5万元' },
      ],
    };
    expect(found(units, { facts: { minutes: 90, episodes: 2 } })).toMatchObject({
      status: 'eligible',
      baseFen: 19_000_000,
    });
    expect(found(units, { facts: { minutes: 90 } })).toMatchObject({
      status: 'pending',
      baseFen: 9_000_000,
      missing: ['facts.episodes'],
    });
  });

  test('of an absurd size stops at the largest whole number of fen that can be computed with', () => {
    const units = { units: [{ quantity: 'minutes', price: '1亿元' }] };
    expect(found(units, { facts: { minutes: 1e9 } })).toMatchObject({ baseFen: Number.MAX_SAFE_INTEGER });
  });

  test('of a share is cut to the fen', () => {
    const third = { amount: { share: '1/3', of: 'turnoverFen' } };
    expect(found(third, { facts: { turnoverFen: 200 } })).toMatchObject({ baseFen: 66 });
    expect(found(third, {})).toMatchObject({ status: 'pending', baseFen: 0, missing: ['facts.turnoverFen'] });
  });
});

describe('tiers', () => {
  const steps = [
    { from: '500万元', amount: '50万元' },
    { from: '1亿元', amount: '500万元' },
    { from: '1000万元', amount: '80万元' },
  ];
  const reached = (turnoverFen?: number, bestBeforeFen?: number) =>
    found(
      { tiers: { metric: 'turnoverFen', above: 'bestBeforeFen', steps } },
      {
        facts: {
          ...(turnoverFen === undefined ? {} : { turnoverFen }),
          ...(bestBeforeFen === undefined ? {} : { bestBeforeFen }),
        },
      },
    );

  test('give nothing below the first, and the highest that is reached', () => {
    expect(reached(499_999_999, 0)).toMatchObject({ status: 'eligible', baseFen: 0 });
    expect(reached(500_000_000, 0)).toMatchObject({ baseFen: 50_000_000 });
    expect(reached(1_000_000_000, 0)).toMatchObject({ baseFen: 80_000_000 });
    expect(reached(10_000_000_000, 0)).toMatchObject({ baseFen: 500_000_000 });
  });

  test('give nothing for what was reached before', () => {
    expect(reached(1_000_000_000, 1_000_000_000)).toMatchObject({ status: 'eligible', baseFen: 0 });
    expect(reached(1_000_000_000, 999_999_999)).toMatchObject({ baseFen: 80_000_000 });
  });

  test('ask for what decides, and for the earlier best only where a step is reached', () => {
    expect(reached()).toMatchObject({ status: 'pending', missing: ['facts.bestBeforeFen', 'facts.turnoverFen'] });
    expect(reached(1)).toMatchObject({ status: 'eligible', missing: [], baseFen: 0 });
    expect(reached(500_000_000)).toMatchObject({ status: 'pending', missing: ['facts.bestBeforeFen'], baseFen: 0 });
  });
});

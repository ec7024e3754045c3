import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advise, checkRequest } from '../index.ts';
import { condition, FLAT, smallPolicy } from '../testing/packages.ts';
import { fewestSteps } from './numbers.ts';

const FACTS = {
  able: { type: 'boolean' },
  episodes: { type: 'integer', max: 100, label: '集数', unit: '集' },
  turnoverFen: { type: 'money', label: '分账收入' },
  spendingFen: { type: 'money-by-year', scope: 'applicant', label: '研发支出' },
};

function advised(asked: unknown, facts: Record<string, unknown>, applicant: Record<string, unknown> = {}) {
  const policy = smallPolicy({
    clauses: [{ id: 'one', base: FLAT('1万元'), conditions: [condition('C-ONE', asked)] }],
    facts: FACTS,
  });
  const checked = checkRequest(policy, { asOf: '2026-06-01', applicant, claims: [{ id: 'c', clause: 'one', facts }] });
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
  return advise(policy, checked.value).map(({ kind, change, text }) => [
    kind,
    change.map(({ path, from, to }) => [path, from, to]),
    text,
  ]);
}

const changes = (...asked: Parameters<typeof advised>) => advised(...asked).map(([kind, change]) => [kind, change]);

describe('the smallest change of a number', () => {
  test('raises money to the fen', () => {
    const asked = { compare: { left: 'turnoverFen', relation: 'atLeast', right: '200万元' } };
    expect(advised(asked, { turnoverFen: 188_000_000 })).toEqual([
      [
        'raise',
        [['/claims/0/facts/turnoverFen', 188_000_000, 200_000_000]],
        '“分账收入”再增加 12 万元即符合“条件C-ONE”（由 188 万元增至 200 万元），可多得 1 万元',
      ],
    ]);
  });

  test('goes one beyond where more is asked', () => {
    const asked = { compare: { left: 'episodes', relation: 'moreThan', right: 10 } };
    expect(changes(asked, { episodes: 10 })).toEqual([['raise', [['/claims/0/facts/episodes', 10, 11]]]]);
  });

  test('lowers a number where raising none helps', () => {
    const asked = { compare: { left: 'turnoverFen', relation: 'lessThan', right: '1万元' } };
    expect(changes(asked, { turnoverFen: 1_500_000 })).toEqual([
      ['lower', [['/claims/0/facts/turnoverFen', 1_500_000, 999_999]]],
    ]);
  });

  test('meets a number exactly where it has to be equal', () => {
    const asked = { compare: { left: 'episodes', relation: 'equals', right: 12 } };
    expect(changes(asked, { episodes: 5 })).toEqual([['raise', [['/claims/0/facts/episodes', 5, 12]]]]);
    expect(changes(asked, { episodes: 20 })).toEqual([['lower', [['/claims/0/facts/episodes', 20, 12]]]]);
  });

  test('is sought in a year of a series', () => {
    const asked = {
      compare: {
        left: { series: 'spendingFen', year: -1 },
        relation: 'atLeast',
        right: { share: '6/5', of: { series: 'spendingFen', year: -2 } },
      },
    };
    expect(changes(asked, {}, { spendingFen: { '2025': 100, '2024': 99 } })).toEqual([
      ['raise', [['/applicant/spendingFen/2025', 100, 119]]],
    ]);
  });

  test('is sought on either side of an alternative', () => {
    const asked = {
      any: [
        { compare: { left: 'episodes', relation: 'atLeast', right: 12 } },
        { all: [{ fact: 'able' }, { compare: { left: 'turnoverFen', relation: 'atLeast', right: '1元' } }] },
      ],
    };
    expect(changes(asked, { episodes: 2, turnoverFen: 1, able: true })).toEqual([
      ['raise', [['/claims/0/facts/episodes', 2, 12]]],
      ['raise', [['/claims/0/facts/turnoverFen', 1, 100]]],
    ]);
    expect(changes(asked, { episodes: 2, turnoverFen: 1, able: false })).toHaveLength(1);
  });

  test('is not given where the number would leave its range', () => {
    const asked = { compare: { left: 'episodes', relation: 'atLeast', right: 101 } };
    expect(changes(asked, { episodes: 2 })).toEqual([]);
  });
});

test('the fewest steps are found among any number, or none', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e12 }), fc.nat({ max: 1e12 }), (most, needed) => {
      const found = fewestSteps(most, (steps) => steps >= needed);
      const wanted = Math.max(1, needed);
      expect(found).toBe(wanted <= most ? wanted : undefined);
    }),
  );
});

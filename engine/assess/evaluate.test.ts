import { describe, expect, test } from 'vitest';
import { assess } from '../index.ts';
import { condition, FLAT, smallPolicy } from '../testing/packages.ts';

/** What one test of a package answers for the given claim and applicant, and what it says is missing. */
function answer(asked: unknown, { claim = {}, applicant = {}, asOf = '2026-06-01', programYear = 2026 } = {}) {
  const policy = smallPolicy({
    clauses: [
      { id: 'one', base: FLAT('1元'), conditions: [condition('C-ONE', asked)] },
      { id: 'two', base: FLAT('1元') },
    ],
    facts: {
      able: { type: 'boolean' },
      willing: { type: 'boolean' },
      known: { type: 'boolean', scope: 'applicant' },
      count: { type: 'integer', max: 1_000_000_000 },
      turnoverFen: { type: 'money' },
      salesFen: { type: 'money-by-year', scope: 'applicant' },
      kind: { type: 'choice', values: { first: '甲', second: '乙', other: '其他' } },
      days: {
        type: 'counts',
        members: { all: { label: '总数', min: 1 }, part: { label: '部分', atMost: 'all' } },
      },
    },
  });
  const request = { asOf, programYear, applicant, claims: [{ id: 'c', clause: 'one', ...claim }] };
  const outcome = assess(policy, request);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  const [found] = outcome.value.claims;
  return { holds: found?.trace[0]?.holds, missing: found?.missing };
}

const facts = (given: Record<string, unknown>) => ({ claim: { facts: given } });
const T = { holds: true, missing: [] };
const F = { holds: false, missing: [] };
const open = (...missing: string[]) => ({ holds: null, missing });

describe('a fact', () => {
  test('is unknown where it is not given, and named by its place', () => {
    expect(answer({ fact: 'able' })).toEqual(open('facts.able'));
    expect(answer({ fact: 'known' })).toEqual(open('applicant.known'));
  });

  test('of the applicant is read there', () => {
    expect(answer({ fact: 'known' }, { applicant: { known: true } })).toEqual(T);
    expect(answer({ fact: 'able' }, facts({ able: false }))).toEqual(F);
  });
});

describe('compound tests in three values', () => {
  const given: Record<string, Record<string, boolean>> = { t: { able: true }, f: { able: false }, u: {} };
  const both = (left: string, right: string) => {
    const willing = given[right]?.able;
    return facts({ ...given[left], ...(willing === undefined ? {} : { willing }) });
  };
  const pair = [{ fact: 'able' }, { fact: 'willing' }];
  const TABLE: readonly (readonly [string, string, boolean | null, boolean | null])[] = [
    ['f', 'f', false, false],
    ['f', 'u', false, null],
    ['f', 't', false, true],
    ['u', 'f', false, null],
    ['u', 'u', null, null],
    ['u', 't', null, true],
    ['t', 'f', false, true],
    ['t', 'u', null, true],
    ['t', 't', true, true],
  ];
  for (const [left, right, all, any] of TABLE) {
    test(`${left} and ${right} is ${all}, ${left} or ${right} is ${any}`, () => {
      expect(answer({ all: pair }, both(left, right)).holds).toBe(all);
      expect(answer({ any: pair }, both(left, right)).holds).toBe(any);
    });
  }

  test('a decided one asks for nothing, an open one only for what is open', () => {
    expect(answer({ all: pair }, facts({ able: false }))).toEqual(F);
    expect(answer({ any: pair }, facts({ willing: true }))).toEqual(T);
    expect(answer({ all: pair }, facts({ able: true }))).toEqual(open('facts.willing'));
    expect(answer({ any: pair })).toEqual(open('facts.able', 'facts.willing'));
  });

  test('not turns an answer round and leaves the unknown unknown', () => {
    expect(answer({ not: { fact: 'able' } }, facts({ able: false }))).toEqual(T);
    expect(answer({ not: { fact: 'able' } }, facts({ able: true }))).toEqual(F);
    expect(answer({ not: { fact: 'able' } })).toEqual(open('facts.able'));
  });
});

describe('a choice', () => {
  const asked = { oneOf: { fact: 'kind', values: ['first'], recognised: { value: 'other', by: 'able' } } };
  test('outside the list fails, inside it holds', () => {
    expect(answer(asked, facts({ kind: 'second' }))).toEqual(F);
    expect(answer(asked, facts({ kind: 'first' }))).toEqual(T);
    expect(answer(asked)).toEqual(open('facts.kind'));
  });

  test('that has to be recognised counts by the fact beside it, which no other choice asks for', () => {
    expect(answer(asked, facts({ kind: 'other' }))).toEqual(open('facts.able'));
    expect(answer(asked, facts({ kind: 'other', able: true }))).toEqual(T);
    expect(answer(asked, facts({ kind: 'other', able: false }))).toEqual(F);
    expect(answer(asked, facts({ kind: 'second', able: true }))).toEqual(F);
  });
});

describe('a comparison', () => {
  const half = (relation: string) => ({
    compare: { left: 'days.part', relation, right: { share: '1/2', of: 'days.all' } },
  });
  const days = (part: number, all: number) => facts({ days: { all, part } });

  test('of a share is exact below, at and above it', () => {
    expect(answer(half('atLeast'), days(7, 15))).toEqual(F);
    expect(answer(half('atLeast'), days(8, 16))).toEqual(T);
    expect(answer(half('moreThan'), days(8, 16))).toEqual(F);
    expect(answer(half('moreThan'), days(8, 15))).toEqual(T);
    expect(answer(half('atMost'), days(8, 16))).toEqual(T);
    expect(answer(half('lessThan'), days(8, 16))).toEqual(F);
    expect(answer(half('equals'), days(8, 16))).toEqual(T);
    expect(answer(half('equals'), days(8, 15))).toEqual(F);
  });

  test('names a fact of several numbers as one', () => {
    expect(answer(half('atLeast'))).toEqual(open('facts.days'));
  });

  test('of money is exact to the fen beyond 2^53', () => {
    const grown = {
      compare: {
        left: { product: ['turnoverFen', 'count'] },
        relation: 'moreThan',
        right: { product: [{ share: '999999/999998', of: 'turnoverFen' }, 'count'] },
      },
    };
    expect(answer(grown, facts({ turnoverFen: 1e12, count: 1e9 }))).toEqual(F);
    const by = {
      compare: {
        left: { product: ['turnoverFen', 'count'] },
        relation: 'atLeast',
        right: { sum: [{ product: ['turnoverFen', 'count'] }, '0.01元'] },
      },
    };
    expect(answer(by, facts({ turnoverFen: 999_999_999_999, count: 999_999_999 }))).toEqual(F);
  });

  test('of a series reads the years before the programme year', () => {
    const growth = {
      compare: {
        left: { series: 'salesFen', year: -1 },
        relation: 'atLeast',
        right: { share: '6/5', of: { series: 'salesFen', year: -2 } },
      },
    };
    const sales = (later: number, earlier: number) => ({ applicant: { salesFen: { '2025': later, '2024': earlier } } });
    expect(answer(growth, sales(119, 100))).toEqual(F);
    expect(answer(growth, sales(120, 100))).toEqual(T);
    expect(answer(growth, { applicant: { salesFen: { '2025': 1 } } })).toEqual(open('applicant.salesFen.2024'));
    expect(answer(growth, { ...sales(120, 100), programYear: 2025 })).toEqual(open('applicant.salesFen.2023'));
  });

  test('of a difference is never below nothing', () => {
    const more = (right: number) => ({
      compare: { left: { from: 'days.part', less: 'days.all' }, relation: 'equals', right },
    });
    expect(answer(more(0), days(3, 9))).toEqual(T);
  });
});

describe('the day of application', () => {
  const window = { applicationDay: { notBefore: '2026-01-01', notAfter: '2028-12-31' } };
  for (const [asOf, holds] of [
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2028-12-31', true],
    ['2029-01-01', false],
  ] as const) {
    test(`${asOf} ${holds ? 'is' : 'is not'} in time`, () => {
      expect(answer(window, { asOf, programYear: Number(asOf.slice(0, 4)) })).toEqual(holds ? T : F);
    });
  }
});

describe('a debarment of three years', () => {
  const barred = (decidedOn: string, asOf: string) =>
    answer(
      { notDebarred: { years: 3 } },
      { asOf, programYear: Number(asOf.slice(0, 4)), applicant: { debarments: [{ decidedOn }] } },
    );

  test('does not bar before its decision, and bars from that day', () => {
    expect(barred('2024-03-01', '2024-02-29')).toEqual(T);
    expect(barred('2024-03-01', '2024-03-01')).toEqual(F);
  });

  test('bars up to and including the corresponding day', () => {
    expect(barred('2024-03-01', '2027-03-01')).toEqual(F);
    expect(barred('2024-03-01', '2027-03-02')).toEqual(T);
  });

  test('decided on a leap day ends with February', () => {
    expect(barred('2024-02-29', '2027-02-28')).toEqual(F);
    expect(barred('2024-02-29', '2027-03-01')).toEqual(T);
  });

  test('one that has ended does not hide one that runs', () => {
    const debarments = [{ decidedOn: '2025-01-01' }, { decidedOn: '2020-01-01' }];
    expect(answer({ notDebarred: { years: 3 } }, { applicant: { debarments } })).toEqual(F);
  });
});

describe('other support', () => {
  const asked = { noOtherSupport: { levels: ['district'], statuses: ['received'] } };
  const support = (level: string, status: string) => ({
    claim: { otherSupport: ['s'] },
    applicant: { otherSupport: [{ id: 's', policy: '其他', level, status, amountFen: 1 }] },
  });

  test('bars only at the level and with the status named', () => {
    expect(answer(asked, support('district', 'received'))).toEqual(F);
    expect(answer(asked, support('district', 'available'))).toEqual(T);
    expect(answer(asked, support('municipal', 'received'))).toEqual(T);
  });

  test('that the claim does not name does not bar', () => {
    expect(answer(asked, { applicant: support('district', 'received').applicant })).toEqual(T);
  });
});

describe('prior awards', () => {
  const asked = (more: Record<string, unknown>) => ({ noPriorAward: { clauses: ['one'], ...more } });
  const history = (...awards: Record<string, unknown>[]) => ({
    applicant: { priorAwards: awards.map((award) => ({ clause: 'one', year: 2025, amountFen: 0, ...award })) },
  });

  test('of nothing at all still count', () => {
    expect(answer(asked({}), history({}))).toEqual(F);
    expect(answer(asked({}))).toEqual(T);
  });

  test('of another clause do not count', () => {
    expect(answer(asked({}), history({ clause: 'two' }))).toEqual(T);
  });

  test('of another programme year do not count where the year is asked', () => {
    expect(answer(asked({ within: 'programme-year' }), history({}))).toEqual(T);
    expect(answer(asked({ within: 'programme-year' }), history({ year: 2026 }))).toEqual(F);
  });

  test('count for the same subject and outcome only; a missing outcome leaves it open', () => {
    const same = asked({ same: ['subject', 'outcome'] });
    const before = history({ subject: 'w', outcome: 'o' });
    expect(answer(same, { ...before, claim: { subject: 'w', outcome: 'o' } })).toEqual(F);
    expect(answer(same, { ...before, claim: { subject: 'w', outcome: 'p' } })).toEqual(T);
    expect(answer(same, { ...before, claim: { subject: 'v', outcome: 'o' } })).toEqual(T);
    expect(answer(same, { ...before, claim: { subject: 'w' } })).toEqual(open('outcome'));
  });
});

test('a review that has not taken place leaves the claim open, a failed one fails it', () => {
  expect(answer({ review: 'passed' })).toEqual(open('review'));
  expect(answer({ review: 'passed' }, { claim: { review: 'failed' } })).toEqual(F);
  expect(answer({ review: 'passed' }, { claim: { review: 'passed' } })).toEqual(T);
});

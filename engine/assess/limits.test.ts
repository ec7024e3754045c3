import { describe, expect, test } from 'vitest';
import { assess } from '../index.ts';
import type { Assessment } from '../result.ts';
import { ALL_COSTS, AT_MOST_30, cap, condition, FLAT, type SmallPackage, smallPolicy } from '../testing/packages.ts';

function assessed(
  small: SmallPackage,
  claims: readonly Record<string, unknown>[],
  applicant: Record<string, unknown> = {},
): Assessment {
  const request = {
    asOf: '2026-06-01',
    applicant,
    claims: claims.map((claim, index) => ({ id: `c${index}`, ...claim })),
  };
  const outcome = assess(smallPolicy(small), request);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

const awards = ({ claims }: Assessment) => claims.map(({ awardFen }) => awardFen);
const costs = (amountFen: number, id = `i${amountFen}`) => [{ id, amountFen }];
const award = (clause: string, amountFen: number, more: Record<string, unknown> = {}) => ({
  clause,
  year: 2026,
  amountFen,
  ...more,
});

describe('caps', () => {
  const withCap = (per: string, more: Record<string, unknown> = {}) => ({
    clauses: [
      { id: 'one', needs: ['subject'], base: FLAT('10元'), caps: [cap('ONE-CAP', per, '15元', more)] },
      { id: 'two', needs: ['subject'], base: FLAT('10元') },
    ],
  });
  const claims = ['a', 'a', 'b'].map((subject) => ({ clause: 'one', subject }));
  const prior = { priorAwards: [award('one', 100, { subject: 'a', year: 2020 }), award('one', 200, { subject: 'b' })] };

  test('on a subject run over its life', () => {
    const result = assessed(withCap('subject'), claims, prior);
    expect(awards(result)).toEqual([1000, 400, 1000]);
    expect(result.limits).toEqual([
      { code: 'ONE-CAP', subject: 'a', cite: 'art1.s1', limitFen: 1500, priorFen: 100, grantedFen: 1400 },
      { code: 'ONE-CAP', subject: 'b', cite: 'art1.s1', limitFen: 1500, priorFen: 200, grantedFen: 1000 },
    ]);
    expect(result.claims.map(({ reducedBy }) => reducedBy)).toEqual([[], ['ONE-CAP'], []]);
  });

  test('on a subject and year count the awards of that year', () => {
    const result = assessed(withCap('subject-year'), claims, prior);
    expect(result.limits.map(({ subject, priorFen }) => [subject, priorFen])).toEqual([
      ['a', 0],
      ['b', 200],
    ]);
    expect(awards(result)).toEqual([1000, 500, 1000]);
  });

  test('on an applicant and year, or its life, hold all claims together', () => {
    expect(assessed(withCap('applicant-year'), claims, prior).limits).toEqual([
      { code: 'ONE-CAP', cite: 'art1.s1', limitFen: 1500, priorFen: 200, grantedFen: 1300 },
    ]);
    expect(awards(assessed(withCap('applicant-life'), claims, prior))).toEqual([1000, 200, 0]);
  });

  test('that prior awards have passed leave no room and never go below it', () => {
    const result = assessed(withCap('applicant-life'), claims, { priorAwards: [award('one', 9999, { subject: 'a' })] });
    expect(awards(result)).toEqual([0, 0, 0]);
    expect(result.limits).toMatchObject([{ limitFen: 1500, priorFen: 9999, grantedFen: 0 }]);
    expect(result.claims[0]).toMatchObject({ reducedBy: ['ONE-CAP'], ceilingFen: 1000 });
  });

  test('over several clauses bind the claims of each of them', () => {
    const shared = withCap('applicant-year', { over: ['two'] });
    const result = assessed(
      shared,
      [
        { clause: 'two', subject: 'a' },
        { clause: 'one', subject: 'a' },
      ],
      { priorAwards: [award('two', 300, { subject: 'z' })] },
    );
    expect(awards(result)).toEqual([1000, 200]);
    expect(result.limits).toEqual([
      { code: 'ONE-CAP', cite: 'art1.s1', limitFen: 1500, priorFen: 300, grantedFen: 1200 },
    ]);
  });

  test('lower the ceiling of a claim on its own, history aside', () => {
    const small = {
      clauses: [{ id: 'one', needs: ['subject'], base: FLAT('10元'), caps: [cap('ONE-CAP', 'subject', '4元')] }],
    };
    const [claim] = assessed(small, [{ clause: 'one', subject: 'a' }], {
      priorAwards: [award('one', 400, { subject: 'a' })],
    }).claims;
    expect(claim).toMatchObject({ baseFen: 1000, ceilingFen: 400, awardFen: 0 });
  });
});

describe('topping up', () => {
  const small = {
    clauses: [
      { id: 'lower', needs: ['subject'], base: FLAT('30万元') },
      {
        id: 'higher',
        needs: ['subject'],
        base: FLAT('80万元'),
        caps: [cap('HIGHER-TOP-UP', 'subject', 'computed', { over: ['lower'] })],
      },
    ],
  };

  test('pays the difference to an earlier award', () => {
    const result = assessed(small, [{ clause: 'higher', subject: 'a' }], {
      priorAwards: [award('lower', 30_000_000, { subject: 'a', year: 2024 })],
    });
    expect(awards(result)).toEqual([50_000_000]);
    expect(result.limits).toEqual([
      {
        code: 'HIGHER-TOP-UP',
        subject: 'a',
        cite: 'art1.s1',
        limitFen: 80_000_000,
        priorFen: 30_000_000,
        grantedFen: 50_000_000,
      },
    ]);
    expect(result.claims[0]).toMatchObject({ ceilingFen: 80_000_000, reducedBy: ['HIGHER-TOP-UP'] });
  });

  test('leaves another subject, and the lower award alone, as they are', () => {
    const result = assessed(small, [
      { clause: 'higher', subject: 'b' },
      { clause: 'lower', subject: 'a' },
    ]);
    expect(awards(result)).toEqual([80_000_000, 30_000_000]);
    expect(result.limits.map(({ subject }) => subject)).toEqual(['b']);
  });

  test('holds the two of one request together', () => {
    expect(
      awards(
        assessed(small, [
          { clause: 'lower', subject: 'a' },
          { clause: 'higher', subject: 'a' },
        ]),
      ),
    ).toEqual([30_000_000, 50_000_000]);
  });
});

describe('once', () => {
  const small = {
    clauses: [
      {
        id: 'one',
        base: FLAT('10万元'),
        once: { code: 'ONE-ONCE' },
        conditions: [condition('ONE-ONCE', { noPriorAward: { clauses: ['one'] } })],
      },
    ],
  };

  test('grants the first of several claims', () => {
    const result = assessed(small, [{ clause: 'one' }, { clause: 'one' }]);
    expect(awards(result)).toEqual([10_000_000, 0]);
    expect(result.limits).toEqual([
      { code: 'ONE-ONCE', cite: 'art1.s1', limitFen: 10_000_000, priorFen: 0, grantedFen: 10_000_000 },
    ]);
    expect(result.claims.map(({ reducedBy }) => reducedBy)).toEqual([[], []]);
  });

  test('lists no limit where a prior award, even of nothing, has used it', () => {
    const result = assessed(small, [{ clause: 'one' }], { priorAwards: [award('one', 0)] });
    expect(result.claims[0]).toMatchObject({ status: 'ineligible', failed: ['ONE-ONCE'] });
    expect(result.limits).toEqual([]);
  });
});

describe('exclusions and other support', () => {
  const small = {
    clauses: [
      { id: 'one', needs: ['subject'], base: ALL_COSTS, rate: AT_MOST_30 },
      { id: 'two', needs: ['subject'], base: ALL_COSTS, rate: AT_MOST_30 },
    ],
    policy: {
      exclusions: [{ code: 'ONE-OR-TWO', cite: 'art1.s1', clauses: ['one', 'two'], same: ['subject'] }],
      insteadOfAward: { code: 'BETTER-OF', levels: ['district'], statuses: ['available'], cite: 'art1.s1' },
    },
  };
  const support = (amountFen: number, level = 'district') => ({
    otherSupport: [{ id: 's', policy: '其他', level, status: 'available', amountFen }],
  });

  test('let the better of two claims for one subject through', () => {
    const result = assessed(small, [
      { clause: 'one', subject: 'a', costs: costs(1000) },
      { clause: 'two', subject: 'a', costs: costs(2000) },
    ]);
    expect(awards(result)).toEqual([0, 600]);
    expect(result.claims.map(({ countedCosts }) => countedCosts)).toEqual([[], ['i2000']]);
  });

  test('do not touch claims for different subjects', () => {
    expect(
      awards(
        assessed(small, [
          { clause: 'one', subject: 'a', costs: costs(1000) },
          { clause: 'two', subject: 'b', costs: costs(2000) },
        ]),
      ),
    ).toEqual([300, 600]);
  });

  test('take the support where it is worth more, and not where it is worth the same', () => {
    const claim = [{ clause: 'one', subject: 'a', costs: costs(1000), otherSupport: ['s'] }];
    expect(assessed(small, claim, support(301))).toMatchObject({
      totalFen: 0,
      elsewhereFen: 301,
      claims: [{ elsewhere: 's', countedCosts: [] }],
    });
    expect(assessed(small, claim, support(300))).toMatchObject({
      totalFen: 300,
      elsewhereFen: 0,
      claims: [{ elsewhere: null }],
    });
    expect(assessed(small, claim, support(9999, 'municipal'))).toMatchObject({ totalFen: 300, elsewhereFen: 0 });
  });

  test('a support that only a claim names which is not eligible is not taken', () => {
    const pending = [{ clause: 'one', subject: 'a', otherSupport: ['s'] }];
    expect(assessed(small, pending, support(301))).toMatchObject({
      elsewhereFen: 0,
      claims: [{ status: 'pending', elsewhere: null }],
    });
  });
});

test('an item counts once, in the earliest claim that it can, and not at all where it was used before', () => {
  const small = { clauses: [{ id: 'one', needs: ['subject'], base: ALL_COSTS, rate: AT_MOST_30 }] };
  const claims = ['a', 'b'].map((subject) => ({
    clause: 'one',
    subject,
    costs: [...costs(1000, 'x'), ...costs(2000, 'y')],
  }));
  const result = assessed(small, claims, { usedCosts: ['y'] });
  expect(result.claims.map(({ countedCosts, baseFen }) => [countedCosts, baseFen])).toEqual([
    [['x'], 3000],
    [[], 3000],
  ]);
  expect(result.totalFen).toBe(300);
});

test('prior awards of any sum stay countable', () => {
  const small = { clauses: [{ id: 'one', base: FLAT('10元'), caps: [cap('ONE-CAP', 'applicant-life', '15元')] }] };
  const result = assessed(small, [{ clause: 'one' }], {
    priorAwards: Array.from({ length: 9500 }, () => award('one', 1e12)),
  });
  expect(result.limits).toMatchObject([{ priorFen: Number.MAX_SAFE_INTEGER, grantedFen: 0 }]);
});

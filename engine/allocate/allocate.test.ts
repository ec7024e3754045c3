import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../loader/index.ts';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import { compilePolicy } from '../assess/policy.ts';
import type { CompiledPolicy } from '../index.ts';
import { refusalMessage } from '../sentences/refusal.ts';
import { allocate } from './allocate.ts';
import type { AllocationResult } from './form.ts';
import { instantOf } from './instant.ts';

let policy: CompiledPolicy;
beforeAll(async () => {
  const found = (await loadCatalogue({ directories: [] })).find('tongzhou-micro-drama');
  if (!found) throw new Error('the Tongzhou draft is not loaded');
  policy = compilePolicy(found.definition, phrases);
});

const candidate = (id: string, changes: object = {}) => ({
  id,
  crew: `crew of ${id}`,
  score: 80,
  keyProject: 'none',
  awardFen: 100,
  submittedAt: '2026-05-01T09:00:00+08:00',
  ...changes,
});
const round = (candidates: readonly object[], changes: object = {}) => ({
  clause: 'location-filming',
  programYear: 2026,
  candidates,
  ...changes,
});
const result = (request: unknown): AllocationResult => {
  const outcome = allocate(policy, request);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};
const order = (candidates: readonly object[]) => result(round(candidates)).awarded.map(({ id }) => id);

describe('what is refused, with the place', () => {
  const refusals: readonly [string, unknown, string][] = [
    ['a body that is no object', [], ''],
    ['an unknown member', round([], { polcy: 'x' }), '/polcy'],
    ['a member that is null', round([], { quota: null }), '/quota'],
    ['a missing clause', { programYear: 2026, candidates: [] }, '/clause'],
    ['a clause without places', round([], { clause: 'key-rnd' }), '/clause'],
    ['a missing year', { clause: 'location-filming', candidates: [] }, '/programYear'],
    ['missing candidates', { clause: 'location-filming', programYear: 2026 }, '/candidates'],
    ['a negative quota', round([], { quota: -1 }), '/quota'],
    ['a fractional quota', round([], { quota: 1.5 }), '/quota'],
    ['a budget above the bound', round([], { budgetFen: 1e15 + 1 }), '/budgetFen'],
    ['crews without a quota', round([], { crewsAwarded: ['k1'] }), '/crewsAwarded'],
    ['more crews than places', round([], { quota: 1, crewsAwarded: ['k1', 'k2'] }), '/crewsAwarded'],
    ['an empty crew', round([], { quota: 1, crewsAwarded: [''] }), '/crewsAwarded/0'],
    ['an empty id', round([candidate('')]), '/candidates/0/id'],
    ['an id that stands twice', round([candidate('a'), candidate('a')]), '/candidates/1/id'],
    ['a score above 100', round([candidate('a', { score: 100.01 })]), '/candidates/0/score'],
    ['a score below 0', round([candidate('a', { score: -0.01 })]), '/candidates/0/score'],
    ['a score with three decimals', round([candidate('a', { score: 80.125 })]), '/candidates/0/score'],
    ['a score as text', round([candidate('a', { score: '80' })]), '/candidates/0/score'],
    ['an award of nothing', round([candidate('a', { awardFen: 0 })]), '/candidates/0/awardFen'],
    ['an award above the bound', round([candidate('a', { awardFen: 1e12 + 1 })]), '/candidates/0/awardFen'],
    ['an unknown kind of key project', round([candidate('a', { keyProject: 'local' })]), '/candidates/0/keyProject'],
    [
      'a time without offset',
      round([candidate('a', { submittedAt: '2026-05-01T09:00:00' })]),
      '/candidates/0/submittedAt',
    ],
    [
      'a time without seconds',
      round([candidate('a', { submittedAt: '2026-05-01T09:00+08:00' })]),
      '/candidates/0/submittedAt',
    ],
    [
      'a time with four decimals',
      round([candidate('a', { submittedAt: '2026-05-01T09:00:00.1234Z' })]),
      '/candidates/0/submittedAt',
    ],
    [
      'a day that does not exist',
      round([candidate('a', { submittedAt: '2026-02-29T09:00:00Z' })]),
      '/candidates/0/submittedAt',
    ],
    ['a member missing from a candidate', round([{ id: 'a' }]), '/candidates/0/crew'],
  ];
  test.each(refusals)('%s', (_, request, path) => {
    const outcome = allocate(policy, request);
    expect(outcome.ok).toBe(false);
    if (outcome.ok) return;
    expect(outcome.refusal.path).toBe(path);
    expect(refusalMessage(outcome.refusal, phrases)).toMatch(/^[^{}]*[一-鿿][^{}]*。$/);
  });
});

describe('the order', () => {
  test('national and municipal key projects alike come before others, whatever the scores', () => {
    const candidates = [
      candidate('plain', { score: 100 }),
      candidate('city', { keyProject: 'municipal', score: 70 }),
      candidate('state', { keyProject: 'national', score: 60 }),
    ];
    expect(order(candidates)).toEqual(['city', 'state', 'plain']);
  });
  test('a higher score comes first, compared exactly', () => {
    expect(order([candidate('a', { score: 87.49 }), candidate('b', { score: 87.5 })])).toEqual(['b', 'a']);
  });
  test('of equal scores the earlier instant comes first, whatever the offset says', () => {
    const candidates = [
      candidate('a', { submittedAt: '2026-05-01T09:00:00.001+08:00' }),
      candidate('b', { submittedAt: '2026-05-01T01:00:00Z' }),
      candidate('c', { submittedAt: '2026-04-30T22:00:00-02:30' }),
    ];
    expect(order(candidates)).toEqual(['c', 'b', 'a']);
  });
  test('what is still equal is ordered by id, by code point', () => {
    expect(order([candidate('\u{1f600}'), candidate('\uff01'), candidate('a10'), candidate('a9')])).toEqual([
      'a10',
      'a9',
      '\uff01',
      '\u{1f600}',
    ]);
  });
});

describe('places and money', () => {
  test('the crew for which no place is left is passed over, one that holds a place is served', () => {
    const request = round(
      [candidate('a', { score: 90 }), candidate('b', { score: 80 }), candidate('c', { crew: 'k1', score: 70 })],
      {
        quota: 2,
        crewsAwarded: ['k1', 'k1'],
      },
    );
    expect(result(request)).toEqual({
      awarded: [
        { id: 'a', rank: 1, awardFen: 100 },
        { id: 'c', rank: 3, awardFen: 100 },
      ],
      notAwarded: [{ id: 'b', rank: 2, reason: 'QUOTA' }],
      placesLeft: 0,
      budgetLeftFen: null,
    });
  });
  test('an award above what is left is passed over, uses no place, and a smaller one behind it is served', () => {
    const request = round([candidate('a', { score: 90, awardFen: 101 }), candidate('b', { awardFen: 100 })], {
      quota: 1,
      budgetFen: 100,
    });
    expect(result(request)).toEqual({
      awarded: [{ id: 'b', rank: 2, awardFen: 100 }],
      notAwarded: [{ id: 'a', rank: 1, reason: 'BUDGET' }],
      placesLeft: 0,
      budgetLeftFen: 0,
    });
  });
  test('the place is tested before the money', () => {
    const request = round([candidate('a', { awardFen: 101 })], { quota: 0, budgetFen: 100 });
    expect(result(request).notAwarded).toEqual([{ id: 'a', rank: 1, reason: 'QUOTA' }]);
  });
  test('two claims of one crew need one place', () => {
    const request = round([candidate('a', { crew: 'k' }), candidate('b', { crew: 'k' })], { quota: 1 });
    expect(result(request).awarded.map(({ id }) => id)).toEqual(['a', 'b']);
  });
  test('without quota and budget everybody is awarded and nothing is counted', () => {
    expect(result(round([candidate('a')]))).toEqual({
      awarded: [{ id: 'a', rank: 1, awardFen: 100 }],
      notAwarded: [],
      placesLeft: null,
      budgetLeftFen: null,
    });
  });
});

const candidates = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    crew: fc.constantFrom('k1', 'k2', 'k3', 'k4'),
    score: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
    keyProject: fc.constantFrom('national', 'municipal', 'none'),
    awardFen: fc.integer({ min: 1, max: 100 }),
    submittedAt: fc.constantFrom('2026-05-01T09:00:00+08:00', '2026-05-01T01:00:00Z', '2026-05-02T00:00:00.5Z'),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);

test('the order of the input plays no part, and places and money are never exceeded', () => {
  fc.assert(
    fc.property(candidates, fc.nat({ max: 5 }), fc.nat({ max: 300 }), (list, quota, budgetFen) => {
      const found = result(round(list, { quota, budgetFen }));
      expect(result(round([...list].reverse(), { quota, budgetFen }))).toEqual(found);
      const crews = new Set(found.awarded.map(({ id }) => list.find((one) => one.id === id)?.crew));
      expect(crews.size).toBe(quota - (found.placesLeft ?? 0));
      expect(crews.size).toBeLessThanOrEqual(quota);
      expect(found.awarded.reduce((sum, { awardFen }) => sum + awardFen, 0)).toBe(
        budgetFen - (found.budgetLeftFen ?? 0),
      );
      expect([...found.awarded, ...found.notAwarded].map(({ rank }) => rank).sort((a, b) => a - b)).toEqual(
        list.map((_, index) => index + 1),
      );
    }),
  );
});

test('an instant is what the calendar of the platform says', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0001-01-02T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true }),
      (date) => {
        expect(instantOf(date.toISOString())).toBe(date.getTime());
      },
    ),
  );
});

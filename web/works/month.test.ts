import { expect, test } from 'vitest';
import { marksOf, monthsOn, weeksOf } from './month.ts';

test('a month is laid out in weeks from Monday', () => {
  const weeks = weeksOf('2026-05');
  expect(weeks[0]).toEqual([null, null, null, null, '2026-05-01', '2026-05-02', '2026-05-03']);
  expect(weeks).toHaveLength(5);
  expect(weeks.at(-1)?.at(-1)).toBe('2026-05-31');
  expect(weeksOf('2028-02').flat().filter(Boolean)).toHaveLength(29);
});

test('months are counted over the turn of the year', () => {
  expect([monthsOn('2026-12', 1), monthsOn('2026-01', -1), monthsOn('2026-05', -17)]).toEqual([
    '2027-01',
    '2025-12',
    '2024-12',
  ]);
});

test('a day inside and outside is undecided without a main place', () => {
  const place = { day: '2026-05-01', inDistrict: true, isMainPlace: false, state: 'recorded' as const };
  const away = { ...place, inDistrict: false };
  expect(marksOf([place, away]).get('2026-05-01')).toEqual({ side: 'undecided', places: 2, isConfirmed: false });
  expect(marksOf([place, { ...away, isMainPlace: true }]).get('2026-05-01')?.side).toBe('outside');
  expect(marksOf([place, place]).get('2026-05-01')?.side).toBe('inside');
});

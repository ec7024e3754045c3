import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAfter, isRealDay, looksLikeDay, yearsOn } from './calendar.ts';

const realDay = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('days that do not exist are none', () => {
  for (const day of [
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
  ]) {
    expect(isRealDay(day)).toBe(false);
    expect(looksLikeDay(day)).toBe(true);
  }
  for (const text of ['2026-1-1', '20260101', '2026-01-01T00:00', ' 2026-01-01', '２０２６-01-01'])
    expect(looksLikeDay(text)).toBe(false);
  for (const day of ['2028-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) expect(isRealDay(day)).toBe(true);
});

test('the days of the calendar are those of any other one', () => {
  fc.assert(
    fc.property(realDay, (day) => {
      const next = new Date(`${day}T00:00:00Z`);
      next.setUTCDate(next.getUTCDate() + 1);
      expect(isRealDay(day)).toBe(true);
      expect(dayAfter(day)).toBe(next.toISOString().slice(0, 10));
    }),
  );
});

test('years on is the corresponding day, or the last of its month', () => {
  expect(yearsOn('2024-03-01', 3)).toBe('2027-03-01');
  expect(yearsOn('2024-02-29', 3)).toBe('2027-02-28');
  expect(yearsOn('2024-02-29', 4)).toBe('2028-02-29');
  expect(yearsOn('2023-02-28', 1)).toBe('2024-02-28');
});

test('the end of written time is an end', () => {
  expect(yearsOn('9998-05-05', 3)).toBe('9999-12-31');
  expect(dayAfter('9999-12-31')).toBeUndefined();
});

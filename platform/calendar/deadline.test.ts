import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shiftDay } from './days.ts';
import { type Deadline, deadlineFor, remaining, settleDeadline } from './deadline.ts';
import { shippedCalendars } from './shipped.ts';
import { calendarsOf } from './working-days.ts';

const calendars = calendarsOf(shippedCalendars());
/** Not the real one: only for moving the clock past the end of 2026. */
const withNextYear = calendarsOf([
  ...shippedCalendars(),
  { year: 2027, off: ['2027-01-01', '2027-05-01', '2027-10-01'], workWeekends: [] },
]);
const friday: Deadline = { kind: 'day', day: '2026-03-06' };

test('a deadline in a year without a calendar waits for it and is never overdue', () => {
  const deadline = deadlineFor(calendars, '2026-12-29', 5);
  expect(deadline).toEqual({ kind: 'awaiting-calendar', year: 2027, from: '2026-12-29', workingDays: 5 });
  expect(remaining(calendars, '2026-12-29', deadline)).toBe('awaiting-calendar');
  expect(remaining(calendars, '2029-12-29', deadline)).toBe('awaiting-calendar');
});

test('the upload of the year settles it, and nothing else does', () => {
  const deadline = deadlineFor(calendars, '2026-12-29', 5);
  expect(settleDeadline(calendars, deadline)).toEqual(deadline);
  expect(settleDeadline(withNextYear, deadline)).toEqual({ kind: 'day', day: '2027-01-06' });
  expect(settleDeadline(withNextYear, friday)).toEqual(friday);
});

test.each([
  ['2026-03-02', 4],
  ['2026-03-05', 1],
  ['2026-03-06', 0],
  ['2026-03-07', -1],
  ['2026-03-08', -1],
  ['2026-03-09', -1],
  ['2026-03-10', -2],
])('on %s a deadline on Friday 6 March has %i working days left', (today, left) => {
  expect(remaining(calendars, today, friday)).toBe(left);
});

test('a deadline on a day off is not over before that day', () => {
  const sunday: Deadline = { kind: 'day', day: '2026-03-08' };
  expect(remaining(calendars, '2026-03-07', sunday)).toBe(0);
  expect(remaining(calendars, '2026-03-08', sunday)).toBe(0);
  expect(remaining(calendars, '2026-03-09', sunday)).toBe(-1);
});

test('a deadline that has passed is overdue although the present year has no calendar', () => {
  expect(remaining(calendars, '2027-02-01', { kind: 'day', day: '2026-12-29' })).toBe(-2);
  expect(remaining(calendars, '2027-02-01', { kind: 'day', day: '2026-12-31' })).toBe(-1);
});

test('a coming day across a year without a calendar cannot be counted', () => {
  expect(remaining(calendars, '2026-12-29', { kind: 'day', day: '2027-01-11' })).toBe('awaiting-calendar');
});

test('a deadline is so many working days away on the day it is set, and overdue on each day after it', () => {
  const days = fc.integer({ min: 0, max: 364 }).map((shift) => shiftDay('2026-01-01', shift));
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 30 }), (from, count, late) => {
      const deadline = deadlineFor(withNextYear, from, count);
      if (deadline.kind !== 'day') throw new Error('both years are known');
      expect(remaining(withNextYear, from, deadline)).toBe(count);
      expect(remaining(withNextYear, deadline.day, deadline)).toBe(0);
      expect(remaining(withNextYear, shiftDay(deadline.day, late), deadline)).toBeLessThan(0);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shiftDay } from './days.ts';
import { shippedCalendars } from './shipped.ts';
import { addWorkingDays, calendarsOf, isWorkingDay, workingDaysBetween } from './working-days.ts';

const calendars = calendarsOf(shippedCalendars());

const dayOf2026 = fc.integer({ min: 0, max: 364 }).map((days) => shiftDay('2026-01-01', days));
const fewDays = fc.integer({ min: 0, max: 60 });

test('a year without a calendar is the answer, never a guess', () => {
  expect(addWorkingDays(calendars, '2026-12-30', 5)).toEqual({ missingYear: 2027 });
  expect(addWorkingDays(calendars, '2024-05-06', 1)).toEqual({ missingYear: 2024 });
  expect(addWorkingDays(calendarsOf([]), '2026-05-06', 1)).toEqual({ missingYear: 2026 });
  expect(workingDaysBetween(calendars, '2026-12-30', '2027-01-04')).toEqual({ missingYear: 2027 });
  expect(workingDaysBetween(calendars, '2027-01-04', '2026-12-30')).toEqual({ missingYear: 2027 });
  expect(isWorkingDay(calendars, '2027-01-04')).toEqual({ missingYear: 2027 });
});

test('a year is asked for only where it is needed', () => {
  expect(addWorkingDays(calendars, '2025-12-31', 1)).toEqual({ day: '2026-01-04' });
  expect(addWorkingDays(calendars, '2026-12-30', 1)).toEqual({ day: '2026-12-31' });
  expect(addWorkingDays(calendars, '2030-01-01', 0)).toEqual({ day: '2030-01-01' });
});

test('half a day, a negative number and a day that does not exist are defects', () => {
  expect(() => addWorkingDays(calendars, '2026-03-02', 1.5)).toThrow(RangeError);
  expect(() => addWorkingDays(calendars, '2026-03-02', -1)).toThrow(RangeError);
  expect(() => addWorkingDays(calendars, '2026-02-30', 1)).toThrow(RangeError);
  expect(() => addWorkingDays(calendars, '2026-3-2', 0)).toThrow(RangeError);
});

test.each([
  ['2026-03-02', 1, '2026-03-03'],
  ['2026-03-06', 1, '2026-03-09'],
  ['2026-02-13', 1, '2026-02-14'],
  ['2026-02-14', 1, '2026-02-24'],
  ['2026-02-14', 5, '2026-02-28'],
  ['2026-09-30', 1, '2026-10-08'],
  ['2026-09-30', 3, '2026-10-10'],
  ['2026-10-03', 1, '2026-10-08'],
])('from %s it is %i working days to %s', (from, count, day) => {
  expect(addWorkingDays(calendars, from, count)).toEqual({ day });
  expect(workingDaysBetween(calendars, from, day)).toEqual({ days: count });
});

test('2026 has 248 working days', () => {
  expect(workingDaysBetween(calendars, '2025-12-31', '2026-12-31')).toEqual({ days: 248 });
});

test('a later announcement has the last word on the December before', () => {
  const years = [
    { year: 2018, off: [], workWeekends: [] },
    { year: 2019, off: ['2018-12-31', '2019-01-01'], workWeekends: ['2018-12-29'] },
  ];
  for (const list of [years, years.toReversed()]) {
    expect(addWorkingDays(calendarsOf(list), '2018-12-28', 2)).toEqual({ day: '2019-01-02' });
  }
  expect(addWorkingDays(calendarsOf(years.slice(0, 1)), '2018-12-28', 1)).toEqual({ day: '2018-12-31' });
});

test('the day found is a working day and lies as many working days away as were added', () => {
  fc.assert(
    fc.property(dayOf2026, fewDays, (from, count) => {
      const found = addWorkingDays(calendars, from, count);
      if (!('day' in found)) return;
      expect(workingDaysBetween(calendars, from, found.day)).toEqual({ days: count });
      if (count > 0) expect(isWorkingDay(calendars, found.day)).toBe(true);
      else expect(found.day).toBe(from);
    }),
  );
});

test('days added in two steps are days added in one', () => {
  fc.assert(
    fc.property(dayOf2026, fewDays, fewDays, (from, one, two) => {
      const first = addWorkingDays(calendars, from, one);
      const second = 'day' in first ? addWorkingDays(calendars, first.day, two) : first;
      expect(second).toEqual(addWorkingDays(calendars, from, one + two));
    }),
  );
});

test('the way back counts the same days, and ways add up', () => {
  fc.assert(
    fc.property(dayOf2026, dayOf2026, dayOf2026, (one, two, three) => {
      const between = (from: string, to: string) => {
        const found = workingDaysBetween(calendars, from, to);
        if (!('days' in found)) throw new Error('2026 is known');
        return found.days;
      };
      expect(between(one, two) + between(two, one)).toBe(0);
      expect(between(one, two) + between(two, three)).toBe(between(one, three));
    }),
  );
});

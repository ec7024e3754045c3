import { yearOf } from './days.ts';
import { addWorkingDays, type Calendars, workingDaysBetween } from './working-days.ts';

/** Until when something is due; days are `YYYY-MM-DD` and end at midnight in Beijing. */
export type Deadline = DayDeadline | AwaitingCalendar;

export interface DayDeadline {
  readonly kind: 'day';
  readonly day: string;
}

/** Due so many working days after `from`; the day is not known before the calendar of `year` is uploaded. */
export interface AwaitingCalendar {
  readonly kind: 'awaiting-calendar';
  readonly year: number;
  readonly from: string;
  readonly workingDays: number;
}

/** The deadline so many working days after the day of the event. */
export function deadlineFor(calendars: Calendars, fromDay: string, workingDays: number): Deadline {
  const found = addWorkingDays(calendars, fromDay, workingDays);
  if ('day' in found) return { kind: 'day', day: found.day };
  return { kind: 'awaiting-calendar', year: found.missingYear, from: fromDay, workingDays };
}

/** The deadline once more with the calendars there are now: to be asked for after an upload. */
export function settleDeadline(calendars: Calendars, deadline: Deadline): Deadline {
  return deadline.kind === 'day' ? deadline : deadlineFor(calendars, deadline.from, deadline.workingDays);
}

/**
 * Working days left: 0 on the last day (and on days off before it with no working day between), negative when overdue,
 * also on the weekend after. Nothing is overdue that waits for a calendar. Where the deadline has passed and a calendar
 * since is missing, only the days that are certain are counted, at least one.
 */
export function remaining(calendars: Calendars, today: string, deadline: Deadline): number | 'awaiting-calendar' {
  if (deadline.kind === 'awaiting-calendar') return 'awaiting-calendar';
  if (today <= deadline.day) {
    const left = workingDaysBetween(calendars, today, deadline.day);
    return 'days' in left ? left.days : 'awaiting-calendar';
  }
  const passed = workingDaysBetween(calendars, deadline.day, today);
  return -Math.max(1, 'days' in passed ? passed.days : daysBefore(calendars, deadline.day, passed.missingYear));
}

function daysBefore(calendars: Calendars, fromDay: string, year: number): number {
  if (yearOf(fromDay) >= year) return 0;
  const passed = workingDaysBetween(calendars, fromDay, `${year - 1}-12-31`);
  return 'days' in passed ? passed.days : 0;
}

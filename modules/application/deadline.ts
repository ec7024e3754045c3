import type { StateRow } from '../../contracts/application-states.ts';
import { deadlineFor } from '../../platform/calendar/deadline.ts';
import { type Calendars, workingDaysBetween } from '../../platform/calendar/working-days.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { readSetting, type Setting } from '../../platform/settings/setting.ts';
import { APPLICATION_SETTINGS } from './settings.ts';
import type { ApplicationRow } from './tables.ts';

/** The columns that say until when the next act is due. */
export type Due = Pick<ApplicationRow, 'dueDay' | 'awaitingCalendarYear' | 'dueFrom' | 'dueWorkingDays'>;

const NOTHING_DUE: Due = { dueDay: null, awaitingCalendarYear: null, dueFrom: null, dueWorkingDays: null };

/** Due so many working days after a day; null = no time limit. */
export function dueAfter(calendars: Calendars, fromDay: string, workingDays: number | null): Due {
  if (workingDays === null) return NOTHING_DUE;
  const deadline = deadlineFor(calendars, fromDay, workingDays);
  return {
    dueDay: deadline.kind === 'day' ? deadline.day : null,
    awaitingCalendarYear: deadline.kind === 'day' ? null : deadline.year,
    dueFrom: fromDay,
    dueWorkingDays: workingDays,
  };
}

/** Working days that are left of a time limit on a day, at least 0; the whole of it where a calendar is missing. */
export function workingDaysLeft(calendars: Calendars, { dueFrom, dueWorkingDays }: Due, today: string): number | null {
  if (dueFrom === null || dueWorkingDays === null) return null;
  const used = workingDaysBetween(calendars, dueFrom, today);
  return Math.max(0, dueWorkingDays - ('days' in used ? used.days : 0));
}

/** The time limit of a state in working days, as the administrators set it. */
export async function limitOf(reader: Reader, limit: StateRow['limit']): Promise<number | null> {
  if (limit === null) return null;
  const setting: Setting<number> | undefined = APPLICATION_SETTINGS.find(({ key }) => key === limit);
  if (!setting) throw new Error(`nobody declares the setting ${limit}`);
  return readSetting(reader, setting);
}

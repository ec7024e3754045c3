import { readCalendarCsv } from './calendar-csv.ts';
import {
  type CalendarEntry,
  type CalendarFile,
  type CalendarRefusal,
  refusal,
  type YearEntries,
} from './calendar-file.ts';
import { readCalendarJson } from './calendar-json.ts';
import { isWeekend, yearOf } from './days.ts';
import type { YearCalendar } from './working-days.ts';

/** A year as uploaded; days in ascending order. */
export interface UploadedYear extends YearCalendar {
  /** Which announcement it follows, where the file says so. */
  readonly source?: string;
}

export type ParsedCalendars =
  | { readonly ok: true; readonly years: readonly UploadedYear[] }
  | { readonly ok: false; readonly refusals: readonly CalendarRefusal[] };

const LARGEST_BYTES = 200_000;
/** Days off by law whatever the announcement says: a file without them is cut short. */
const FIXED_HOLIDAYS = ['01-01', '05-01', '10-01'];

/**
 * Reads an uploaded calendar, JSON or CSV, in UTF-8 or as spreadsheets in China save it (GB 18030). Either all of it is
 * good or every refusal is named with its line.
 */
export function parseCalendars(file: Uint8Array): ParsedCalendars {
  if (file.byteLength > LARGEST_BYTES) return refused([refusal(1, 'too-large')]);
  const text = decode(file);
  if (text === undefined) return refused([refusal(1, 'not-text')]);
  const read = /^\s*[{[]/.test(text) ? readCalendarJson(text) : readCalendarCsv(text);
  const refusals = [...read.refusals, ...check(read)].sort((one, other) => one.line - other.line);
  if (refusals.length > 0) return refused(refusals);
  return { ok: true, years: read.years.map(uploadedYear).sort((one, other) => one.year - other.year) };
}

function refused(refusals: readonly CalendarRefusal[]): ParsedCalendars {
  return { ok: false, refusals };
}

function decode(file: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}

function check({ years, refusals }: CalendarFile): CalendarRefusal[] {
  if (years.length === 0) return refusals.length > 0 ? [] : [refusal(1, 'no-days')];
  const seen = new Set<number>();
  return years.flatMap((entries) => {
    const twice = seen.has(entries.year) ? [refusal(entries.line, 'year-twice', { year: entries.year })] : [];
    seen.add(entries.year);
    const days = checkDays(entries);
    const holidays = refusals.length + days.length > 0 ? [] : checkHolidays(entries);
    return [...twice, ...days, ...holidays];
  });
}

function checkDays({ year, line, entries }: YearEntries): CalendarRefusal[] {
  if (year < 2000 || year > 2100) return [refusal(line, 'year-out-of-range', { year })];
  const seen = new Set<string>();
  return entries.flatMap(({ kind, day, line }) => {
    if (seen.has(day)) return [refusal(line, 'day-twice', { day })];
    seen.add(day);
    if (yearOf(day) !== year && !day.startsWith(`${year - 1}-12`)) {
      return [refusal(line, 'day-outside-year', { day, year })];
    }
    return kind === 'workWeekend' && !isWeekend(day) ? [refusal(line, 'not-weekend', { day })] : [];
  });
}

function checkHolidays({ year, line, entries }: YearEntries): CalendarRefusal[] {
  const off = new Set(entries.filter(({ kind }) => kind === 'off').map(({ day }) => day));
  const missing = FIXED_HOLIDAYS.map((day) => `${year}-${day}`).filter((day) => !off.has(day));
  return missing.map((day) => refusal(line, 'holiday-missing', { day }));
}

function uploadedYear({ year, entries, source }: YearEntries): UploadedYear {
  const days = (kind: CalendarEntry['kind']) =>
    entries
      .filter((entry) => entry.kind === kind)
      .map(({ day }) => day)
      .sort();
  return { year, off: days('off'), workWeekends: days('workWeekend'), ...(source === undefined ? {} : { source }) };
}

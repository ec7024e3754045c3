/** What a file says of one day or of a range of days, and in which line. */
export interface CalendarEntry {
  readonly kind: DayKind;
  readonly day: string;
  readonly line: number;
}

export type DayKind = 'off' | 'workWeekend';

/** One year of a file before it is checked. */
export interface YearEntries {
  readonly year: number;
  readonly line: number;
  readonly entries: readonly CalendarEntry[];
  readonly source?: string;
}

/** Why a calendar is not taken. `code` is a key of `messages/zh-CN/calendar.json`, whose sentence `params` fill. */
export interface CalendarRefusal {
  readonly line: number;
  readonly code: CalendarRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export const CALENDAR_REFUSAL_CODES = [
  'too-large',
  'not-text',
  'not-json',
  'not-csv',
  'unknown-key',
  'wrong-shape',
  'column-missing',
  'unknown-kind',
  'wrong-day',
  'wrong-range',
  'no-days',
  'year-out-of-range',
  'year-twice',
  'day-outside-year',
  'day-twice',
  'not-weekend',
  'holiday-missing',
] as const;

type CalendarRefusalCode = (typeof CALENDAR_REFUSAL_CODES)[number];

/** What a reader found: years, and the lines it could not read. */
export interface CalendarFile {
  readonly years: readonly YearEntries[];
  readonly refusals: readonly CalendarRefusal[];
}

export function refusal(
  line: number,
  code: CalendarRefusalCode,
  params: Readonly<Record<string, string | number>> = {},
): CalendarRefusal {
  return { line, code, params: { line, ...params } };
}

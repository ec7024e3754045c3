import { isWeekend, shiftDay, yearOf } from './days.ts';

/** What the State Council says of a year; days are `YYYY-MM-DD`. It may name days of the December before. */
export interface YearCalendar {
  readonly year: number;
  /** Days off: the holidays with the weekends they take in. */
  readonly off: readonly string[];
  /** Saturdays and Sundays on which people work. */
  readonly workWeekends: readonly string[];
}

/** Calendars of several years, ready to be asked. */
export interface Calendars {
  readonly years: ReadonlySet<number>;
  /** Days whose kind a calendar names; where two calendars name the same day, the later year has said it. */
  readonly named: ReadonlyMap<string, 'off' | 'work'>;
}

/** The answer where a calendar is needed and missing: the first such year, never a guess. */
export interface MissingYear {
  readonly missingYear: number;
}

export function calendarsOf(list: readonly YearCalendar[]): Calendars {
  const named = new Map<string, 'off' | 'work'>();
  for (const { off, workWeekends } of list.toSorted((one, other) => one.year - other.year)) {
    for (const day of off) named.set(day, 'off');
    for (const day of workWeekends) named.set(day, 'work');
  }
  return { years: new Set(list.map(({ year }) => year)), named };
}

/**
 * The day on which so many working days have passed since `fromDay`, which itself is not counted. No working day later
 * is the day itself, whatever it is.
 */
export function addWorkingDays(calendars: Calendars, fromDay: string, count: number): { day: string } | MissingYear {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
  let day = shiftDay(fromDay, 0);
  for (let left = count; left > 0; ) {
    day = shiftDay(day, 1);
    if (!calendars.years.has(yearOf(day))) return { missingYear: yearOf(day) };
    if (works(calendars, day)) left -= 1;
  }
  return { day };
}

/** Working days after `fromDay` up to and with `toDay`; negative where `toDay` is earlier, counted the other way round. */
export function workingDaysBetween(
  calendars: Calendars,
  fromDay: string,
  toDay: string,
): { days: number } | MissingYear {
  if (toDay < fromDay) {
    const back = workingDaysBetween(calendars, toDay, fromDay);
    return 'days' in back ? { days: 0 - back.days } : back;
  }
  let days = 0;
  for (let day = shiftDay(fromDay, 0); day < toDay; ) {
    day = shiftDay(day, 1);
    if (!calendars.years.has(yearOf(day))) return { missingYear: yearOf(day) };
    if (works(calendars, day)) days += 1;
  }
  return { days };
}

export function isWorkingDay(calendars: Calendars, day: string): boolean | MissingYear {
  return calendars.years.has(yearOf(day)) ? works(calendars, day) : { missingYear: yearOf(day) };
}

function works(calendars: Calendars, day: string): boolean {
  const named = calendars.named.get(day);
  return named === undefined ? !isWeekend(day) : named === 'work';
}

const DAY_MS = 86_400_000;

/** Whether a text is a day of the calendar, `YYYY-MM-DD`, from 1900 to 2199. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && dayOf(instant) === text;
}

/** The day a number of calendar days later, or earlier where the number is negative. */
export function shiftDay(day: string, days: number): string {
  return dayOf(instantOf(day) + days * DAY_MS);
}

export function isWeekend(day: string): boolean {
  const weekday = new Date(instantOf(day)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function instantOf(day: string): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Calendar days as `YYYY-MM-DD`, years 0001 to 9999: strings of one length, so that they compare as they stand. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const LAST_DAY = '9999-12-31';
const LAST_YEAR = 9999;

/** Whether the text has the form of a day, real or not. */
export function looksLikeDay(text: string): boolean {
  return DAY.test(text);
}

/** Whether the text is a day that exists: 2028-02-29 is one, 2027-02-29 is not. */
export function isRealDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/** The year as it stands in a day and as a member name: four digits. */
export function fourDigits(year: number): string {
  return String(year).padStart(4, '0');
}

/**
 * The corresponding day some years on, or the last day of its month where there is none (Civil Code, art. 202):
 * 2024-02-29 and 3 years → 2027-02-28.
 */
export function yearsOn(day: string, years: number): string {
  const year = yearOf(day) + years;
  if (year > LAST_YEAR) return LAST_DAY;
  const month = Number(day.slice(5, 7));
  return format(year, month, Math.min(Number(day.slice(8, 10)), daysInMonth(year, month)));
}

/** The next day, or undefined after the last one that can be written. */
export function dayAfter(day: string): string | undefined {
  if (day === LAST_DAY) return undefined;
  const [year, month, date] = [yearOf(day), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  if (date < daysInMonth(year, month)) return format(year, month, date + 1);
  return month < 12 ? format(year, month + 1, 1) : format(year + 1, 1, 1);
}

function format(year: number, month: number, day: number): string {
  return `${fourDigits(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

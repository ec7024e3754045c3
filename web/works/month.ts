import type { ShootingDayView } from '../../contracts/shooting-days.ts';
import { isRealDay } from '../../engine/calendar.ts';

/** Months as `2026-05`, days as `2026-05-01`: strings, so that no time zone can move them. */

const two = (value: number): string => String(value).padStart(2, '0');

export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The month some months on: `2026-12` and 1 → `2027-01`. */
export function monthsOn(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${two((months % 12) + 1)}`;
}

/** The days of a month in weeks from Monday to Sunday; null before the first and after the last. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const days = Array.from({ length: 31 }, (_, at) => `${month}-${two(at + 1)}`).filter(isRealDay);
  const before = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells = [...Array.from({ length: before }, () => null), ...days];
  const weeks = Math.ceil(cells.length / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => cells[week * 7 + day] ?? null),
  );
}

/** Where a day counts, as the register counts it. `undecided`: inside and outside, and no main place. */
export interface DayMark {
  readonly side: 'inside' | 'outside' | 'undecided';
  readonly places: number;
  readonly isConfirmed: boolean;
}

type Place = Pick<ShootingDayView, 'day' | 'inDistrict' | 'isMainPlace' | 'state'>;

export function marksOf(places: readonly Place[]): ReadonlyMap<string, DayMark> {
  const byDay = new Map<string, Place[]>();
  for (const place of places) byDay.set(place.day, [...(byDay.get(place.day) ?? []), place]);
  return new Map([...byDay].map(([day, rows]) => [day, markOf(rows)]));
}

function markOf(rows: readonly Place[]): DayMark {
  const main = rows.find(({ isMainPlace }) => isMainPlace);
  const sides = new Set(rows.map(({ inDistrict }) => inDistrict));
  const inside = sides.size === 2 ? main?.inDistrict : sides.has(true);
  return {
    side: inside === undefined ? 'undecided' : inside ? 'inside' : 'outside',
    places: rows.length,
    isConfirmed: rows.every(({ state }) => state === 'confirmed'),
  };
}

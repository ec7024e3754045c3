/** Moments in the browser's own control: `YYYY-MM-DDTHH:mm` on a clock in Beijing, which never changes its offset. */

const OFFSET = '+08:00';
const OFFSET_MILLISECONDS = 8 * 60 * 60 * 1000;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** `2026-06-18T06:20:00Z` → `2026-06-18T14:20`. */
export function localOf(instant: string): string {
  return new Date(Date.parse(instant) + OFFSET_MILLISECONDS).toISOString().slice(0, 'YYYY-MM-DDTHH:mm'.length);
}

/** `2026-06-18T14:20` → `2026-06-18T06:20:00.000Z`; null for what is no moment yet. */
export function instantOf(local: string): string | null {
  if (!LOCAL.test(local)) return null;
  const at = Date.parse(`${local}:00${OFFSET}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** The day in Beijing of an instant. */
export function dayOf(instant: string): string {
  return localOf(instant).slice(0, 'YYYY-MM-DD'.length);
}

/** Whether an instant is later than another, however both are written. */
export function isAfter(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}

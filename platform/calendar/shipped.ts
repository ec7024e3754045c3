import calendar2026 from './calendar-2026.json' with { type: 'json' };
import { parseCalendars, type UploadedYear } from './parse-calendar.ts';

/** The calendars known when this release was made; an upload of the same year takes their place. */
export function shippedCalendars(): readonly UploadedYear[] {
  const parsed = parseCalendars(new TextEncoder().encode(JSON.stringify(calendar2026)));
  if (!parsed.ok) throw new Error(`the shipped calendar is refused: ${JSON.stringify(parsed.refusals)}`);
  return parsed.years;
}

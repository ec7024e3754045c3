import { z } from 'zod';
import { calendarDay } from './literals.ts';
import { writtenLine } from './texts.ts';

/**
 * Calendars of working days. Below /api/v1:
 *
 * - `GET /working-calendars` (staff) → WorkingCalendars: the years that are known, and those that deadlines wait for
 * - `POST /working-calendars/upload` UploadCalendar → UploadedCalendar (system administrator): takes the place of what
 *   was known of the years in the file, and computes the deadlines that waited for them
 */

export const workingYear = z
  .strictObject({
    year: z.int(),
    /** Days off, ascending: the holidays with the weekends they take in. */
    off: z.array(calendarDay),
    /** Saturdays and Sundays on which people work. */
    workWeekends: z.array(calendarDay),
    source: z.string(),
    /** null = it came with this release. */
    uploadedAt: z.iso.datetime().nullable(),
    uploadedBy: z.string().nullable(),
  })
  .meta({ id: 'WorkingYear' });
export type WorkingYear = z.output<typeof workingYear>;

export const workingCalendars = z
  .strictObject({
    items: z.array(workingYear),
    /** Years that are missing, and how many deadlines wait for each. */
    awaited: z.array(z.strictObject({ year: z.int(), deadlines: z.int() })),
  })
  .meta({ id: 'WorkingCalendars' });

/** `file`: JSON or CSV, at most 200 KB, in base64. `source`: the announcement that it follows. */
export const uploadCalendar = z
  .strictObject({ file: z.base64().min(4).max(280_000), source: writtenLine(200) })
  .meta({ id: 'UploadCalendar' });

export const uploadedCalendar = z
  .strictObject({ years: z.array(z.int()), settledDeadlines: z.int().min(0) })
  .meta({ id: 'UploadedCalendar' });

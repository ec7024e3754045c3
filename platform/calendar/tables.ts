import { sql } from 'drizzle-orm';
import { check, date, integer, text, timestamp } from 'drizzle-orm/pg-core';
import { platformSchema } from '../database/installation.ts';

/** One row for each year whose days off are known; an upload of the same year replaces it. */
export const workingCalendarTable = platformSchema.table(
  'working_calendar',
  {
    year: integer('year').primaryKey(),
    /** Days off, `YYYY-MM-DD`. */
    off: date('off', { mode: 'string' }).array().notNull(),
    /** Saturdays and Sundays on which people work. */
    workWeekends: date('work_weekends', { mode: 'string' }).array().notNull(),
    /** Which announcement it follows, in the words of the uploader. */
    source: text('source').notNull(),
    uploadedAt: timestamp('uploaded_at', { withTimezone: true }).notNull(),
    uploadedBy: text('uploaded_by').notNull(),
  },
  (table) => [check('working_calendar_year', sql`${table.year} between 2000 and 2100`)],
);

import { sql } from 'drizzle-orm';
import { check, integer, text } from 'drizzle-orm/pg-core';
import { platformSchema } from '../database/installation.ts';

/** The last number of each sequence that must have no gaps. */
export const numberSequenceTable = platformSchema.table(
  'number_sequence',
  {
    /** What is numbered, with the year: `application/2026`. */
    name: text('name').primaryKey(),
    last: integer('last').notNull(),
  },
  (table) => [check('number_sequence_begins_at_one', sql`${table.last} >= 1`)],
);

import { sql } from 'drizzle-orm';
import { boolean, check, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const personalSchema = pgSchema('personal');

/**
 * The key of a person (or of an organisation, for its own secrets), wrapped by the keys of the installation. Erasing it
 * erases every value that was sealed under it.
 */
export const personKeyTable = personalSchema.table(
  'person_key',
  {
    personId: uuid('person_id').primaryKey(),
    wrappedKey: text('wrapped_key'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    erasedAt: timestamp('erased_at', { withTimezone: true }),
  },
  (table) => [check('person_key_or_erased', sql`(${table.wrappedKey} is null) = (${table.erasedAt} is not null)`)],
);

/** One row: the key of the fingerprints, wrapped. It never changes: with another one nothing would be found again. */
export const fingerprintKeyTable = personalSchema.table(
  'fingerprint_key',
  {
    wrappedKey: text('wrapped_key').notNull(),
    only: boolean('only').primaryKey().default(true),
  },
  (table) => [check('fingerprint_key_only_one', sql`${table.only}`)],
);

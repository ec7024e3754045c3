import { sql } from 'drizzle-orm';
import { bigint, boolean, check, integer, text, uuid } from 'drizzle-orm/pg-core';
import { platformSchema } from '../database/installation.ts';

/** One row: how far the clock of a demonstration runs ahead of the system's, in milliseconds. */
export const demonstrationClockTable = platformSchema.table(
  'demonstration_clock',
  {
    only: boolean('only').primaryKey().default(true),
    aheadMilliseconds: bigint('ahead_milliseconds', { mode: 'number' }).notNull(),
  },
  (table) => [check('demonstration_clock_only_one', sql`${table.only}`)],
);

/** The accounts that the sign-in page of a demonstration offers. */
export const demonstrationAccountTable = platformSchema.table('demonstration_account', {
  accountId: uuid('account_id').primaryKey(),
  name: text('name').notNull(),
  /** What the person is, in words. */
  role: text('role').notNull(),
  position: integer('position').notNull(),
});

/** One row: how far the story is that a new demonstration begins with. */
export const demonstrationStoryTable = platformSchema.table(
  'demonstration_story',
  {
    only: boolean('only').primaryKey().default(true),
    done: integer('done').notNull(),
    of: integer('of').notNull(),
    isPlayed: boolean('is_played').notNull(),
  },
  (table) => [check('demonstration_story_only_one', sql`${table.only}`)],
);

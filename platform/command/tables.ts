import { jsonb, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { platformSchema } from '../database/installation.ts';

/** The answer that each act was given: the same act sent again (a double click, a retry) gets it again. */
export const commandReceiptTable = platformSchema.table(
  'command_receipt',
  {
    /** The account, or `visitor`. */
    actor: text('actor').notNull(),
    /** The idempotency key that the client chose. */
    key: text('key').notNull(),
    command: text('command').notNull(),
    inputSha256: text('input_sha256').notNull(),
    answer: jsonb('answer'),
    at: timestamp('at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.actor, table.key] })],
);

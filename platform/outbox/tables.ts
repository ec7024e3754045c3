import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core';
import { platformSchema } from '../database/installation.ts';

/** One row for each handler of each event, written in the transaction of the change that it tells of. */
export const outboxTable = platformSchema.table(
  'outbox',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    event: text('event').notNull(),
    handler: text('handler').notNull(),
    payload: jsonb('payload').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    doneAt: timestamp('done_at', { withTimezone: true }),
    /** Given up: a person has to look at it. */
    failedAt: timestamp('failed_at', { withTimezone: true }),
    lastError: text('last_error'),
  },
  (table) => [
    index('outbox_due').on(table.dueAt, table.id).where(sql`${table.doneAt} is null and ${table.failedAt} is null`),
    check('outbox_ended_once', sql`${table.doneAt} is null or ${table.failedAt} is null`),
  ],
);

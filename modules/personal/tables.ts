import { sql } from 'drizzle-orm';
import { check, index, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { personalSchema } from '../../platform/personal-data/tables.ts';

/** A separate consent of a person and its withdrawal, with the version of the words that were shown. */
export const consentTable = personalSchema.table(
  'consent',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id').notNull(),
    purpose: text('purpose').notNull(),
    version: text('version').notNull(),
    givenAt: timestamp('given_at', { withTimezone: true }).notNull(),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('consent_running_once').on(table.accountId, table.purpose).where(sql`${table.withdrawnAt} is null`),
    check('consent_withdrawn_later', sql`${table.withdrawnAt} >= ${table.givenAt}`),
  ],
);

export const REQUEST_KINDS = ['correction', 'erasure'] as const;
export const REQUEST_STATES = ['open', 'fulfilled', 'declined'] as const;

/** What a person asks for: that something be put right, or be erased. */
export const personalRequestTable = personalSchema.table(
  'request',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id').notNull(),
    kind: text('kind', { enum: REQUEST_KINDS }).notNull(),
    /** The field of the register that it is about; null = everything. */
    field: text('field'),
    /** What the person wrote, sealed under the person's key. */
    wordsSealed: text('words_sealed').notNull(),
    state: text('state', { enum: REQUEST_STATES }).notNull(),
    answer: text('answer'),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    answeredBy: uuid('answered_by'),
  },
  (table) => [
    index('request_account').on(table.accountId, table.askedAt),
    index('request_state').on(table.state, table.askedAt, table.id),
    uniqueIndex('request_open_once').on(table.accountId, table.kind).where(sql`${table.state} = 'open'`),
    check('request_kind_known', sql`${table.kind} in ('correction', 'erasure')`),
    check('request_state_known', sql`${table.state} in ('open', 'fulfilled', 'declined')`),
    check('request_answered', sql`(${table.state} = 'open') = (${table.answeredAt} is null)`),
  ],
);

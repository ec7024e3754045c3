import { bigint, date, index, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../database/bytea.ts';

export const auditSchema = pgSchema('audit');

/** One row for each command, refused ones too, and for each look at personal data. Rows are added, never changed. */
export const auditEntryTable = auditSchema.table(
  'entry',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    /** The account that acted; null = the service or a visitor. */
    accountId: uuid('account_id'),
    actorKind: text('actor_kind').notNull(),
    /** The roles that the actor had at that moment. */
    roles: jsonb('roles').notNull(),
    /** The organisation that the actor acted for. */
    actingFor: uuid('acting_for'),
    act: text('act').notNull(),
    onType: text('on_type'),
    onId: text('on_id'),
    /** The organisation that it concerns. */
    organisationId: uuid('organisation_id'),
    before: jsonb('before'),
    after: jsonb('after'),
    /** Personal values, sealed under the key of each person. */
    personal: jsonb('personal'),
    outcome: text('outcome', { enum: ['done', 'refused', 'read'] }).notNull(),
    refusalCode: text('refusal_code'),
    requestId: text('request_id'),
  },
  (table) => [
    index('entry_on').on(table.onId, table.onType),
    index('entry_account').on(table.accountId, table.at, table.id),
    index('entry_organisation').on(table.organisationId, table.at, table.id),
    index('entry_act').on(table.act, table.at, table.id),
    index('entry_at').on(table.at, table.id),
  ],
);

/** Entries that the chain does not hold yet. A trigger adds each new entry, the sealer removes what it linked. */
export const auditUnsealedTable = auditSchema.table('unsealed', {
  entryId: bigint('entry_id', { mode: 'number' }).primaryKey(),
});

/** The chain: each link holds one entry and, through the hash, everything before it. */
export const auditLinkTable = auditSchema.table('link', {
  /** 1, 2, 3 … without gaps. */
  seq: bigint('seq', { mode: 'number' }).primaryKey(),
  entryId: bigint('entry_id', { mode: 'number' })
    .notNull()
    .unique('link_entry_once')
    .references(() => auditEntryTable.id),
  /** SM3 over the hash before it and the canonical text of the entry. */
  hash: bytea('hash').notNull(),
  sealedAt: timestamp('sealed_at', { withTimezone: true }).notNull(),
});

/** The last link of each day, published: whoever keeps it can prove later that nothing before it was changed. */
export const auditDayHeadTable = auditSchema.table('day_head', {
  /** The day in Beijing on which the links were sealed. */
  day: date('day', { mode: 'string' }).primaryKey(),
  seq: bigint('seq', { mode: 'number' })
    .notNull()
    .references(() => auditLinkTable.seq),
  hash: bytea('hash').notNull(),
});

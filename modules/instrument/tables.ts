import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgSchema,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { ISSUE_STATES } from '../../contracts/instrument.ts';

export const instrumentSchema = pgSchema('instrument');

/** A version of a policy with the force of law here: rounds open on it only when two people have issued it. */
export const issuedVersionTable = instrumentSchema.table(
  'issued_version',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    policyId: text('policy_id').notNull(),
    version: text('version').notNull(),
    title: text('title').notNull(),
    digest: text('digest').notNull(),
    readings: integer('readings').notNull(),
    state: text('state', { enum: ISSUE_STATES }).notNull(),
    issuedOn: date('issued_on', { mode: 'string' }).notNull(),
    documentNumber: text('document_number').notNull(),
    officialFileId: uuid('official_file_id').notNull(),
    fairCompetitionConclusion: text('fair_competition_conclusion').notNull(),
    /** The copy of a demonstration: marked as without force everywhere. */
    isSample: boolean('is_sample').notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull(),
    confirmedBy: uuid('confirmed_by'),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
    withdrawnReason: text('withdrawn_reason'),
  },
  (table) => [
    check('issued_version_two_people', sql`${table.confirmedBy} <> ${table.proposedBy}`),
    check('issued_version_issued_is_confirmed', sql`${table.state} <> 'issued' or ${table.confirmedBy} is not null`),
    check(
      'issued_version_withdrawn_with_reason',
      sql`(${table.state} = 'withdrawn') = (${table.withdrawnReason} is not null)`,
    ),
    check('issued_version_digest_form', sql`${table.digest} ~ '^[0-9a-f]{64}$'`),
    uniqueIndex('issued_version_once')
      .on(table.policyId, table.version, table.digest)
      .where(sql`${table.state} in ('proposed', 'issued')`),
    index('issued_version_policy').on(table.policyId, table.version),
  ],
);
export type IssuedVersionRow = typeof issuedVersionTable.$inferSelect;

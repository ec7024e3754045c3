import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Defect, NoticeItem } from '../../contracts/acceptance.ts';
import { DOCUMENT_KINDS, DOCUMENT_STATES, type DocumentModel } from '../../contracts/official-documents.ts';

export const acceptanceSchema = pgSchema('acceptance');

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A document of the office. Its content never changes; number and date come with the signature. */
export const officialDocumentTable = acceptanceSchema.table(
  'official_document',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: text('kind', { enum: DOCUMENT_KINDS }).notNull(),
    /** Year and running number of 发文字号, from 1 without gaps. */
    year: integer('year'),
    sequence: integer('sequence'),
    number: text('number'),
    title: text('title').notNull(),
    applicationId: uuid('application_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    isSample: boolean('is_sample').notNull(),
    model: jsonb('model').$type<DocumentModel>().notNull(),
    state: text('state', { enum: DOCUMENT_STATES }).notNull(),
    draftedBy: uuid('drafted_by').notNull(),
    draftedAt: instant('drafted_at').notNull(),
    signedBy: uuid('signed_by'),
    signedAt: instant('signed_at'),
    sentForSealBy: uuid('sent_for_seal_by'),
    sentForSealAt: instant('sent_for_seal_at'),
    sealedFileId: uuid('sealed_file_id'),
    servedBy: uuid('served_by'),
    servedAt: instant('served_at'),
    /** When somebody of the applicant opened it for the first time. */
    readBy: uuid('read_by'),
    readAt: instant('read_at'),
  },
  (table) => [
    unique('official_document_number_once').on(table.number),
    unique('official_document_sequence_once').on(table.year, table.sequence),
    check('official_document_state_known', sql`${table.state} in ('drafted', 'signed', 'sent-for-seal', 'served')`),
    check(
      'official_document_numbered_when_signed',
      sql`(${table.state} = 'drafted') = (${table.number} is null) and (${table.number} is null) = (${table.signedAt} is null) and (${table.year} is null) = (${table.number} is null) and (${table.sequence} is null) = (${table.number} is null)`,
    ),
    check('official_document_signed_by_another', sql`${table.signedBy} <> ${table.draftedBy}`),
    check(
      'official_document_served_when_sealed',
      sql`(${table.state} = 'served') = (${table.sealedFileId} is not null) and (${table.state} = 'served') = (${table.servedAt} is not null)`,
    ),
    check('official_document_read_when_served', sql`${table.readAt} is null or ${table.servedAt} is not null`),
    index('official_document_newest').on(table.draftedAt, table.id),
    index('official_document_application').on(table.applicationId),
    index('official_document_to_sign').on(table.applicationId).where(sql`${table.state} = 'drafted'`),
    index('official_document_served')
      .on(table.organisationId, table.servedAt, table.id)
      .where(sql`${table.servedAt} is not null`),
  ],
);
export type OfficialDocumentRow = typeof officialDocumentTable.$inferSelect;

/** Accepted or not: once for each application. */
export const acceptanceTable = acceptanceSchema.table(
  'acceptance',
  {
    applicationId: uuid('application_id').primaryKey(),
    outcome: text('outcome', { enum: ['accepted', 'declined'] }).notNull(),
    reasons: text('reasons').notNull().default(''),
    /** What the check found and the clerk let pass. */
    defects: jsonb('defects').$type<Defect[]>().notNull().default([]),
    lateReason: text('late_reason').notNull().default(''),
    documentId: uuid('document_id').references(() => officialDocumentTable.id),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    check('acceptance_outcome_known', sql`${table.outcome} in ('accepted', 'declined')`),
    check('acceptance_declined_why', sql`${table.outcome} <> 'declined' or ${table.reasons} <> ''`),
    check('acceptance_defects_why', sql`jsonb_array_length(${table.defects}) = 0 or ${table.reasons} <> ''`),
  ],
);

export type RemovedItem = Pick<Defect, 'code' | 'path' | 'sentence'> & { readonly reason: string };

/** What an applicant has to mend, all of it at once; a second notice stands on a supervisor's approval. */
export const correctionNoticeTable = acceptanceSchema.table(
  'correction_notice',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    applicationId: uuid('application_id').notNull(),
    /** 1, 2 … of its application. */
    sequence: integer('sequence').notNull(),
    items: jsonb('items').$type<NoticeItem[]>().notNull(),
    removed: jsonb('removed').$type<RemovedItem[]>().notNull().default([]),
    secondReason: text('second_reason'),
    approvedBy: uuid('approved_by'),
    lateReason: text('late_reason').notNull().default(''),
    documentId: uuid('document_id')
      .notNull()
      .references(() => officialDocumentTable.id),
    issuedBy: uuid('issued_by').notNull(),
    issuedAt: instant('issued_at').notNull(),
    dueDay: date('due_day', { mode: 'string' }),
    awaitingCalendarYear: integer('awaiting_calendar_year'),
    /** Due so many working days after this day. */
    dueFrom: date('due_from', { mode: 'string' }),
    dueWorkingDays: integer('due_working_days'),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    unique('correction_notice_sequence_once').on(table.applicationId, table.sequence),
    uniqueIndex('correction_notice_one_open').on(table.applicationId).where(sql`${table.answeredAt} is null`),
    check('correction_notice_names_something', sql`jsonb_array_length(${table.items}) > 0`),
    check(
      'correction_notice_second_is_approved',
      sql`${table.sequence} = 1 or (${table.secondReason} <> '' and ${table.secondReason} is not null and ${table.approvedBy} is not null and ${table.approvedBy} <> ${table.issuedBy})`,
    ),
    check('correction_notice_due_one_way', sql`${table.dueDay} is null or ${table.awaitingCalendarYear} is null`),
    index('correction_notice_awaiting_calendar')
      .on(table.awaitingCalendarYear)
      .where(sql`${table.awaitingCalendarYear} is not null`),
  ],
);
export type CorrectionNoticeRow = typeof correctionNoticeTable.$inferSelect;

/** That a supervisor lets one more notice go out. */
export const secondNoticeApprovalTable = acceptanceSchema.table(
  'second_notice_approval',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    applicationId: uuid('application_id').notNull(),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
    usedBy: uuid('used_by').references(() => correctionNoticeTable.id),
  },
  (table) => [
    uniqueIndex('second_notice_approval_one_open').on(table.applicationId).where(sql`${table.usedBy} is null`),
    check('second_notice_approval_has_reason', sql`${table.reason} <> ''`),
  ],
);
export type SecondNoticeApprovalRow = typeof secondNoticeApprovalTable.$inferSelect;

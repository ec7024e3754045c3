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
import type { ApplicationDraft } from '../../contracts/application-draft.ts';
import { APPLICATION_STATES, NEXT_ACTORS } from '../../contracts/application-states.ts';
import type { Assessment, AssessmentRequest } from '../../engine/index.ts';

export const applicationSchema = pgSchema('application');

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Who saved a section of the draft last, when, as which revision of that section. */
export interface SectionState {
  readonly revision: number;
  readonly accountId: string;
  readonly at: string;
}

/** The order of work lists: by due day, then what has none, then what waits for the applicant. Immutable: it is indexed. */
const WORK_ORDER = sql.raw("(case when paused then '9999-12-31'::date else coalesce(due_day, '9999-12-30'::date) end)");

/** What an organisation asks for in a round. Its state is changed by `moveTo` alone. */
export const applicationTable = applicationSchema.table(
  'application',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    roundId: uuid('round_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    /** `2026-0147`, given when it is first submitted. */
    number: text('number'),
    /** Opens the public look-up together with the number. */
    checkCode: text('check_code'),
    state: text('state', { enum: APPLICATION_STATES }).notNull(),
    stateSince: instant('state_since').notNull(),
    draft: jsonb('draft').$type<ApplicationDraft>().notNull(),
    /** Counts every save of any section. */
    draftRevision: integer('draft_revision').notNull().default(0),
    draftSections: jsonb('draft_sections').$type<Record<string, SectionState>>().notNull().default({}),
    draftSavedBy: uuid('draft_saved_by'),
    draftSavedAt: instant('draft_saved_at').notNull(),
    source: text('source', { enum: ['online', 'paper'] }).notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    submittedAt: instant('submitted_at'),
    /** Sequence of the last snapshot; 0 = none. */
    snapshotSequence: integer('snapshot_sequence').notNull().default(0),
    nextActor: text('next_actor', { enum: NEXT_ACTORS }),
    dueDay: date('due_day', { mode: 'string' }),
    /** The working days of this year are needed to know the due day. */
    awaitingCalendarYear: integer('awaiting_calendar_year'),
    /** The due day is `dueWorkingDays` working days after this day. */
    dueFrom: date('due_from', { mode: 'string' }),
    dueWorkingDays: integer('due_working_days'),
    /** The office's clock stands still. */
    paused: boolean('paused').notNull().default(false),
    /** Working days that the office had left when its clock was paused. */
    remainingWorkingDays: integer('remaining_working_days'),
    copiedFrom: uuid('copied_from'),
    receiptFileId: uuid('receipt_file_id'),
  },
  (table) => [
    unique('application_number_once').on(table.number),
    check(
      'application_numbered_when_submitted',
      sql`(${table.number} is null) = (${table.submittedAt} is null) and (${table.number} is null) = (${table.snapshotSequence} = 0)`,
    ),
    check(
      'application_draft_is_not_submitted',
      sql`${table.state} not in ('draft', 'awaiting-confirmation') or ${table.number} is null`,
    ),
    check(
      'application_submitted_has_number',
      sql`${table.state} in ('draft', 'awaiting-confirmation', 'withdrawn') or ${table.number} is not null`,
    ),
    check('application_due_one_way', sql`${table.dueDay} is null or ${table.awaitingCalendarYear} is null`),
    index('application_organisation').on(table.organisationId, table.createdAt, table.id),
    index('application_round').on(table.roundId, table.state),
    index('application_work').on(table.state, WORK_ORDER, table.id),
    index('application_round_work').on(table.roundId, table.state, WORK_ORDER, table.id),
    index('application_next').on(table.nextActor, table.dueDay, table.id),
    index('application_awaiting_calendar')
      .on(table.awaitingCalendarYear)
      .where(sql`${table.awaitingCalendarYear} is not null`),
  ],
);
export type ApplicationRow = typeof applicationTable.$inferSelect;

/** What was submitted, frozen: rows are added, never changed (trigger in 0002). */
export const snapshotTable = applicationSchema.table(
  'snapshot',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applicationTable.id),
    /** 1, 2, 3 … */
    sequence: integer('sequence').notNull(),
    draft: jsonb('draft').$type<ApplicationDraft>().notNull(),
    request: jsonb('request').$type<AssessmentRequest>().notNull(),
    assessment: jsonb('assessment').$type<Assessment>().notNull(),
    /** Attachments as they were. */
    attachments: jsonb('attachments')
      .$type<{ claimId: string | null; materialId: string; voucherId: string }[]>()
      .notNull(),
    policyId: text('policy_id').notNull(),
    version: text('version').notNull(),
    digest: text('digest').notNull(),
    readings: integer('readings').notNull(),
    /** Over the canonical JSON of draft, request, assessment, attachments and undertaking. */
    sha256: text('sha256').notNull(),
    undertaking: jsonb('undertaking').$type<{ signer: string; version: string; paragraphs: string[] }>().notNull(),
    submittedBy: uuid('submitted_by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    unique('snapshot_sequence_once').on(table.applicationId, table.sequence),
    check('snapshot_sequence_begins_at_one', sql`${table.sequence} >= 1`),
  ],
);
export type SnapshotRow = typeof snapshotTable.$inferSelect;

/** A voucher handed in as a material, for a claim or (claimId null) for the whole application. */
export const attachmentTable = applicationSchema.table(
  'attachment',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applicationTable.id),
    claimId: text('claim_id'),
    materialId: text('material_id').notNull(),
    voucherId: uuid('voucher_id').notNull(),
    attachedBy: uuid('attached_by').notNull(),
    attachedAt: instant('attached_at').notNull(),
  },
  (table) => [
    unique('attachment_once')
      .on(table.applicationId, table.claimId, table.materialId, table.voucherId)
      .nullsNotDistinct(),
    index('attachment_voucher').on(table.voucherId),
  ],
);
export type AttachmentRow = typeof attachmentTable.$inferSelect;

/** Every step, in order. */
export const stateChangeTable = applicationSchema.table(
  'state_change',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applicationTable.id),
    /** 1, 2, 3 … of its application. */
    step: integer('step').notNull(),
    /** null = it was begun. */
    fromState: text('from_state', { enum: APPLICATION_STATES }),
    toState: text('to_state', { enum: APPLICATION_STATES }).notNull(),
    at: instant('at').notNull(),
    accountId: uuid('account_id'),
    actorKind: text('actor_kind').notNull(),
    /** For the applicant's eyes too. */
    note: text('note').notNull().default(''),
    nextActor: text('next_actor', { enum: NEXT_ACTORS }),
    dueDay: date('due_day', { mode: 'string' }),
    awaitingCalendarYear: integer('awaiting_calendar_year'),
  },
  (table) => [uniqueIndex('state_change_step').on(table.applicationId, table.step)],
);

import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { FINDING_CODES, LINE_DECISIONS } from '../../contracts/verification.ts';
import type { Assessment } from '../../engine/index.ts';

export const verificationSchema = pgSchema('verification');

const instant = (name: string) => timestamp(name, { withTimezone: true });
const fen = (name: string) => bigint(name, { mode: 'number' });

/** The checking of one application, by one responsible officer. */
export const verificationTable = verificationSchema.table(
  'verification',
  {
    applicationId: uuid('application_id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    officerAccountId: uuid('officer_account_id').notNull(),
    openedAt: instant('opened_at').notNull(),
    completedAt: instant('completed_at'),
    completedBy: uuid('completed_by'),
    /** The assessment on the verified figures, as it was when the checking was completed. */
    result: jsonb('result').$type<Assessment>(),
  },
  (table) => [
    check('verification_completed_with_result', sql`(${table.completedAt} is null) = (${table.result} is null)`),
    index('verification_officer').on(table.officerAccountId, table.openedAt),
  ],
);

/** What was found of a cost line. A new decision supersedes the one before; none is changed. */
export const lineDecisionTable = verificationSchema.table(
  'line_decision',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => verificationTable.applicationId),
    costLineId: uuid('cost_line_id').notNull(),
    decision: text('decision', { enum: LINE_DECISIONS }).notNull(),
    claimedFen: fen('claimed_fen').notNull(),
    verifiedFen: fen('verified_fen').notNull(),
    /** Whether a cost that the text does not name ("等") is recognised; null where that is not asked. */
    isRecognized: boolean('is_recognized'),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
    supersededAt: instant('superseded_at'),
  },
  (table) => [
    uniqueIndex('line_decision_once').on(table.costLineId).where(sql`${table.supersededAt} is null`),
    check(
      'line_decision_amount',
      sql`case ${table.decision} when 'allowed' then ${table.verifiedFen} = ${table.claimedFen}
        when 'struck' then ${table.verifiedFen} = 0
        else ${table.verifiedFen} > 0 and ${table.verifiedFen} < ${table.claimedFen} end`,
    ),
    check('line_decision_reason', sql`${table.decision} = 'allowed' or ${table.reason} <> ''`),
    index('line_decision_application').on(table.applicationId),
  ],
);
export type LineDecisionRow = typeof lineDecisionTable.$inferSelect;

/** What was found of a fact that the applicant stated; `claimId` is empty for facts of the company. */
export const factDecisionTable = verificationSchema.table(
  'fact_decision',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => verificationTable.applicationId),
    claimId: text('claim_id').notNull(),
    fact: text('fact').notNull(),
    stated: jsonb('stated'),
    verified: jsonb('verified').notNull(),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
    supersededAt: instant('superseded_at'),
  },
  (table) => [
    uniqueIndex('fact_decision_once')
      .on(table.applicationId, table.claimId, table.fact)
      .where(sql`${table.supersededAt} is null`),
  ],
);
export type FactDecisionRow = typeof factDecisionTable.$inferSelect;

/** What the machine noticed. It decides nothing; a person notes what came of it. */
export const findingTable = verificationSchema.table(
  'finding',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    applicationId: uuid('application_id').notNull(),
    /** The same thing noticed again is the same finding. */
    key: text('key').notNull(),
    code: text('code', { enum: FINDING_CODES }).notNull(),
    costLineId: uuid('cost_line_id'),
    claimId: text('claim_id'),
    evidence: jsonb('evidence').$type<Record<string, string | number>>().notNull(),
    foundAt: instant('found_at').notNull(),
    /** It is no longer so. */
    goneAt: instant('gone_at'),
    note: text('note'),
    notedBy: uuid('noted_by'),
    notedAt: instant('noted_at'),
  },
  (table) => [uniqueIndex('finding_once').on(table.applicationId, table.key)],
);
export type FindingRow = typeof findingTable.$inferSelect;

/** An outside accountant who was given one application, and what came back. */
export const accountantAssignmentTable = verificationSchema.table(
  'accountant_assignment',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    applicationId: uuid('application_id').notNull(),
    accountId: uuid('account_id').notNull(),
    dueDay: date('due_day', { mode: 'string' }).notNull(),
    assignedBy: uuid('assigned_by').notNull(),
    assignedAt: instant('assigned_at').notNull(),
    report: jsonb('report'),
    returnedAt: instant('returned_at'),
    endedAt: instant('ended_at'),
  },
  (table) => [
    uniqueIndex('accountant_assignment_once')
      .on(table.applicationId, table.accountId)
      .where(sql`${table.endedAt} is null`),
    check('accountant_assignment_report', sql`(${table.report} is null) = (${table.returnedAt} is null)`),
    index('accountant_assignment_account').on(table.accountId, table.dueDay),
  ],
);

/** A drawing of applications for checks on site. With its seed and its list anybody draws the same again. */
export const sampleDrawTable = verificationSchema.table(
  'sample_draw',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    roundId: uuid('round_id').notNull(),
    seed: text('seed').notNull(),
    size: integer('size').notNull(),
    /** What was drawn from, in order: application id and weight. */
    candidates: jsonb('candidates').$type<{ id: string; weight: number }[]>().notNull(),
    inspectors: jsonb('inspectors').$type<string[]>().notNull(),
    drawn: jsonb('drawn').$type<{ id: string; inspector: string }[]>().notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('sample_draw_round').on(table.roundId, table.at)],
);

/** A check on site: who goes, and what was seen. */
export const siteCheckTable = verificationSchema.table(
  'site_check',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    applicationId: uuid('application_id').notNull(),
    drawId: uuid('draw_id').references(() => sampleDrawTable.id),
    inspectorAccountId: uuid('inspector_account_id').notNull(),
    plannedOn: date('planned_on', { mode: 'string' }),
    orderedAt: instant('ordered_at').notNull(),
    record: jsonb('record'),
    photoFileIds: jsonb('photo_file_ids').$type<string[]>().notNull().default([]),
    doneAt: instant('done_at'),
  },
  (table) => [
    check('site_check_record', sql`(${table.record} is null) = (${table.doneAt} is null)`),
    index('site_check_inspector').on(table.inspectorAccountId, table.doneAt),
    index('site_check_application').on(table.applicationId),
  ],
);

/** A department that is asked for its opinion and for awards of its own, by a link that opens once. */
export const opinionRequestTable = verificationSchema.table(
  'opinion_request',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    applicationId: uuid('application_id').notNull(),
    department: text('department').notNull(),
    email: text('email').notNull(),
    tokenSha256: text('token_sha256').notNull(),
    question: text('question').notNull(),
    dueDay: date('due_day', { mode: 'string' }).notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    answer: jsonb('answer'),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    uniqueIndex('opinion_request_token').on(table.tokenSha256),
    check('opinion_request_answer', sql`(${table.answer} is null) = (${table.answeredAt} is null)`),
    index('opinion_request_application').on(table.applicationId),
  ],
);

/** R&D figures that the accountant read from the audit report, with the page. */
export const auditedFigureTable = verificationSchema.table(
  'audited_figure',
  {
    applicationId: uuid('application_id').notNull(),
    /** Fact and year, `rndExpenditureFen.2025`. */
    name: text('name').notNull(),
    amountFen: fen('amount_fen').notNull(),
    page: integer('page').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.applicationId, table.name] }),
    check('audited_figure_range', sql`${table.amountFen} between 0 and 1000000000000 and ${table.page} > 0`),
  ],
);

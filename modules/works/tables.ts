import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { SHOOTING_DAY_SOURCES, SHOOTING_DAY_STATES } from '../../contracts/shooting-days.ts';
import {
  CHECK_STATES,
  type FilingTier,
  KEY_PROJECT_LEVELS,
  SUBJECT_KINDS,
  type SubjectAttributes,
  type SubjectDetails,
} from '../../contracts/subjects.ts';
import { MERGE_REASONS, type MergeReason, OUTCOME_KINDS } from '../../contracts/works.ts';

export const worksSchema = pgSchema('works');

const oneOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));
const instant = (name: string) => timestamp(name, { withTimezone: true });
const calendarDay = (name: string) => date(name, { mode: 'string' });

/** What claims refer to: a work, park, event, project or the company itself. Belongs to who registered it. */
export const subjectTable = worksSchema.table(
  'subject',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    kind: text('kind', { enum: SUBJECT_KINDS }).notNull(),
    title: text('title').notNull(),
    /** The title without spaces, punctuation and case, for finding it. */
    normalisedTitle: text('normalised_title').notNull(),
    presenterName: text('presenter_name').notNull().default(''),
    presenterUscc: text('presenter_uscc').notNull().default(''),
    producerName: text('producer_name').notNull().default(''),
    producerUscc: text('producer_uscc').notNull().default(''),
    investmentFen: bigint('investment_fen', { mode: 'number' }),
    specialThemes: boolean('special_themes'),
    aiGenerated: boolean('ai_generated'),
    licenceNumber: text('licence_number').notNull().default(''),
    filingNumber: text('filing_number').notNull().default(''),
    filedOn: calendarDay('filed_on'),
    filingState: text('filing_state', { enum: CHECK_STATES }).notNull().default('none'),
    filingNote: text('filing_note').notNull().default(''),
    filingConfirmedBy: uuid('filing_confirmed_by'),
    filingConfirmedAt: instant('filing_confirmed_at'),
    filingTier: jsonb('filing_tier').$type<FilingTier>(),
    episodes: integer('episodes'),
    totalMinutes: integer('total_minutes'),
    startedOn: calendarDay('started_on'),
    completedOn: calendarDay('completed_on'),
    releasedOn: calendarDay('released_on'),
    platforms: jsonb('platforms').$type<SubjectAttributes['platforms']>().notNull().default([]),
    keyProject: text('key_project', { enum: KEY_PROJECT_LEVELS }),
    keyProjectProofFileId: uuid('key_project_proof_file_id'),
    keyProjectState: text('key_project_state', { enum: CHECK_STATES }).notNull().default('none'),
    keyProjectNote: text('key_project_note').notNull().default(''),
    keyProjectConfirmedBy: uuid('key_project_confirmed_by'),
    keyProjectConfirmedAt: instant('key_project_confirmed_at'),
    rightsUndertaking: jsonb('rights_undertaking').$type<{ by: string; at: string; text: string }>(),
    aiLabelling: jsonb('ai_labelling').$type<SubjectAttributes['aiLabelling']>(),
    details: jsonb('details').$type<SubjectDetails>(),
    revision: integer('revision').notNull().default(1),
    mergedInto: uuid('merged_into'),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    foreignKey({ columns: [table.mergedInto], foreignColumns: [table.id] }),
    check('subject_kind_known', sql`${table.kind} in (${oneOf(SUBJECT_KINDS)})`),
    check('subject_investment_range', sql`${table.investmentFen} >= 0`),
    check('subject_ends_after_it_begins', sql`${table.completedOn} >= ${table.startedOn}`),
    check('subject_not_merged_into_itself', sql`${table.mergedInto} <> ${table.id}`),
    check(
      'subject_filing_confirmed',
      sql`(${table.filingState} = 'confirmed') = (${table.filingConfirmedBy} is not null)`,
    ),
    check(
      'subject_key_project_confirmed',
      sql`(${table.keyProjectState} = 'confirmed') = (${table.keyProjectConfirmedBy} is not null)`,
    ),
    check('subject_key_project_state', sql`(${table.keyProjectState} = 'none') = (${table.keyProject} is null)`),
    index('subject_organisation').on(table.organisationId, table.createdAt, table.id),
    index('subject_newest').on(table.createdAt, table.id),
    index('subject_title').on(table.normalisedTitle.op('text_pattern_ops')),
    index('subject_merged').on(table.mergedInto).where(sql`${table.mergedInto} is not null`),
    index('subject_filing_waits').on(table.createdAt, table.id).where(sql`${table.filingState} = 'waiting'`),
    index('subject_key_project_waits').on(table.createdAt, table.id).where(sql`${table.keyProjectState} = 'waiting'`),
  ],
);
export type SubjectRow = typeof subjectTable.$inferSelect;

/** By what two registrations of one work are found, one row for each. */
export const identityTable = worksSchema.table(
  'identity',
  {
    subjectId: uuid('subject_id')
      .notNull()
      .references(() => subjectTable.id),
    reason: text('reason', { enum: MERGE_REASONS }).notNull(),
    value: text('value').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subjectId, table.reason, table.value] }),
    index('identity_value').on(table.reason, table.value),
  ],
);

export const crewTable = worksSchema.table(
  'crew',
  {
    id: uuid('id').primaryKey(),
    subjectId: uuid('subject_id')
      .notNull()
      .references(() => subjectTable.id),
    name: text('name').notNull(),
    /** Who leads it: a person. */
    head: text('head').notNull().default(''),
    size: integer('size'),
  },
  (table) => [
    uniqueIndex('crew_name_once').on(table.subjectId, table.name),
    // A shooting day names a crew of its own subject only.
    unique('crew_of_subject').on(table.subjectId, table.id),
    check('crew_size_range', sql`${table.size} > 0`),
  ],
);

/** One place where was shot on one day. */
export const shootingDayTable = worksSchema.table(
  'shooting_day',
  {
    id: uuid('id').primaryKey(),
    subjectId: uuid('subject_id')
      .notNull()
      .references(() => subjectTable.id),
    crewId: uuid('crew_id'),
    day: calendarDay('day').notNull(),
    place: text('place').notNull(),
    inDistrict: boolean('in_district').notNull(),
    isMainPlace: boolean('is_main_place').notNull().default(false),
    proofFileId: uuid('proof_file_id'),
    source: text('source', { enum: SHOOTING_DAY_SOURCES }).notNull(),
    state: text('state', { enum: SHOOTING_DAY_STATES }).notNull().default('recorded'),
    note: text('note').notNull().default(''),
    confirmedBy: uuid('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
    revision: integer('revision').notNull().default(1),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'shooting_day_crew_of_subject',
      columns: [table.subjectId, table.crewId],
      foreignColumns: [crewTable.subjectId, crewTable.id],
    }),
    unique('shooting_day_place_once').on(table.subjectId, table.day, table.place, table.crewId).nullsNotDistinct(),
    uniqueIndex('shooting_day_one_main_place').on(table.subjectId, table.day).where(sql`${table.isMainPlace}`),
    check('shooting_day_confirmed', sql`(${table.state} = 'confirmed') = (${table.confirmedBy} is not null)`),
    index('shooting_day_waits').on(table.subjectId).where(sql`${table.state} = 'recorded'`),
  ],
);
export type ShootingDayRow = typeof shootingDayTable.$inferSelect;

/** What a work achieved abroad: claims of overseas support refer to one. */
export const outcomeTable = worksSchema.table(
  'outcome',
  {
    id: uuid('id').primaryKey(),
    subjectId: uuid('subject_id')
      .notNull()
      .references(() => subjectTable.id),
    kind: text('kind', { enum: OUTCOME_KINDS }).notNull(),
    title: text('title').notNull(),
    country: text('country').notNull().default(''),
    platform: text('platform').notNull().default(''),
    happenedOn: calendarDay('happened_on'),
    proofFileId: uuid('proof_file_id'),
    revision: integer('revision').notNull().default(1),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('outcome_subject').on(table.subjectId, table.createdAt, table.id)],
);
export type OutcomeRow = typeof outcomeTable.$inferSelect;

/** Two registrations that look like one work. Seen by staff only. */
export const mergeProposalTable = worksSchema.table(
  'merge_proposal',
  {
    id: uuid('id').primaryKey(),
    firstSubjectId: uuid('first_subject_id')
      .notNull()
      .references(() => subjectTable.id),
    secondSubjectId: uuid('second_subject_id')
      .notNull()
      .references(() => subjectTable.id),
    reasons: jsonb('reasons').$type<readonly MergeReason[]>().notNull(),
    state: text('state', { enum: ['open', 'merged', 'dismissed'] })
      .notNull()
      .default('open'),
    foundAt: instant('found_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    decisionReason: text('decision_reason').notNull().default(''),
  },
  (table) => [
    unique('merge_proposal_pair_once').on(table.firstSubjectId, table.secondSubjectId),
    check('merge_proposal_pair_in_order', sql`${table.firstSubjectId} < ${table.secondSubjectId}`),
    check('merge_proposal_decided', sql`(${table.state} = 'open') = (${table.decidedBy} is null)`),
    index('merge_proposal_state').on(table.state, table.foundAt, table.id),
    index('merge_proposal_second').on(table.secondSubjectId),
  ],
);

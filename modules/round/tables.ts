import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { ROUND_STATES, type roundMaterial, type roundQuestion } from '../../contracts/round.ts';

export const roundSchema = pgSchema('round');

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A call for applications under one issued version, pinned to its content. */
export const roundTable = roundSchema.table(
  'round',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** Given when it is published. */
    number: text('number'),
    title: text('title').notNull(),
    issuedVersionId: uuid('issued_version_id').notNull(),
    policyId: text('policy_id').notNull(),
    version: text('version').notNull(),
    digest: text('digest').notNull(),
    readings: integer('readings').notNull(),
    isSample: boolean('is_sample').notNull(),
    programYear: integer('program_year').notNull(),
    /** Open in [opensAt, closesAt); drafts begun before closesAt may be submitted until graceUntil. */
    opensAt: instant('opens_at'),
    closesAt: instant('closes_at'),
    graceUntil: instant('grace_until'),
    state: text('state', { enum: ROUND_STATES }).notNull().default('draft'),
    contact: text('contact').notNull().default(''),
    questions: jsonb('questions').$type<z.output<typeof roundQuestion>[]>().notNull().default([]),
    materials: jsonb('materials').$type<z.output<typeof roundMaterial>[]>().notNull().default([]),
    waivedMaterials: jsonb('waived_materials').$type<string[]>().notNull().default([]),
    revision: integer('revision').notNull().default(1),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    changedBy: uuid('changed_by'),
    changedAt: instant('changed_at').notNull(),
    publishedAt: instant('published_at'),
  },
  (table) => [
    unique('round_number_once').on(table.number),
    check('round_draft_has_no_number', sql`${table.state} <> 'draft' or ${table.number} is null`),
    check(
      'round_published_is_complete',
      sql`${table.state} <> 'published' or (${table.number} is not null and ${table.publishedAt} is not null and ${table.opensAt} < ${table.closesAt})`,
    ),
    check('round_grace_after_closing', sql`${table.graceUntil} > ${table.closesAt}`),
    index('round_newest').on(table.createdAt, table.id),
    index('round_closes').on(table.closesAt).where(sql`${table.state} = 'published'`),
  ],
);
export type RoundRow = typeof roundTable.$inferSelect;

export const roundClauseTable = roundSchema.table(
  'round_clause',
  {
    roundId: uuid('round_id')
      .notNull()
      .references(() => roundTable.id),
    clause: text('clause').notNull(),
    position: integer('position').notNull(),
    budgetFen: bigint('budget_fen', { mode: 'number' }),
    places: integer('places'),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.clause] }),
    check('round_clause_budget_range', sql`${table.budgetFen} >= 0`),
    check('round_clause_places_range', sql`${table.places} >= 0`),
  ],
);

/** What was done to a published round, and why. */
export const roundChangeTable = roundSchema.table(
  'round_change',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => roundTable.id),
    kind: text('kind', { enum: ['extended', 'cancelled'] }).notNull(),
    reason: text('reason').notNull(),
    before: jsonb('before').$type<Record<string, string | null>>().notNull(),
    after: jsonb('after').$type<Record<string, string | null>>().notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('round_change_round').on(table.roundId, table.at),
    check('round_change_has_reason', sql`${table.reason} <> ''`),
  ],
);

import { sql } from 'drizzle-orm';
import { check, date, index, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const integritySchema = pgSchema('integrity');

/** Decisions that take the right to apply away. How long one runs is a rule of the policy, tested on the day of each act. */
export const debarmentTable = integritySchema.table(
  'debarment',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id').notNull(),
    decidedOn: date('decided_on', { mode: 'string' }).notNull(),
    reason: text('reason').notNull(),
    documentNumber: text('document_number').notNull().default(''),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
    /** Lifted (the decision was revoked): from then on it bars no longer. */
    liftedAt: timestamp('lifted_at', { withTimezone: true }),
    liftedBy: uuid('lifted_by'),
    liftReason: text('lift_reason'),
  },
  (table) => [
    index('debarment_organisation').on(table.organisationId),
    check(
      'debarment_lifted_by_somebody',
      sql`(${table.liftedAt} is null) = (${table.liftedBy} is null) and (${table.liftedAt} is null) = (${table.liftReason} is null)`,
    ),
  ],
);
export type DebarmentRow = typeof debarmentTable.$inferSelect;

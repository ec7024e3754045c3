import { sql } from 'drizzle-orm';
import { check, date, index, pgSchema, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { ADMINISTRATORS, STAFF_ROLES } from '../../contracts/roles.ts';

export const staffSchema = pgSchema('staff');

const moment = (name: string) => timestamp(name, { withTimezone: true });
const administrators = sql.raw(ADMINISTRATORS.map((role) => `'${role}'`).join(', '));

/**
 * Who holds which role of the office from when until when (both days included; open = until further notice). A trigger
 * refuses a second administration on any same day as `appointment_one_administration` (db/migrations/0002_promises.sql).
 */
export const appointmentTable = staffSchema.table(
  'appointment',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    accountId: uuid('account_id').notNull(),
    role: text('role', { enum: STAFF_ROLES }).notNull(),
    /** The department of a council member, the body of an accountant or expert; empty for the leading department. */
    department: text('department').notNull().default(''),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    untilDay: date('until_day', { mode: 'string' }),
    /** null = by the command line of the operator. */
    appointedBy: uuid('appointed_by'),
    appointedAt: moment('appointed_at').notNull(),
  },
  (table) => [
    check('appointment_ends_after_it_begins', sql`${table.untilDay} is null or ${table.untilDay} >= ${table.fromDay}`),
    uniqueIndex('appointment_once')
      .on(table.accountId, table.role, table.department)
      .where(sql`${table.untilDay} is null`),
    // Nobody holds two of the three administrations at a time.
    uniqueIndex('appointment_one_open_administration')
      .on(table.accountId)
      .where(sql`${table.untilDay} is null and ${table.role} in (${administrators})`),
    index('appointment_account').on(table.accountId),
    index('appointment_role').on(table.role, table.accountId),
  ],
);

/** Who stands in for an absent colleague, with all roles of the absent one but administrations. */
export const substitutionTable = staffSchema.table(
  'substitution',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    absentAccountId: uuid('absent_account_id').notNull(),
    substituteAccountId: uuid('substitute_account_id').notNull(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    untilDay: date('until_day', { mode: 'string' }).notNull(),
    arrangedBy: uuid('arranged_by').notNull(),
    arrangedAt: moment('arranged_at').notNull(),
    /** Called off before its last day. */
    cancelledAt: moment('cancelled_at'),
  },
  (table) => [
    check('substitution_by_another', sql`${table.absentAccountId} <> ${table.substituteAccountId}`),
    check('substitution_ends_after_it_begins', sql`${table.untilDay} >= ${table.fromDay}`),
    index('substitution_substitute').on(table.substituteAccountId, table.untilDay),
    index('substitution_absent').on(table.absentAccountId, table.untilDay),
  ],
);

/** An invitation to take up a role of the office. Of the token only the digest is kept. */
export const staffInvitationTable = staffSchema.table(
  'invitation',
  {
    id: uuid('id').primaryKey(),
    role: text('role', { enum: STAFF_ROLES }).notNull(),
    department: text('department').notNull(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    /** The office address; not a private one. */
    email: text('email').notNull(),
    tokenDigest: text('token_digest').notNull(),
    expiresAt: moment('expires_at').notNull(),
    invitedBy: uuid('invited_by').notNull(),
    invitedAt: moment('invited_at').notNull(),
    takenAt: moment('taken_at'),
    takenBy: uuid('taken_by'),
    withdrawnAt: moment('withdrawn_at'),
  },
  (table) => [
    uniqueIndex('staff_invitation_open_once')
      .on(table.email, table.role, table.department)
      .where(sql`${table.takenAt} is null and ${table.withdrawnAt} is null`),
    check('staff_invitation_ended_once', sql`${table.takenAt} is null or ${table.withdrawnAt} is null`),
  ],
);

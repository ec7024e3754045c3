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
import { CHANNELS, DELIVERY_KINDS, DELIVERY_STATES } from '../../contracts/inbox.ts';
import type { WorkFilter } from '../../contracts/work-list.ts';
import { tsvector } from './tsvector.ts';

export const inboxSchema = pgSchema('inbox');

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** What a person is told. It stays until the account is erased. */
export const messageTable = inboxSchema.table(
  'message',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id').notNull(),
    organisationId: uuid('organisation_id'),
    title: text('title').notNull(),
    body: text('body').notNull(),
    /** Path on this site. */
    link: text('link').notNull(),
    createdAt: instant('created_at').notNull(),
    readAt: instant('read_at'),
  },
  (table) => [
    check('message_link_on_this_site', sql`${table.link} ~ '^/(my|office)(/|$)'`),
    index('message_account').on(table.accountId, table.createdAt, table.id),
    index('message_unread').on(table.accountId, table.createdAt, table.id).where(sql`${table.readAt} is null`),
  ],
);

/** Where messages go beside the inbox. No row: by mail and not by text message. */
export const preferenceTable = inboxSchema.table('preference', {
  accountId: uuid('account_id').primaryKey(),
  mail: boolean('mail').notNull(),
  sms: boolean('sms').notNull(),
  changedAt: instant('changed_at').notNull(),
});

/** One row for everything that goes out by mail or text message, and what became of it. */
export const deliveryTable = inboxSchema.table(
  'delivery',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind', { enum: DELIVERY_KINDS }).notNull(),
    /** Of the message, invitation or request; the same thing goes out once by each channel. */
    subjectId: uuid('subject_id').notNull(),
    channel: text('channel', { enum: CHANNELS }).notNull(),
    accountId: uuid('account_id'),
    /** The address, masked. */
    to: text('to').notNull(),
    state: text('state', { enum: DELIVERY_STATES }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (table) => [
    unique('delivery_once').on(table.kind, table.subjectId, table.channel),
    check('delivery_state_known', sql`${table.state} in ('waiting', 'sent', 'not-configured', 'pointless')`),
    check('delivery_sent_when', sql`(${table.state} = 'sent') = (${table.sentAt} is not null)`),
    index('delivery_newest').on(table.createdAt, table.id),
    index('delivery_open').on(table.createdAt, table.id).where(sql`${table.state} = 'waiting'`),
  ],
);

/** A filter of the work list that somebody keeps under a name. */
export const savedFilterTable = inboxSchema.table(
  'saved_filter',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id').notNull(),
    name: text('name').notNull(),
    query: jsonb('query').$type<WorkFilter>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [unique('saved_filter_name_once').on(table.accountId, table.name)],
);

/** To whom an application was given at a desk. An officer who has begun to verify it is responsible by that. */
export const assignmentTable = inboxSchema.table(
  'assignment',
  {
    applicationId: uuid('application_id').notNull(),
    desk: text('desk', { enum: ['clerk', 'officer'] }).notNull(),
    accountId: uuid('account_id').notNull(),
    assignedBy: uuid('assigned_by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.applicationId, table.desk] }),
    check('assignment_desk_known', sql`${table.desk} in ('clerk', 'officer')`),
    index('assignment_account').on(table.accountId, table.desk),
  ],
);

/** What lists and search say of an application as it was submitted last; written again when something of it changes. */
export const searchEntryTable = inboxSchema.table(
  'search_entry',
  {
    applicationId: uuid('application_id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    number: text('number').notNull(),
    subjects: text('subjects').array().notNull(),
    subjectIds: uuid('subject_ids').array().notNull(),
    clauses: text('clauses').array().notNull(),
    claimedFen: bigint('claimed_fen', { mode: 'number' }).notNull(),
    missingMaterials: integer('missing_materials').notNull(),
    submittedAt: instant('submitted_at').notNull(),
    tokens: tsvector('tokens').notNull(),
  },
  (table) => [
    // Without a list of what is pending, which every search would have to read through.
    index('search_entry_tokens').using('gin', table.tokens).with({ fastupdate: false }),
    index('search_entry_clauses').using('gin', table.clauses),
    index('search_entry_subjects').using('gin', table.subjectIds),
    index('search_entry_organisation').on(table.organisationId),
    index('search_entry_newest').on(table.submittedAt, table.applicationId),
  ],
);

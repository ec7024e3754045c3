import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { LETTER_STATES } from '../../contracts/party.ts';
import { ORGANISATION_ROLES } from '../../contracts/roles.ts';

export const partySchema = pgSchema('party');

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** A company or institution that applies. One for each unified social credit code (GB 32100). */
export const organisationTable = partySchema.table(
  'organisation',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    uscc: text('uscc').notNull(),
    name: text('name').notNull(),
    legalRepresentative: text('legal_representative').notNull().default(''),
    address: text('address').notNull().default(''),
    /** Section of the industry classification (GB/T 4754), as the size thresholds ask for it. */
    industry: text('industry').notNull().default(''),
    registeredOn: date('registered_on', { mode: 'string' }),
    contactName: text('contact_name').notNull().default(''),
    contactPhoneSealed: text('contact_phone_sealed'),
    /** Keyed hash of the phone, to find the same one elsewhere without reading it. */
    contactPhoneFingerprint: text('contact_phone_fingerprint'),
    /** The last four digits, shown in lists. */
    contactPhoneTail: text('contact_phone_tail').notNull().default(''),
    /** The organisation that it became part of; never one that was itself merged: one step leads to the end. */
    mergedInto: uuid('merged_into'),
    createdBy: uuid('created_by'),
    createdAt: moment('created_at').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    uniqueIndex('organisation_uscc').on(table.uscc),
    check('organisation_uscc_form', sql`${table.uscc} ~ '^[0-9A-HJ-NP-RTUWXY]{18}$'`),
    check('organisation_not_merged_into_itself', sql`${table.mergedInto} <> ${table.id}`),
    index('organisation_phone').on(table.contactPhoneFingerprint),
    index('organisation_address').on(table.address).where(sql`${table.address} <> ''`),
    index('organisation_merged').on(table.mergedInto).where(sql`${table.mergedInto} is not null`),
    index('organisation_name').on(table.name, table.id),
  ],
);

/** Who acts for an organisation, in which role. */
export const memberTable = partySchema.table(
  'member',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisationTable.id),
    accountId: uuid('account_id').notNull(),
    role: text('role', { enum: ORGANISATION_ROLES }).notNull(),
    /** Registered the organisation and has not been confirmed by a letter: may prepare, never binds it. */
    isProvisional: boolean('is_provisional').notNull().default(false),
    since: moment('since').notNull(),
    until: moment('until'),
  },
  (table) => [
    uniqueIndex('member_once').on(table.organisationId, table.accountId).where(sql`${table.until} is null`),
    uniqueIndex('member_one_representative')
      .on(table.organisationId)
      .where(sql`${table.until} is null and ${table.role} = 'representative'`),
    index('member_account').on(table.accountId),
  ],
);

/** Names that an organisation had before. */
export const formerNameTable = partySchema.table(
  'former_name',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisationTable.id),
    name: text('name').notNull(),
    /** The business licence with the new name. */
    proofFileId: uuid('proof_file_id').notNull(),
    changedBy: uuid('changed_by').notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (table) => [index('former_name_organisation').on(table.organisationId), index('former_name_name').on(table.name)],
);

export const shareholderTable = partySchema.table(
  'shareholder',
  {
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisationTable.id),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    /** Where the shareholder is an organisation. */
    uscc: text('uscc'),
    /** Share in basis points. */
    shareBp: integer('share_bp').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.position] }),
    check('shareholder_share', sql`${table.shareBp} between 1 and 10000`),
    index('shareholder_name').on(table.name),
    index('shareholder_uscc').on(table.uscc),
  ],
);

/** Accounts to which an organisation was or is paid. The number is sealed; the fingerprint finds the same one elsewhere. */
export const bankAccountTable = partySchema.table(
  'bank_account',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisationTable.id),
    bankName: text('bank_name').notNull(),
    accountSealed: text('account_sealed').notNull(),
    accountFingerprint: text('account_fingerprint').notNull(),
    accountTail: text('account_tail').notNull(),
    holderName: text('holder_name').notNull(),
    /** The opening certificate. */
    proofFileId: uuid('proof_file_id').notNull(),
    isCurrent: boolean('is_current').notNull(),
    changedBy: uuid('changed_by').notNull(),
    since: moment('since').notNull(),
    until: moment('until'),
  },
  (table) => [
    uniqueIndex('bank_account_one_current').on(table.organisationId).where(sql`${table.isCurrent}`),
    index('bank_account_fingerprint').on(table.accountFingerprint),
    check('bank_account_current_or_ended', sql`${table.isCurrent} = (${table.until} is null)`),
  ],
);

/** An invitation to become a member. Of the token only the digest is kept. */
export const invitationTable = partySchema.table(
  'invitation',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisationTable.id),
    role: text('role', { enum: ORGANISATION_ROLES }).notNull(),
    channel: text('channel', { enum: ['email', 'mobile'] }).notNull(),
    /** The e-mail address or mobile number, sealed under the organisation; null once it is no longer needed. */
    addressSealed: text('address_sealed'),
    addressFingerprint: text('address_fingerprint').notNull(),
    addressMasked: text('address_masked').notNull(),
    tokenDigest: text('token_digest').notNull(),
    expiresAt: moment('expires_at').notNull(),
    invitedBy: uuid('invited_by').notNull(),
    invitedAt: moment('invited_at').notNull(),
    takenAt: moment('taken_at'),
    takenBy: uuid('taken_by'),
    withdrawnAt: moment('withdrawn_at'),
  },
  (table) => [
    index('invitation_organisation').on(table.organisationId),
    uniqueIndex('invitation_open_once')
      .on(table.organisationId, table.addressFingerprint)
      .where(sql`${table.takenAt} is null and ${table.withdrawnAt} is null`),
    check('invitation_ended_once', sql`${table.takenAt} is null or ${table.withdrawnAt} is null`),
    check('invitation_no_representative', sql`${table.role} <> 'representative'`),
  ],
);

/** A letter that names the authorised representative of an organisation, as uploaded, and what the clerk found. */
export const authorityLetterTable = partySchema.table(
  'authority_letter',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisationTable.id),
    /** The person whom it authorises. */
    accountId: uuid('account_id').notNull(),
    /** The name of the organisation as the person wrote it: the clerk compares. */
    organisationName: text('organisation_name').notNull(),
    personName: text('person_name').notNull(),
    fileId: uuid('file_id').notNull(),
    state: text('state', { enum: LETTER_STATES }).notNull(),
    reason: text('reason').notNull().default(''),
    submittedAt: moment('submitted_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: moment('decided_at'),
  },
  (table) => [
    uniqueIndex('authority_letter_one_waiting')
      .on(table.organisationId, table.accountId)
      .where(sql`${table.state} = 'submitted'`),
    index('authority_letter_waiting').on(table.submittedAt, table.id).where(sql`${table.state} = 'submitted'`),
    index('authority_letter_organisation').on(table.organisationId),
    index('authority_letter_account').on(table.accountId),
    check('authority_letter_state_known', sql`${table.state} in ('submitted', 'confirmed', 'refused')`),
    check('authority_letter_decided', sql`(${table.state} = 'submitted') = (${table.decidedAt} is null)`),
    check('authority_letter_refused_why', sql`${table.state} <> 'refused' or ${table.reason} <> ''`),
  ],
);

/** That an organisation became part of another: the decision behind `merged_into`. */
export const mergerTable = partySchema.table(
  'merger',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisationTable.id),
    intoId: uuid('into_id')
      .notNull()
      .references(() => organisationTable.id),
    reason: text('reason').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: moment('recorded_at').notNull(),
  },
  (table) => [uniqueIndex('merger_once').on(table.organisationId), index('merger_into').on(table.intoId)],
);

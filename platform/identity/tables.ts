import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgSchema,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

export const identitySchema = pgSchema('identity');

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Somebody who can sign in. The names of the properties are those of better-auth, the names of the columns ours. */
export const personTable = identitySchema.table(
  'person',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** Lower case. Somebody who has only a mobile number has an address below `phone.invalid` here. */
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    /** E.164 (`+8613800138000`). */
    phoneNumber: text('phone').unique(),
    phoneNumberVerified: boolean('phone_verified').notNull().default(false),
    /** Has a TOTP generator or a passkey. */
    twoFactorEnabled: boolean('has_second_factor').notNull().default(false),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [check('person_phone_form', sql`${table.phoneNumber} ~ '^\\+[1-9][0-9]{6,14}$'`)],
);

const personId = () =>
  uuid('person_id')
    .notNull()
    .references(() => personTable.id, { onDelete: 'cascade' });

/** How a person can prove who they are: a password (`credential`) or an outside provider (`oidc`). */
export const signInMethodTable = identitySchema.table(
  'sign_in_method',
  {
    id: uuid('id').primaryKey(),
    userId: personId(),
    providerId: text('provider').notNull(),
    /** The person's id there; of a password the own one. */
    accountId: text('subject').notNull(),
    /** scrypt with a salt of its own. */
    password: text('password_hash'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('sign_in_method_subject').on(table.providerId, table.accountId),
    index('sign_in_method_person').on(table.userId),
  ],
);

export const sessionTable = identitySchema.table(
  'session',
  {
    id: uuid('id').primaryKey(),
    userId: personId(),
    /** Opens nothing alone: the cookie carries it with a signature. */
    token: text('token').notNull().unique(),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('address'),
    userAgent: text('user_agent'),
    /** When a second factor was passed last; null = never in this session. */
    secondFactorAt: moment('second_factor_at'),
    lastSeenAt: moment('last_seen_at').notNull().defaultNow(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('session_person').on(table.userId), index('session_expiry').on(table.expiresAt)],
);

/** Codes, links and challenges that are used once. */
export const verificationTable = identitySchema.table(
  'verification',
  {
    id: uuid('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('verification_identifier').on(table.identifier), index('verification_expiry').on(table.expiresAt)],
);

/** The TOTP generator of a person; secret and recovery codes are encrypted. */
export const secondFactorTable = identitySchema.table(
  'second_factor',
  {
    id: uuid('id').primaryKey(),
    userId: personId(),
    secret: text('secret').notNull(),
    backupCodes: text('recovery_codes').notNull(),
    verified: boolean('verified').notNull().default(false),
    failedVerificationCount: integer('failed_count').default(0),
    lockedUntil: moment('locked_until'),
    /** The time step of the newest code that was taken: no code works twice. */
    lastStep: bigint('last_step', { mode: 'number' }),
  },
  (table) => [uniqueIndex('second_factor_person').on(table.userId)],
);

/** A key pair on a device of the person (WebAuthn, always with user verification). */
export const passkeyTable = identitySchema.table(
  'passkey',
  {
    id: uuid('id').primaryKey(),
    personId: personId(),
    name: text('name').notNull(),
    /** base64url. */
    credentialId: text('credential_id').notNull().unique(),
    /** COSE, base64url. */
    publicKey: text('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    createdAt: moment('created_at').notNull(),
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [index('passkey_person').on(table.personId)],
);

/** Attempts that failed or are under way, by account, address or what else is guessed at. */
export const signInFailureTable = identitySchema.table(
  'sign_in_failure',
  {
    /** Keyed hash of the account name or address: what people type there by mistake is not kept. */
    key: text('key').primaryKey(),
    /** With the fraction that is not forgotten yet. */
    failures: doublePrecision('failures').notNull(),
    lastAt: moment('last_at').notNull(),
    lockedUntil: moment('locked_until'),
  },
  (table) => [index('sign_in_failure_last').on(table.lastAt)],
);

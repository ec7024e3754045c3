import { sql } from 'drizzle-orm';
import { bigint, check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { platformSchema } from '../database/installation.ts';

/** What the virus scanner said: not yet; nothing found; found; nobody to ask. */
export const SCANS = ['waiting', 'clean', 'infected', 'unscanned'] as const;

/** One row for each file that somebody handed in or that the service made. Its content is stored once, by its SHA-256. */
export const fileTable = platformSchema.table(
  'file',
  {
    id: uuid('id').primaryKey(),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    /** As the person named it. */
    name: text('name').notNull(),
    /** What the content is, as whoever reads it names its kind. */
    kind: text('kind').notNull(),
    /** The organisation that it belongs to; null = to the office. */
    ownerId: uuid('owner_id'),
    /** The account; null = made by the service. */
    uploadedBy: uuid('uploaded_by'),
    scan: text('scan', { enum: SCANS }).notNull(),
    /** What the scanner found, in its words. */
    signature: text('signature'),
    scannedAt: timestamp('scanned_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    deletedAt: timestamp('deleted_at', { withTimezone: true }),
  },
  (table) => [
    index('file_sha256').on(table.sha256),
    index('file_owner').on(table.ownerId, table.id),
    index('file_waiting').on(table.createdAt).where(sql`${table.scan} = 'waiting'`),
    check('file_sha256_form', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
    check('file_has_bytes', sql`${table.bytes} > 0`),
    check('file_scan_known', sql`${table.scan} in ('waiting', 'clean', 'infected', 'unscanned')`),
    check('file_infected_by', sql`(${table.scan} = 'infected') = (${table.signature} is not null)`),
  ],
);
export type StoredFile = typeof fileTable.$inferSelect;

/** An upload under way. What has arrived of it lies in the folder `uploads` under the same id. */
export const uploadTable = platformSchema.table(
  'upload',
  {
    /** Becomes the id of the file. */
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** How long the whole is, as announced. */
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    ownerId: uuid('owner_id'),
    uploadedBy: uuid('uploaded_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('upload_created').on(table.createdAt)],
);

import { z } from 'zod';

/** `manifest.json` of a backup. It is written last: a folder without it is an unfinished backup. */
export const backupManifest = z.strictObject({
  format: z.literal(1),
  /** Release of the program that wrote it. */
  release: z.string(),
  createdAt: z.iso.datetime(),
  installationId: z.string(),
  isDemonstration: z.boolean(),
  /** `when` of the last migration that the rows went through. */
  migration: z.int(),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int(), sha256: z.string() })),
  files: z.array(z.string()),
  /** Whether the keys of the personal data are in it, under a passphrase. */
  hasKeys: z.boolean(),
});
export type BackupManifest = z.output<typeof backupManifest>;

export const MANIFEST = 'manifest.json';
export const KEYS = 'keys.sealed';

import { and, eq, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { SYSTEM } from '../actor.ts';
import { defineCommand, done, event } from '../command/command.ts';
import type { Runner } from '../command/runner.ts';
import type { Database } from '../database/database.ts';
import type { Handler } from '../outbox/deliver.ts';
import { outboxTable } from '../outbox/tables.ts';
import { theSystem } from '../permission/permission.ts';
import type { Scanner } from './clamd.ts';
import type { ContentStore } from './content-store.ts';
import { findFile } from './file.ts';
import { refuse } from './refusals.ts';
import { fileTable } from './tables.ts';

const input = z.strictObject({
  id: z.uuid(),
  scan: z.enum(['clean', 'infected', 'unscanned']),
  signature: z.string().nullable(),
});
const output = z.strictObject({ id: z.uuid() });

/** Ends the quarantine of a file, or makes it one for ever. */
export const recordScan = defineCommand({
  name: 'files.recordScan',
  input,
  output,
  permission: [theSystem],
  async run({ tx, now }, { id, scan, signature }) {
    const [file] = await tx.select().from(fileTable).where(eq(fileTable.id, id)).for('update');
    if (file?.scan !== 'waiting') return refuse('UPLOAD_NOT_FOUND', { kind: 'not-found' });
    await tx.update(fileTable).set({ scan, signature, scannedAt: now }).where(eq(fileTable.id, id));
    const on = { type: 'file', id };
    const kept = { on, organisationId: file.ownerId, before: { scan: file.scan }, after: { scan, signature } };
    return done({ id }, kept, [event('FileScanned', { fileId: id, ownerId: file.ownerId, kind: file.kind, scan })]);
  },
});

export interface ScanOptions {
  readonly database: Database;
  readonly contents: ContentStore;
  readonly runner: () => Runner;
  /** undefined = none is configured: files go through as `unscanned`, and staff see that. */
  readonly scanner: Scanner | undefined;
}

const HANDLER = 'files.scan';
const payload = z.object({ fileId: z.uuid() });

/** Has each uploaded file scanned. Where the scanner is away the delivery is tried again and the file keeps waiting. */
export function scanHandler({ database, contents, runner, scanner }: ScanOptions): Handler {
  return {
    name: HANDLER,
    on: ['FileUploaded'],
    async reaches(given) {
      const { fileId } = payload.parse(given);
      const file = await findFile(database.orm, fileId);
      if (file?.scan !== 'waiting') return;
      const result = scanner ? await scanWith(scanner, contents, file.sha256) : { scan: 'unscanned' };
      const signature = 'signature' in result ? result.signature : null;
      await runner().run(recordScan, { id: fileId, scan: result.scan, signature }, { actor: SYSTEM });
    },
  };
}

async function scanWith(scanner: Scanner, contents: ContentStore, sha256: string) {
  const bytes = await contents.read(sha256);
  if (bytes === null) throw new Error(`the content ${sha256} is gone`);
  try {
    return await scanner.scan(bytes);
  } finally {
    bytes.destroy();
  }
}

/** Tries the scans again that were given up while the scanner was away. Returns how many. */
export async function resumeScans(database: Database, now: Date): Promise<number> {
  const resumed = await database.orm
    .update(outboxTable)
    .set({ failedAt: null, attempts: 0, dueAt: now })
    .where(and(eq(outboxTable.handler, HANDLER), isNotNull(outboxTable.failedAt)))
    .returning({ id: outboxTable.id });
  return resumed.length;
}

import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Actor } from '../actor.ts';
import { type Command, defineCommand, done, event } from '../command/command.ts';
import type { Refused } from '../command/refusal.ts';
import type { Runner } from '../command/runner.ts';
import type { Transaction } from '../database/transaction.ts';
import { signedIn } from '../permission/permission.ts';
import type { ContentStore, Incoming } from './content-store.ts';
import { findFile } from './file.ts';
import { refuse } from './refusals.ts';
import { fileTable, uploadTable } from './tables.ts';
import type { UploadRow, UploadStore } from './upload-store.ts';

/** What a file is, found from its content; refuses what is not taken. The platform knows no formats. */
export type TypeCheck = (path: string, name: string) => Promise<{ readonly ok: true; readonly kind: string } | Refused>;

const input = z.strictObject({ id: z.uuid(), kind: z.string() });
const output = z.strictObject({ id: z.uuid() });
type Input = z.output<typeof input>;

/** Makes the file of an upload that has arrived: its content is kept, its row waits for the scanner. */
function uploadFile(incoming: Incoming): Command<Input, { id: string }> {
  return defineCommand({
    name: 'files.upload',
    input,
    output,
    permission: [signedIn],
    async run({ tx, now }, { id, kind }) {
      const [upload] = await tx.select().from(uploadTable).where(eq(uploadTable.id, id)).for('update');
      if (!upload) {
        const earlier = await findFile(tx, id);
        return earlier ? done({ id }, []) : refuse('UPLOAD_NOT_FOUND', { kind: 'not-found' });
      }
      const { sha256, bytes } = incoming.content;
      await holdContent(tx, sha256);
      await incoming.keep();
      const { name, ownerId, uploadedBy } = upload;
      const row = { id, sha256, bytes, name, kind, ownerId, uploadedBy, scan: 'waiting' as const, createdAt: now };
      await tx.insert(fileTable).values(row);
      await tx.delete(uploadTable).where(eq(uploadTable.id, id));
      const kept = { on: { type: 'file', id }, organisationId: ownerId, after: { sha256, bytes, kind } };
      return done({ id }, kept, [event('FileUploaded', { fileId: id, ownerId, kind })]);
    },
  });
}

/** Nobody removes content while somebody adds a row for it, and the other way round. */
export async function holdContent(tx: Transaction, sha256: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`);
}

export interface FinishOptions {
  readonly uploads: UploadStore;
  readonly contents: ContentStore;
  readonly runner: Runner;
  readonly checkType: TypeCheck;
}

/**
 * Ends an upload that has arrived whole. What is no file that is taken is forgotten; with a full disk everything stays,
 * so that it can be tried again.
 */
export async function finishUpload(
  { uploads, contents, runner, checkType }: FinishOptions,
  upload: UploadRow,
  actor: Actor,
  requestId: string,
): Promise<Refused | undefined> {
  // A copy: whoever still writes to the upload cannot change what was checked and hashed.
  const taken = await contents.take(uploads.content(upload.id));
  if (!taken.ok) return taken;
  const { incoming } = taken;
  try {
    if (incoming.content.bytes !== upload.bytes) return refuse('UPLOAD_MOVED');
    const type = await checkType(incoming.path, upload.name);
    if (!type.ok) {
      await uploads.remove(upload.id);
      return type;
    }
    const answer = await runner.run(uploadFile(incoming), { id: upload.id, kind: type.kind }, { actor, requestId });
    if (!answer.ok) return answer;
    await uploads.clear(upload.id);
    return undefined;
  } finally {
    await incoming.discard();
  }
}

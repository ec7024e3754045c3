import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Event, event } from '../command/command.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Handler } from '../outbox/deliver.ts';
import type { ContentStore } from './content-store.ts';
import { holdContent } from './finish-upload.ts';
import { fileTable } from './tables.ts';

/** Deletes a file inside the command of another; its event removes the content once the transaction is committed. */
export async function deleteFile(tx: Transaction, id: string, at: Date): Promise<readonly Event[]> {
  const [file] = await tx
    .update(fileTable)
    .set({ deletedAt: at })
    .where(and(eq(fileTable.id, id), isNull(fileTable.deletedAt)))
    .returning();
  return file ? [event('FileDeleted', { fileId: id, sha256: file.sha256 })] : [];
}

const payload = z.object({ sha256: z.string() });

/** Removes content that no file has any more. */
export function removeContentHandler(contents: ContentStore): Handler {
  return {
    name: 'files.removeContent',
    on: ['FileDeleted'],
    async changes(tx, given) {
      const { sha256 } = payload.parse(given);
      await holdContent(tx, sha256);
      const [other] = await tx
        .select({ id: fileTable.id })
        .from(fileTable)
        .where(and(eq(fileTable.sha256, sha256), isNull(fileTable.deletedAt)))
        .limit(1);
      if (!other) await contents.remove(sha256);
    },
  };
}

import { and, eq, isNull } from 'drizzle-orm';
import type { Refused } from '../command/refusal.ts';
import type { Reader, Transaction } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import type { ContentStore } from './content-store.ts';
import { refuse } from './refusals.ts';
import { fileTable, type StoredFile } from './tables.ts';

/** A file by its id; null where there is none or it was deleted. */
export async function findFile(reader: Reader, id: string): Promise<StoredFile | null> {
  const [row] = await reader
    .select()
    .from(fileTable)
    .where(and(eq(fileTable.id, id), isNull(fileTable.deletedAt)));
  return row ?? null;
}

/** Why the content may not be opened; undefined where it may. */
export function quarantineOf({ scan }: Pick<StoredFile, 'scan'>): Refused | undefined {
  if (scan === 'waiting') return refuse('FILE_WAITING');
  if (scan === 'infected') return refuse('FILE_INFECTED');
  return undefined;
}

/** A file that the service made itself (a receipt, a notice). */
export interface MadeFile {
  readonly content: Uint8Array;
  readonly name: string;
  readonly kind: string;
  /** The organisation that it belongs to; null = the office. */
  readonly ownerId: string | null;
  readonly at: Date;
}

/**
 * Stores a file that the service made and gives its row; it needs no scan. Content of a transaction that is rolled back
 * stays on the disk without a row: harmless, and the same content uses it again.
 */
export async function keepMadeFile(
  tx: Transaction,
  store: ContentStore,
  { content, name, kind, ownerId, at }: MadeFile,
): Promise<{ readonly ok: true; readonly file: StoredFile } | Refused> {
  const taken = await store.take(piecesOf(content));
  if (!taken.ok) return taken;
  await taken.incoming.keep();
  const { sha256, bytes } = taken.incoming.content;
  const row = { id: newId(), sha256, bytes, name, kind, ownerId, uploadedBy: null, createdAt: at };
  const [file] = await tx
    .insert(fileTable)
    .values({ ...row, scan: 'clean' })
    .returning();
  if (!file) throw new Error('a file lost its row');
  return { ok: true, file };
}

async function* piecesOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

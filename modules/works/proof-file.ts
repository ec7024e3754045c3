import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Refused } from '../../platform/command/refusal.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { fileTable } from '../../platform/files/tables.ts';
import { refuse } from './refusals.ts';

/**
 * Refuses a proof that is no file of the organisation, or in which something harmful was found. A file of somebody else
 * and one that does not exist are the same answer.
 */
export async function refuseForeignFiles(
  tx: Transaction,
  organisationId: string,
  proofs: readonly { readonly fileId: string | null; readonly path: string }[],
): Promise<Refused | undefined> {
  const ids = [...new Set(proofs.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])))];
  if (ids.length === 0) return undefined;
  const usable = await tx
    .select({ id: fileTable.id })
    .from(fileTable)
    .where(
      and(
        inArray(fileTable.id, ids),
        eq(fileTable.ownerId, organisationId),
        isNull(fileTable.deletedAt),
        ne(fileTable.scan, 'infected'),
      ),
    );
  const known = new Set(usable.map(({ id }) => id));
  const foreign = proofs.find(({ fileId }) => fileId !== null && !known.has(fileId));
  return foreign && refuse('PROOF_UNKNOWN', { path: foreign.path, kind: 'invalid' });
}

import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/transaction.ts';
import { applicationTable } from './tables.ts';

/** Notes the receipt of a submission, unless a later one was made meanwhile. */
export async function keepReceipt(
  tx: Transaction,
  applicationId: string,
  sequence: number,
  fileId: string,
): Promise<void> {
  await tx
    .update(applicationTable)
    .set({ receiptFileId: fileId })
    .where(and(eq(applicationTable.id, applicationId), eq(applicationTable.snapshotSequence, sequence)));
}

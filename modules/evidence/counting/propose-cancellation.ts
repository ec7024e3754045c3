import type { Transaction } from '../../../platform/database/transaction.ts';
import { invoiceKeyOf, type VoucherReading } from '../reading/index.ts';
import { cancellationProposalTable } from '../tables.ts';

/** A red-letter invoice was read: an officer is to look whether the one that it cancels was counted. */
export async function proposeCancellation(
  tx: Transaction,
  voucherId: string,
  { cancels, invoiceCode }: VoucherReading,
  proposedAt: Date,
): Promise<void> {
  // An older invoice is named by its number alone; a red-letter one of the same book has its code.
  const invoiceKey = invoiceKeyOf(invoiceCode, cancels);
  if (invoiceKey === undefined) return;
  await tx.insert(cancellationProposalTable).values({ voucherId, invoiceKey, proposedAt }).onConflictDoNothing();
}

import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/transaction.ts';
import { cancellationProposalTable, invoiceTable, voucherTable } from '../tables.ts';

/** How much of an invoice is counted, over all applicants; null = nothing ever was. */
export async function invoiceStateOf(reader: Reader, key: string): Promise<typeof invoiceTable.$inferSelect | null> {
  const [row] = await reader.select().from(invoiceTable).where(eq(invoiceTable.key, key));
  return row ?? null;
}

/** Red-letter invoices that nobody has decided about, oldest first, after a place in the list. */
export async function openCancellations(
  reader: Reader,
  { limit, after }: { readonly limit: number; readonly after: readonly [string, string] | undefined },
) {
  const { proposedAt, voucherId } = cancellationProposalTable;
  const later = after && sql`(${proposedAt}, ${voucherId}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  return reader
    .select({ proposal: cancellationProposalTable, voucher: voucherTable, countedFen: invoiceTable.countedFen })
    .from(cancellationProposalTable)
    .innerJoin(voucherTable, eq(voucherTable.id, voucherId))
    .leftJoin(invoiceTable, eq(invoiceTable.key, cancellationProposalTable.invoiceKey))
    .where(and(isNull(cancellationProposalTable.decision), later))
    .orderBy(asc(proposedAt), asc(voucherId))
    .limit(limit);
}

import { asc, eq, inArray } from 'drizzle-orm';
import type { Refused } from '../../../platform/command/refusal.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { yuanText } from '../reading/index.ts';
import { refuse } from '../refusals.ts';
import { invoiceTable } from '../tables.ts';

export type InvoiceRow = typeof invoiceTable.$inferSelect;

/**
 * The row of an invoice, made where there is none, held until the end of the transaction; together with another one where
 * it is to be left for this one.
 */
export async function lockInvoice(
  tx: Transaction,
  key: string,
  totalFen: number,
  leaving: string = key,
): Promise<InvoiceRow> {
  await tx.insert(invoiceTable).values({ key, totalFen }).onConflictDoNothing();
  await lockInvoices(tx, [key, leaving]);
  const [row] = await tx.select().from(invoiceTable).where(eq(invoiceTable.key, key));
  if (!row) throw new Error(`the invoice ${key} has vanished`);
  return row;
}

/** Holds several invoices in the order of their keys: two releases never wait for each other. */
export async function lockInvoices(tx: Transaction, keys: readonly string[]): Promise<void> {
  const wanted = [...new Set(keys)];
  if (wanted.length === 0) return;
  await tx
    .select({ key: invoiceTable.key })
    .from(invoiceTable)
    .where(inArray(invoiceTable.key, wanted))
    .orderBy(asc(invoiceTable.key))
    .for('update');
}

/** Makes a total the registered one, where the invoice is registered; refused below what is counted already. */
export async function correctTotal(tx: Transaction, key: string, totalFen: number): Promise<Refused | undefined> {
  const [row] = await tx.select().from(invoiceTable).where(eq(invoiceTable.key, key)).for('update');
  if (!row || row.totalFen === totalFen) return undefined;
  if (row.countedFen > totalFen) {
    const params = { key, counted: yuanText(row.countedFen), total: yuanText(totalFen) };
    return refuse('COUNTED_ABOVE_TOTAL', { params, path: '/totalFen' });
  }
  await tx.update(invoiceTable).set({ totalFen }).where(eq(invoiceTable.key, key));
  return undefined;
}

import { sql } from 'drizzle-orm';
import type { Transaction } from '../database/transaction.ts';
import { numberSequenceTable } from './tables.ts';

/**
 * The next number of a sequence, from 1. The row stays locked until the transaction ends, and a transaction that is
 * rolled back gives its number back: distinct and without gaps. Call it last: everybody else waits meanwhile.
 */
export async function nextNumber(tx: Transaction, name: string): Promise<number> {
  const [row] = await tx
    .insert(numberSequenceTable)
    .values({ name, last: 1 })
    .onConflictDoUpdate({ target: numberSequenceTable.name, set: { last: sql`${numberSequenceTable.last} + 1` } })
    .returning({ last: numberSequenceTable.last });
  if (!row) throw new Error(`the sequence ${name} gave no number`);
  return row.last;
}

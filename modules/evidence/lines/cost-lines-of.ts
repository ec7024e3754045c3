import { and, asc, count, eq, sql, sum } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/transaction.ts';
import { type CostLineRow, costLineTable } from '../tables.ts';

/** One page of the lines of a claim after a place in it. */
export async function pageOfLines(
  reader: Reader,
  applicationId: string,
  claimId: string,
  { limit, after }: { readonly limit: number; readonly after: readonly [number, string] | undefined },
): Promise<readonly CostLineRow[]> {
  const { position, id } = costLineTable;
  const later = after && sql`(${position}, ${id}) > (${after[0]}::integer, ${after[1]}::uuid)`;
  return reader
    .select()
    .from(costLineTable)
    .where(and(eq(costLineTable.applicationId, applicationId), eq(costLineTable.claimId, claimId), later))
    .orderBy(asc(position), asc(id))
    .limit(limit);
}

/** Sums of one claim. */
interface ClaimTotal {
  readonly claimId: string;
  readonly count: number;
  /** In fen. */
  readonly totalFen: number;
  /** Lines without an invoice or without a slip. */
  readonly unbound: number;
}

/** What the lines of each claim of an application come to. */
async function totalsOf(reader: Reader, applicationId: string): Promise<readonly ClaimTotal[]> {
  const { claimId, amountFen, invoiceVoucherId, slipVoucherId } = costLineTable;
  return reader
    .select({
      claimId,
      count: count(),
      totalFen: sum(amountFen).mapWith(Number),
      unbound: sql`count(*) filter (where ${invoiceVoucherId} is null or ${slipVoucherId} is null)`.mapWith(Number),
    })
    .from(costLineTable)
    .where(eq(costLineTable.applicationId, applicationId))
    .groupBy(claimId)
    .orderBy(asc(claimId));
}

/** The sums of one claim. */
export async function totalOf(reader: Reader, applicationId: string, claimId: string): Promise<ClaimTotal> {
  const found = (await totalsOf(reader, applicationId)).find((total) => total.claimId === claimId);
  return found ?? { claimId, count: 0, totalFen: 0, unbound: 0 };
}

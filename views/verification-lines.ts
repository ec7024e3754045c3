import { asc, eq, inArray } from 'drizzle-orm';
import { costLineTable, voucherTable } from '../modules/evidence/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';
import { fileTable } from '../platform/files/tables.ts';

/** A cost line with the vouchers that are bound to it, as the officer looks at it. */
export interface LineWithVouchers {
  readonly line: typeof costLineTable.$inferSelect;
  readonly contract: ScannedVoucher | null;
  readonly invoice: ScannedVoucher | null;
  readonly slip: ScannedVoucher | null;
}

export interface ScannedVoucher {
  readonly voucher: typeof voucherTable.$inferSelect;
  readonly scan: 'waiting' | 'clean' | 'infected' | 'unscanned';
}

/** The cost lines of an application in the order of the form. Two statements, however many lines there are. */
export async function linesWithVouchers(reader: Reader, applicationId: string): Promise<readonly LineWithVouchers[]> {
  const lines = await reader
    .select()
    .from(costLineTable)
    .where(eq(costLineTable.applicationId, applicationId))
    .orderBy(asc(costLineTable.claimId), asc(costLineTable.position), asc(costLineTable.id));
  const ids = lines.flatMap(({ contractVoucherId, invoiceVoucherId, slipVoucherId }) => {
    return [contractVoucherId, invoiceVoucherId, slipVoucherId].filter((id) => id !== null);
  });
  const rows =
    ids.length === 0
      ? []
      : await reader
          .select({ voucher: voucherTable, scan: fileTable.scan })
          .from(voucherTable)
          .innerJoin(fileTable, eq(fileTable.id, voucherTable.fileId))
          .where(inArray(voucherTable.id, ids));
  const byId = new Map(rows.map((row) => [row.voucher.id, row]));
  const find = (id: string | null) => (id === null ? null : (byId.get(id) ?? null));
  return lines.map((line) => ({
    line,
    contract: find(line.contractVoucherId),
    invoice: find(line.invoiceVoucherId),
    slip: find(line.slipVoucherId),
  }));
}

/** The ids of the cost lines of an application. */
export async function lineIdsOf(reader: Reader, applicationId: string): Promise<readonly string[]> {
  const rows = await reader
    .select({ id: costLineTable.id })
    .from(costLineTable)
    .where(eq(costLineTable.applicationId, applicationId));
  return rows.map(({ id }) => id);
}

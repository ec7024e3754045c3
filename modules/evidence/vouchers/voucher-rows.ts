import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.ts';
import type { Refused } from '../../../platform/command/refusal.ts';
import type { Reader, Transaction } from '../../../platform/database/transaction.ts';
import { fileTable, type StoredFile } from '../../../platform/files/tables.ts';
import type { Resource } from '../../../platform/permission/permission.ts';
import { refuse } from '../refusals.ts';
import { type VoucherRow, voucherTable } from '../tables.ts';

/** A voucher with its file. */
export interface VoucherWithFile {
  readonly voucher: VoucherRow;
  readonly file: StoredFile;
}

/** Which organisation a voucher belongs to; for the permissions of whatever is done with it. */
export async function voucherResource(
  { tx }: { readonly tx: Reader },
  { id }: { readonly id: string },
): Promise<Resource | null> {
  const [row] = await tx
    .select({ organisationId: voucherTable.organisationId })
    .from(voucherTable)
    .where(eq(voucherTable.id, id));
  return row ?? null;
}

/** The organisation that the actor acts for, for acts that refer to nothing yet. */
export async function actingResource({ actor }: { readonly actor: Actor }): Promise<Resource> {
  return { organisationId: actor.actingFor?.organisationId ?? null };
}

/** A voucher by its id; null where there is none. */
export async function voucherOf(reader: Reader, id: string): Promise<VoucherWithFile | null> {
  const [found] = await vouchersOf(reader, [id]);
  return found ?? null;
}

/** Vouchers by their ids, withdrawn ones included, in the order of the ids. Unknown ids are left out. */
export async function vouchersOf(reader: Reader, ids: readonly string[]): Promise<readonly VoucherWithFile[]> {
  if (ids.length === 0) return [];
  return reader
    .select({ voucher: voucherTable, file: fileTable })
    .from(voucherTable)
    .innerJoin(fileTable, eq(fileTable.id, voucherTable.fileId))
    .where(inArray(voucherTable.id, [...new Set(ids)]))
    .orderBy(asc(voucherTable.id));
}

/** Whether all of these are vouchers of the organisation that were not withdrawn. */
export async function ownsVouchers(reader: Reader, organisationId: string, ids: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return true;
  const rows = await reader
    .select({ id: voucherTable.id })
    .from(voucherTable)
    .where(
      and(
        inArray(voucherTable.id, wanted),
        eq(voucherTable.organisationId, organisationId),
        isNull(voucherTable.withdrawnAt),
      ),
    );
  return rows.length === wanted.length;
}

/** The row of a voucher, held, in the revision that the person saw. */
export async function lockVoucher(
  tx: Transaction,
  id: string,
  revision?: number,
): Promise<{ readonly ok: true; readonly row: VoucherRow } | Refused> {
  const [row] = await tx.select().from(voucherTable).where(eq(voucherTable.id, id)).for('update');
  if (!row) return refuse('VOUCHER_UNKNOWN', { kind: 'not-found' });
  if (row.withdrawnAt !== null) return refuse('VOUCHER_WITHDRAWN');
  if (revision !== undefined && row.revision !== revision) return refuse('CHANGED_MEANWHILE', { path: '/revision' });
  return { ok: true, row };
}

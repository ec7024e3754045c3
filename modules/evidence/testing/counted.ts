import { randomUUID } from 'node:crypto';
import type { TypedVoucher } from '../../../contracts/evidence.ts';
import { SYSTEM } from '../../../platform/actor.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import type { Database } from '../../../platform/database/database.ts';
import { fileTable } from '../../../platform/files/tables.ts';
import type { PlaceNames } from '../counting/place-names.ts';
import { costLineTable, type VoucherRow, voucherTable } from '../tables.ts';
import { lookUpColumns } from '../vouchers/figures.ts';

const AT = new Date('2026-06-01T10:00:00+08:00');

/** Runs something as a command does: in one transaction, whose refusals leave nothing behind. */
export async function inCommand<T extends { readonly ok: boolean } | { readonly released: number }>(
  { orm }: Database,
  act: (context: CommandContext) => Promise<T>,
): Promise<T> {
  let outcome: T | undefined;
  try {
    return await orm.transaction(async (tx) => {
      outcome = await act({ tx, actor: SYSTEM, now: AT, today: '2026-06-01' });
      if ('ok' in outcome && !outcome.ok) throw new RolledBack();
      return outcome;
    });
  } catch (error) {
    if (error instanceof RolledBack && outcome) return outcome;
    throw error;
  }
}

class RolledBack extends Error {}

/** Names places by their ids: the module knows no others. */
export const idNames: PlaceNames = async (_reader, ids) =>
  new Map(ids.map((id) => [id, { number: `N-${id.slice(0, 4)}`, organisationName: '示例', year: 2026, position: 1 }]));

/** A voucher of a new organisation; left out: an invoice. */
export async function aVoucher(
  { orm }: Database,
  typed: TypedVoucher,
  more: Partial<VoucherRow> & { readonly sha256?: string } = {},
): Promise<VoucherRow> {
  const fileId = randomUUID();
  const { sha256 = fileId.replaceAll('-', '').padEnd(64, '0'), ...given } = more;
  await orm
    .insert(fileTable)
    .values({ id: fileId, sha256, bytes: 1, name: '发票.pdf', kind: 'pdf', scan: 'clean', createdAt: AT });
  const row = { kind: 'invoice' as const, typed, reading: null, established: null, ...given };
  const [voucher] = await orm
    .insert(voucherTable)
    .values({
      organisationId: randomUUID(),
      fileId,
      ...row,
      ...lookUpColumns(row),
      createdBy: randomUUID(),
      createdAt: AT,
    })
    .returning();
  if (!voucher) throw new Error('no voucher');
  return voucher;
}

/** A cost line of an application of its own, bound to an invoice where one is given. */
export async function aLine(
  { orm }: Database,
  {
    amountFen,
    voucher,
    ...more
  }: Partial<typeof costLineTable.$inferInsert> & { amountFen: number; voucher?: VoucherRow },
): Promise<string> {
  const [row] = await orm
    .insert(costLineTable)
    .values({
      organisationId: voucher?.organisationId ?? randomUUID(),
      applicationId: randomUUID(),
      claimId: 'c1',
      position: 0,
      amountFen,
      invoiceVoucherId: voucher?.id ?? null,
      ...more,
    })
    .returning();
  return row?.id ?? '';
}

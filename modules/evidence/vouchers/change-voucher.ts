import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type changeVoucher, establishVoucher as establishInput, revisedVoucher } from '../../../contracts/evidence.ts';
import {
  type CommandContext,
  type CommandOutcome,
  defineCommand,
  done,
  event,
} from '../../../platform/command/command.ts';
import { correctTotal } from '../counting/invoice-row.ts';
import { may } from '../permissions.ts';
import { voucherTable } from '../tables.ts';
import { lookUpColumns } from './figures.ts';
import { lockVoucher, voucherResource } from './voucher-rows.ts';

type Revised = z.output<typeof revisedVoucher>;

/** Writes anew what was typed of a voucher. Whether its uses allow that has been asked. */
export async function correctVoucher(
  { tx }: CommandContext,
  { id, revision, kind, label, typed }: z.output<typeof changeVoucher>,
): Promise<CommandOutcome<Revised>> {
  const held = await lockVoucher(tx, id, revision);
  if (!held.ok) return held;
  const { row } = held;
  const change = { kind, label, typed, ...lookUpColumns({ ...row, kind, typed }), revision: revision + 1 };
  await tx.update(voucherTable).set(change).where(eq(voucherTable.id, id));
  const { organisationId } = row;
  const before = { kind: row.kind, label: row.label, typed: row.typed };
  const audit = { on: { type: 'voucher', id }, organisationId, before, after: { kind, label, typed } };
  return done({ id, revision: revision + 1 }, audit, [event('VoucherChanged', { voucherId: id, organisationId })]);
}

/** Takes a voucher out of use; its row and file stay for what refers to it. Whether its uses allow that has been asked. */
export async function takeVoucherBack(
  { tx, now }: CommandContext,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<CommandOutcome<Revised>> {
  const held = await lockVoucher(tx, id, revision);
  if (!held.ok) return held;
  await tx
    .update(voucherTable)
    .set({ withdrawnAt: now, revision: revision + 1 })
    .where(eq(voucherTable.id, id));
  const { organisationId } = held.row;
  return done({ id, revision: revision + 1 }, { on: { type: 'voucher', id }, organisationId, after: 'withdrawn' }, [
    event('VoucherWithdrawn', { voucherId: id, organisationId }),
  ]);
}

/**
 * An officer reads number and total off the picture, with a reason. They stand before what was read and typed, and become
 * the registered total of the invoice where it was counted before.
 */
export const establishVoucher = defineCommand({
  name: 'evidence.establishVoucher',
  input: establishInput,
  output: revisedVoucher,
  permission: may.establishVoucher,
  resource: voucherResource,
  async run({ tx }, { id, revision, invoiceKey, totalFen, reason }) {
    const held = await lockVoucher(tx, id, revision);
    if (!held.ok) return held;
    const { row } = held;
    const refused = await correctTotal(tx, invoiceKey, totalFen);
    if (refused) return refused;
    const established = { invoiceKey, totalFen };
    const change = { established, ...lookUpColumns({ ...row, established }), revision: revision + 1 };
    await tx.update(voucherTable).set(change).where(eq(voucherTable.id, id));
    const { organisationId } = row;
    const audit = {
      on: { type: 'voucher', id },
      organisationId,
      before: { invoiceKey: row.invoiceKey, established: row.established },
      after: { ...established, reason },
    };
    return done({ id, revision: revision + 1 }, audit, [event('VoucherChanged', { voucherId: id, organisationId })]);
  },
});

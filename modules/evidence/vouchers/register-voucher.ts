import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { registerVoucher as registerInput, revisedVoucher } from '../../../contracts/evidence.ts';
import {
  type CommandContext,
  type CommandOutcome,
  defineCommand,
  done,
  event,
} from '../../../platform/command/command.ts';
import { fileTable } from '../../../platform/files/tables.ts';
import { newId } from '../../../platform/ids.ts';
import { may } from '../permissions.ts';
import { refuse } from '../refusals.ts';
import { voucherTable } from '../tables.ts';
import { lookUpColumns } from './figures.ts';
import { actingResource } from './voucher-rows.ts';

type Registered = z.output<typeof revisedVoucher>;

/**
 * Registers a file as a voucher of an organisation; it is read as a job. `fromOffice`: the clerk uploaded it for a paper
 * application. Whether somebody else registered the same is nobody's business here.
 */
export async function addVoucher(
  { tx, actor, now }: CommandContext,
  { organisationId, fromOffice }: { readonly organisationId: string; readonly fromOffice: boolean },
  { fileId, kind, label, typed }: z.output<typeof registerInput>,
): Promise<CommandOutcome<Registered>> {
  const [file] = await tx
    .select()
    .from(fileTable)
    .where(and(eq(fileTable.id, fileId), isNull(fileTable.deletedAt)));
  const mine = fromOffice
    ? file?.ownerId === null && file.uploadedBy === actor.accountId
    : file?.ownerId === organisationId;
  if (!file || !mine || file.scan === 'infected') {
    return refuse('FILE_UNKNOWN', { path: '/fileId', kind: 'invalid' });
  }
  if (file.scan === 'waiting') return refuse('FILE_WAITING', { path: '/fileId' });
  const id = newId();
  const known = lookUpColumns({ kind, typed, reading: null, established: null });
  await tx.insert(voucherTable).values({
    id,
    organisationId,
    fileId,
    kind,
    label,
    typed,
    ...known,
    createdBy: actor.accountId ?? '',
    createdAt: now,
  });
  const after = { fileId, kind, label, typed };
  return done({ id, revision: 1 }, { on: { type: 'voucher', id }, organisationId, after }, [
    event('VoucherRegistered', { voucherId: id, fileId, organisationId, kind }),
  ]);
}

/** Registers a file of the organisation that the person acts for. */
export const registerVoucher = defineCommand({
  name: 'evidence.registerVoucher',
  input: registerInput,
  output: revisedVoucher,
  permission: may.registerVoucher,
  resource: actingResource,
  run: (context, input) => {
    const organisationId = context.actor.actingFor?.organisationId ?? '';
    return addVoucher(context, { organisationId, fromOffice: false }, input);
  },
});

import type { z } from 'zod';
import { EDITABLE_STATES } from '../../contracts/application-states.ts';
import {
  changeVoucher as changeInput,
  listVouchersFor as listInput,
  registerPaperVoucher as registerInput,
  revisedVoucher,
  voucherList,
  withdrawVoucher as withdrawInput,
} from '../../contracts/evidence.ts';
import { applicationOf, applicationResource, editDefect, lockApplication } from '../../modules/application/index.ts';
import {
  addVoucher,
  correctVoucher,
  mayWithEvidence,
  refuseEvidence,
  takeVoucherBack,
  voucherLineOf,
  voucherResource,
  vouchersOfOrganisation,
} from '../../modules/evidence/index.ts';
import { defineCommand, defineQuery } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { refuse } from '../../platform/command/runner.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { applicationsUsing } from '../../views/voucher-places.ts';

/** Why a voucher stays as it is: the office works with it. */
async function submittedUse(reader: Reader, voucherId: string): Promise<Refused | undefined> {
  const uses = await applicationsUsing(reader, voucherId);
  const held = uses.find(({ state }) => !EDITABLE_STATES.includes(state) && !ENDED.includes(state));
  return held && refuseEvidence('VOUCHER_SUBMITTED', { params: { number: held.number ?? '' } });
}
const ENDED: readonly string[] = ['declined', 'withdrawn'];

/** Corrects what was typed, while no application that the office has in hand uses it. */
export const changeVoucher = defineCommand({
  name: 'evidence.changeVoucher',
  input: changeInput,
  output: revisedVoucher,
  permission: mayWithEvidence.changeVoucher,
  resource: voucherResource,
  async run(context, input) {
    return (await submittedUse(context.tx, input.id)) ?? correctVoucher(context, input);
  },
});

/** Takes a voucher out of use. What was ever submitted stays, and what a draft is bound to is unbound there first. */
export const withdrawVoucher = defineCommand({
  name: 'evidence.withdrawVoucher',
  input: withdrawInput,
  output: revisedVoucher,
  permission: mayWithEvidence.withdrawVoucher,
  resource: voucherResource,
  async run(context, input) {
    const uses = await applicationsUsing(context.tx, input.id);
    const submitted = uses.find(({ number }) => number !== null);
    if (submitted) return refuseEvidence('VOUCHER_SUBMITTED', { params: { number: submitted.number ?? '' } });
    if (uses.some(({ state }) => state !== 'withdrawn')) return refuseEvidence('VOUCHER_BOUND');
    return takeVoucherBack(context, input);
  },
});

/** A clerk registers what was brought to the counter for an application on paper. */
export const registerPaperVoucher = defineCommand({
  name: 'evidence.registerPaperVoucher',
  input: registerInput,
  output: revisedVoucher,
  permission: mayWithEvidence.registerPaperVoucher,
  resource: applicationResource,
  async run(context, { id, ...voucher }) {
    const row = await lockApplication(context, id);
    if (!row) return refuse('NOT_FOUND', { kind: 'not-found' });
    const defect = editDefect(context.actor, row);
    if (defect) return defect;
    return addVoucher(context, { organisationId: row.organisationId, fromOffice: true }, voucher);
  },
});

/** The vouchers that may be bound in an application: those of its applicant. A clerk sees them for paper only. */
export const listVouchersFor = defineQuery({
  name: 'evidence.listVouchersFor',
  input: listInput,
  output: voucherList,
  permission: mayWithEvidence.listVouchersFor,
  resource: applicationResource,
  async run({ tx, actor }, { id, ...asked }) {
    const row = await applicationOf(tx, id);
    const isOwn = actor.actingFor?.organisationId === row?.organisationId;
    if (!row || (!isOwn && row.source !== 'paper')) return refuse('NOT_FOUND', { kind: 'not-found' });
    const page = await vouchersOfOrganisation(tx, row.organisationId, asked);
    if (!page.ok) return page;
    const value: z.output<typeof voucherList> = { items: page.found.map(voucherLineOf), next: page.next };
    return { ok: true, value };
  },
});

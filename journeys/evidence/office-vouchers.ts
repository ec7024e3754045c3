import { z } from 'zod';
import {
  cancellationList,
  listCancellations as cancellationsInput,
  listOfficeVouchers as listInput,
  type OfficeVoucherView,
  officeVoucher,
  officeVoucherList,
  voucherParams,
} from '../../contracts/evidence.ts';
import {
  figuresOf,
  invoiceStateOf,
  mayWithEvidence,
  openCancellations,
  voucherLineOf,
  voucherOf,
  voucherResource,
  vouchersOfAll,
  voucherViewOf,
} from '../../modules/evidence/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { refuse } from '../../platform/command/runner.ts';
import { cursorOf, readCursor } from '../../platform/database/cursor.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { isAllowed, type Resource } from '../../platform/permission/permission.ts';
import { accountantsOf, namesOfOrganisations } from '../../views/voucher-places.ts';
import { collisionsOfVoucher } from './collisions.ts';

/** Whose voucher it is, and which accountants were given an application that uses it. */
export async function entrustedVoucher(
  context: { readonly tx: Reader },
  input: { readonly id: string },
): Promise<Resource | null> {
  const resource = await voucherResource(context, input);
  return resource && { ...resource, entrusted: await accountantsOf(context.tx, input.id) };
}

const NOWHERE = { places: [], collisions: [], more: false };

/** The voucher as the office sees it. Where else it stands is for those who check all applicants, not for an accountant. */
export const showOfficeVoucher = defineQuery({
  name: 'evidence.showOfficeVoucher',
  input: voucherParams,
  output: officeVoucher,
  permission: mayWithEvidence.showOfficeVoucher,
  resource: entrustedVoucher,
  async run({ tx, actor }, { id }) {
    const found = await voucherOf(tx, id);
    if (!found) return refuse('NOT_FOUND', { kind: 'not-found' });
    const { voucher, file } = found;
    const { organisationId, established } = voucher;
    const seesAll = isAllowed(mayWithEvidence.listCollisions, actor, {});
    const { places, collisions, more } = seesAll ? await collisionsOfVoucher(tx, organisationId, id) : NOWHERE;
    const key = figuresOf(voucher).key ?? null;
    const names = await namesOfOrganisations(tx, [organisationId]);
    const value: OfficeVoucherView = {
      ...voucherViewOf(found),
      organisationId,
      organisationName: names.get(organisationId) ?? '',
      invoiceKey: key,
      established,
      invoice: seesAll ? await invoiceIn(tx, key ?? `file-${file.sha256}`) : null,
      places: [...places],
      collisions: [...collisions],
      moreCollisions: more,
      ...mightOf(actor),
    };
    return { ok: true, value };
  },
});

function mightOf(actor: Actor) {
  return {
    mayEstablish: isAllowed(mayWithEvidence.establishVoucher, actor, {}),
    mayCancel: isAllowed(mayWithEvidence.cancelInvoice, actor, {}),
  };
}

async function invoiceIn(reader: Reader, key: string): Promise<OfficeVoucherView['invoice']> {
  const row = await invoiceStateOf(reader, key);
  if (!row) return null;
  return {
    totalFen: row.totalFen,
    countedFen: row.countedFen,
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
  };
}

/** Vouchers of everybody by number, for the office. */
export const listOfficeVouchers = defineQuery({
  name: 'evidence.listOfficeVouchers',
  input: listInput,
  output: officeVoucherList,
  permission: mayWithEvidence.listOfficeVouchers,
  async run({ tx }, asked) {
    const page = await vouchersOfAll(tx, asked);
    if (!page.ok) return page;
    const names = await namesOfOrganisations(
      tx,
      page.found.map(({ voucher }) => voucher.organisationId),
    );
    const items = page.found.map((found) => {
      const { organisationId } = found.voucher;
      return { ...voucherLineOf(found), organisationId, organisationName: names.get(organisationId) ?? '' };
    });
    return { ok: true, value: { items, next: page.next } };
  },
});

const place = z.tuple([z.iso.datetime(), z.uuid()]);

/** Red-letter invoices that an officer has to decide about. */
export const listCancellations = defineQuery({
  name: 'evidence.listCancellations',
  input: cancellationsInput,
  output: cancellationList,
  permission: mayWithEvidence.listCancellations,
  async run({ tx }, { limit, cursor }) {
    const from = readCursor(cursor, place);
    if (!from.ok) return from;
    const rows = await openCancellations(tx, { limit: limit + 1, after: from.after });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const names = await namesOfOrganisations(
      tx,
      shown.map(({ voucher }) => voucher.organisationId),
    );
    const items = shown.map(({ proposal, voucher, countedFen }) => ({
      voucherId: proposal.voucherId,
      label: voucher.label,
      organisationId: voucher.organisationId,
      organisationName: names.get(voucher.organisationId) ?? '',
      invoiceKey: proposal.invoiceKey,
      countedFen: countedFen ?? 0,
      proposedAt: proposal.proposedAt.toISOString(),
    }));
    const next = last ? cursorOf([last.proposal.proposedAt.toISOString(), last.proposal.voucherId]) : null;
    return { ok: true, value: { items, next } };
  },
});

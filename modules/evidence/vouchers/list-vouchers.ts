import { and, desc, eq, ilike, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  listVouchers as listInput,
  type VoucherKind,
  voucher,
  voucherList,
  voucherParams,
} from '../../../contracts/evidence.ts';
import { defineQuery } from '../../../platform/command/command.ts';
import type { Refused } from '../../../platform/command/refusal.ts';
import { refuse as refuseGenerally } from '../../../platform/command/runner.ts';
import { cursorOf, readCursor } from '../../../platform/database/cursor.ts';
import type { Reader } from '../../../platform/database/transaction.ts';
import { fileTable } from '../../../platform/files/tables.ts';
import { may } from '../permissions.ts';
import { plainName } from '../reading/index.ts';
import { voucherTable } from '../tables.ts';
import { actingResource, type VoucherWithFile, voucherOf, voucherResource } from './voucher-rows.ts';
import { lineOf, viewOf } from './voucher-view.ts';

const place = z.tuple([z.iso.datetime(), z.uuid()]);

interface Asked {
  readonly kind?: VoucherKind | undefined;
  readonly q?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface VoucherPage {
  readonly ok: true;
  readonly found: readonly VoucherWithFile[];
  readonly next: string | null;
}

async function pageWhere(
  reader: Reader,
  condition: SQL | undefined,
  { limit, cursor }: Pick<Asked, 'limit' | 'cursor'>,
): Promise<VoucherPage | Refused> {
  const from = readCursor(cursor, place);
  if (!from.ok) return from;
  const { createdAt, id } = voucherTable;
  const older = from.after && sql`(${createdAt}, ${id}) < (${from.after[0]}::timestamptz, ${from.after[1]}::uuid)`;
  const rows = await reader
    .select({ voucher: voucherTable, file: fileTable })
    .from(voucherTable)
    .innerJoin(fileTable, eq(fileTable.id, voucherTable.fileId))
    .where(and(condition, older))
    .orderBy(desc(createdAt), desc(id))
    .limit(limit + 1);
  const found = rows.slice(0, limit);
  const last = rows.length > limit ? found.at(-1) : undefined;
  return { ok: true, found, next: last ? cursorOf([last.voucher.createdAt.toISOString(), last.voucher.id]) : null };
}

/** Vouchers of an organisation that were not withdrawn, newest first; `q` is part of the label or of a number. */
export async function vouchersOfOrganisation(
  reader: Reader,
  organisationId: string,
  { kind, q = '', ...page }: Asked,
): Promise<VoucherPage | Refused> {
  const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const matches = or(
    ilike(voucherTable.label, part),
    ilike(fileTable.name, part),
    ilike(voucherTable.invoiceKey, part),
    ilike(voucherTable.contractNumber, part),
  );
  const condition = and(
    eq(voucherTable.organisationId, organisationId),
    isNull(voucherTable.withdrawnAt),
    kind && eq(voucherTable.kind, kind),
    q === '' ? undefined : matches,
  );
  return pageWhere(reader, condition, page);
}

/** Vouchers of everybody, for the office: by exact number of invoice or contract, by organisation. */
export async function vouchersOfAll(
  reader: Reader,
  { kind, q = '', organisationId, ...page }: Asked & { readonly organisationId?: string | undefined },
): Promise<VoucherPage | Refused> {
  const number = plainName(q);
  const condition = and(
    organisationId === undefined ? undefined : eq(voucherTable.organisationId, organisationId),
    kind && eq(voucherTable.kind, kind),
    q === '' ? undefined : or(eq(voucherTable.invoiceKey, number), eq(voucherTable.contractNumber, number)),
  );
  return pageWhere(reader, condition, page);
}

/** The vouchers of the organisation that the person acts for. */
export const listVouchers = defineQuery({
  name: 'evidence.listVouchers',
  input: listInput,
  output: voucherList,
  permission: may.listVouchers,
  resource: actingResource,
  async run({ tx, actor }, asked) {
    const page = await vouchersOfOrganisation(tx, actor.actingFor?.organisationId ?? '', asked);
    if (!page.ok) return page;
    return { ok: true, value: { items: page.found.map(lineOf), next: page.next } };
  },
});

/** One of them. */
export const showVoucher = defineQuery({
  name: 'evidence.showVoucher',
  input: voucherParams,
  output: voucher,
  permission: may.showVoucher,
  resource: voucherResource,
  async run({ tx }, { id }) {
    const found = await voucherOf(tx, id);
    return found ? { ok: true, value: viewOf(found) } : refuseGenerally('NOT_FOUND', { kind: 'not-found' });
  },
});

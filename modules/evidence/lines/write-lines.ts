import { and, asc, count, eq, gt, max, sql } from 'drizzle-orm';
import { MOST_COST_LINES, type VoucherPlaceOfLine } from '../../../contracts/cost-lines.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import type { Refused } from '../../../platform/command/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { refuse } from '../refusals.ts';
import { type CostLineRow, costLineTable } from '../tables.ts';
import { ownsVouchers } from '../vouchers/voucher-rows.ts';

/**
 * Writing cost lines. Whoever calls holds the row of the application and has asked whether its draft may be edited and
 * what its clause asks: lines of one application are written by one transaction at a time.
 */

/** What is said of a cost; amounts in fen. */
export interface LineSaid {
  readonly category: string;
  readonly attributes: Readonly<Record<string, boolean>>;
  readonly description: string;
  readonly amountFen: number;
  readonly incurredOn: string | null;
}

export interface NewLine extends LineSaid {
  readonly contractVoucherId?: string | null;
  readonly invoiceVoucherId?: string | null;
}

interface Claim {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly claimId: string;
}

type Written<T> = ({ readonly ok: true } & T) | Refused;

/** Adds lines at the end of a claim: all, or none. Vouchers must be the organisation's own. */
export async function insertLines(
  { tx }: CommandContext,
  { applicationId, organisationId, claimId }: Claim,
  lines: readonly NewLine[],
): Promise<Written<{ readonly rows: readonly CostLineRow[] }>> {
  const ofApplication = eq(costLineTable.applicationId, applicationId);
  const [size] = await tx.select({ lines: count() }).from(costLineTable).where(ofApplication);
  const there = size?.lines ?? 0;
  if (there + lines.length > MOST_COST_LINES) {
    return refuse('TOO_MANY_COST_LINES', { params: { most: MOST_COST_LINES, count: there } });
  }
  const vouchers = lines.flatMap(({ contractVoucherId, invoiceVoucherId }) =>
    [contractVoucherId, invoiceVoucherId].filter((id) => typeof id === 'string'),
  );
  if (!(await ownsVouchers(tx, organisationId, vouchers))) return refuse('VOUCHER_UNKNOWN', { kind: 'invalid' });
  const [end] = await tx
    .select({ position: max(costLineTable.position) })
    .from(costLineTable)
    .where(and(ofApplication, eq(costLineTable.claimId, claimId)));
  const first = (end?.position ?? -1) + 1;
  const values = lines.map(({ attributes, ...line }, at) => {
    return {
      ...line,
      id: newId(),
      attributes: { ...attributes },
      applicationId,
      organisationId,
      claimId,
      position: first + at,
    };
  });
  const rows: CostLineRow[] = [];
  // A statement takes 65,535 values.
  for (let at = 0; at < values.length; at += ROWS_AT_ONCE) {
    rows.push(
      ...(await tx
        .insert(costLineTable)
        .values(values.slice(at, at + ROWS_AT_ONCE))
        .returning()),
    );
  }
  return { ok: true, rows };
}

const ROWS_AT_ONCE = 500;

/** The row of a line of the application, held, in the revision that the person saw. */
export async function lockLine(
  { tx }: CommandContext,
  applicationId: string,
  { lineId, revision }: { readonly lineId: string; readonly revision: number },
): Promise<Written<{ readonly row: CostLineRow }>> {
  const [row] = await tx
    .select()
    .from(costLineTable)
    .where(and(eq(costLineTable.id, lineId), eq(costLineTable.applicationId, applicationId)))
    .for('update');
  if (!row) return refuse('COST_LINE_UNKNOWN', { kind: 'not-found' });
  if (row.revision !== revision) return refuse('CHANGED_MEANWHILE', { path: '/revision' });
  return { ok: true, row };
}

/** Writes anew what is said of a held line; its vouchers stay. */
export async function updateLine({ tx }: CommandContext, row: CostLineRow, said: LineSaid): Promise<CostLineRow> {
  return written(tx, row, { ...said, attributes: { ...said.attributes } });
}

async function written(
  tx: CommandContext['tx'],
  { id, revision }: CostLineRow,
  change: Partial<CostLineRow>,
): Promise<CostLineRow> {
  const [row] = await tx
    .update(costLineTable)
    .set({ ...change, revision: revision + 1 })
    .where(eq(costLineTable.id, id))
    .returning();
  if (!row) throw new Error(`the cost line ${id} has vanished`);
  return row;
}

const COLUMNS = {
  contract: 'contractVoucherId',
  invoice: 'invoiceVoucherId',
  slip: 'slipVoucherId',
} as const satisfies Readonly<Record<VoucherPlaceOfLine, keyof CostLineRow>>;

/** Binds a voucher of the organisation to a held line, or (null) takes it off. `invoiceLine` counts from 1; null = the whole. */
export async function bindTo(
  { tx }: CommandContext,
  row: CostLineRow,
  as: VoucherPlaceOfLine,
  { voucherId, invoiceLine }: { readonly voucherId: string | null; readonly invoiceLine: number | null },
): Promise<Written<{ readonly row: CostLineRow }>> {
  if (invoiceLine !== null && (as !== 'invoice' || voucherId === null)) {
    return refuse('NOT_AN_INVOICE_LINE', { path: '/invoiceLine', kind: 'invalid' });
  }
  if (voucherId !== null && !(await ownsVouchers(tx, row.organisationId, [voucherId]))) {
    return refuse('VOUCHER_UNKNOWN', { path: '/voucherId', kind: 'invalid' });
  }
  const change = { [COLUMNS[as]]: voucherId, ...(as === 'invoice' ? { invoiceLine } : {}) };
  return { ok: true, row: await written(tx, row, change) };
}

/** Removes a held line; those behind it move up. */
export async function deleteLine(
  { tx }: CommandContext,
  { id, applicationId, claimId, position }: CostLineRow,
): Promise<void> {
  await tx.delete(costLineTable).where(eq(costLineTable.id, id));
  await tx
    .update(costLineTable)
    .set({ position: sql`${costLineTable.position} - 1` })
    .where(
      and(
        eq(costLineTable.applicationId, applicationId),
        eq(costLineTable.claimId, claimId),
        gt(costLineTable.position, position),
      ),
    );
}

/** Puts a held line in front of another of its claim, or (null) at the end; all get their places anew. */
export async function moveLine(
  { tx }: CommandContext,
  { id, applicationId, claimId }: CostLineRow,
  before: string | null,
): Promise<Written<unknown>> {
  const rows = await tx
    .select({ id: costLineTable.id })
    .from(costLineTable)
    .where(and(eq(costLineTable.applicationId, applicationId), eq(costLineTable.claimId, claimId)))
    .orderBy(asc(costLineTable.position), asc(costLineTable.id));
  const others = rows.map((row) => row.id).filter((other) => other !== id);
  const at = before === null ? others.length : others.indexOf(before);
  if (at < 0) return refuse('COST_LINE_UNKNOWN', { path: '/before', kind: 'not-found' });
  const order = sql`array[${sql.join(
    [...others.slice(0, at), id, ...others.slice(at)].map((one) => sql`${one}`),
    sql`, `,
  )}]::uuid[]`;
  await tx
    .update(costLineTable)
    .set({ position: sql`array_position(${order}, ${costLineTable.id}) - 1` })
    .where(and(eq(costLineTable.applicationId, applicationId), eq(costLineTable.claimId, claimId)));
  return { ok: true };
}

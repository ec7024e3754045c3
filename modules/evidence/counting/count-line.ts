import { and, asc, eq, isNull } from 'drizzle-orm';
import { beijingDay } from '../../../platform/clock.ts';
import { type AuditRecord, type CommandContext, type Event, event } from '../../../platform/command/command.ts';
import type { Refused } from '../../../platform/command/refusal.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { yuanText } from '../reading/index.ts';
import { refuse, say } from '../refusals.ts';
import { type CostLineRow, type CountedRow, costLineTable, countedTable } from '../tables.ts';
import { type InvoiceRow, lockInvoice } from './invoice-row.ts';
import { type PlaceNames, placesInWords } from './place-names.ts';
import { reservationOf } from './reservation.ts';

/** What of a cost line is counted; fen, more than nothing and at most what the line claims. */
export interface Counting {
  readonly costLineId: string;
  readonly amountFen: number;
  /** Needed where there is no invoice (own bookkeeping): why it is counted all the same. */
  readonly reason?: string;
  /** Which line of the invoice; left out = the one that the cost line names, else the whole (0). */
  readonly invoiceLine?: number;
}

/** Hand audit and events on with `done`. */
export interface Counted {
  readonly ok: true;
  readonly counted: CountedRow;
  readonly audit: readonly AuditRecord[];
  readonly events: readonly Event[];
}

/**
 * Counts an amount of a cost line once: reserves (invoice, line, amount) against all applicants and years. The invoice is
 * held until the commit, so that of many who count it at the same time exactly those go through that fit into its total;
 * the database refuses the rest even if this were wrong. Counted before with another amount: counted anew. Refusals name
 * both places, for staff: never hand them to an applicant.
 */
export async function countLine(
  { tx, now }: CommandContext,
  { costLineId, amountFen, reason = '', invoiceLine }: Counting,
  names: PlaceNames,
): Promise<Counted | Refused> {
  const [line] = await tx.select().from(costLineTable).where(eq(costLineTable.id, costLineId)).for('update');
  if (!line) return refuse('COST_LINE_UNKNOWN', { kind: 'not-found' });
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0 || amountFen > line.amountFen) {
    const params = { amount: yuanText(amountFen), line: yuanText(line.amountFen) };
    return refuse('AMOUNT_ABOVE_LINE', { params, path: '/amountFen', kind: 'invalid' });
  }
  const reserved = await reservationOf(tx, line, amountFen, reason);
  if (!reserved.ok) return reserved;
  const { key, totalFen } = reserved;
  const asked: Asked = { key, totalFen, invoiceLine: invoiceLine ?? line.invoiceLine ?? 0, amountFen };
  // The line is held, so that nobody counts it meanwhile; what is released meanwhile is seen once the invoices are held.
  const invoice = await lockInvoice(tx, key, totalFen, (await liveOf(tx, costLineId))?.invoiceKey);
  const earlier = await liveOf(tx, costLineId);
  if (earlier && isSame(earlier, asked)) return { ok: true, counted: earlier, audit: [], events: [] };
  const others = await othersOf(tx, invoice, asked, costLineId, names);
  if (others) return others;
  if (earlier) await releaseRow(tx, earlier.id, say('reason.recounted'), now);
  const counted = await insertCounted(tx, line, asked, now);
  const { applicationId, organisationId } = line;
  const after = { invoiceKey: key, invoiceLine: asked.invoiceLine, amountFen, reason };
  const before = earlier ? { invoiceKey: earlier.invoiceKey, amountFen: earlier.amountFen } : undefined;
  const audit = { on: { type: 'cost_line', id: costLineId }, organisationId, before, after };
  const counting = event('CostLineCounted', { costLineId, applicationId, organisationId, invoiceKey: key, amountFen });
  return { ok: true, counted, audit: [audit], events: [counting] };
}

interface Asked {
  readonly key: string;
  readonly totalFen: number;
  readonly invoiceLine: number;
  readonly amountFen: number;
}

/** What is counted of a line now; undefined where nothing is. */
async function liveOf(tx: Transaction, costLineId: string): Promise<CountedRow | undefined> {
  const [row] = await tx
    .select()
    .from(countedTable)
    .where(and(eq(countedTable.costLineId, costLineId), isNull(countedTable.releasedAt)));
  return row;
}

function isSame(row: CountedRow, { key, invoiceLine, amountFen }: Asked): boolean {
  return row.invoiceKey === key && row.invoiceLine === invoiceLine && row.amountFen === amountFen;
}

/** What stands in the way on a held invoice, of others or of itself; undefined = nothing. */
async function othersOf(
  tx: Transaction,
  invoice: InvoiceRow,
  { key, totalFen, invoiceLine, amountFen }: Asked,
  costLineId: string,
  names: PlaceNames,
): Promise<Refused | undefined> {
  if (invoice.cancelledAt) {
    const day = beijingDay(invoice.cancelledAt);
    return refuse('INVOICE_CANCELLED', { params: { key, day } });
  }
  const live = await tx
    .select()
    .from(countedTable)
    .where(and(eq(countedTable.invoiceKey, key), isNull(countedTable.releasedAt)))
    .orderBy(asc(countedTable.at), asc(countedTable.id));
  const others = live.filter((row) => row.costLineId !== costLineId);
  const inWords = (rows: readonly CountedRow[]) => placesInWords(tx, rows, names);
  if (invoice.totalFen !== totalFen) {
    const params = { key, registered: yuanText(invoice.totalFen), found: yuanText(totalFen) };
    return refuse('TOTAL_DIFFERS', { params: { ...params, places: await inWords(others) } });
  }
  const same = others.filter((row) => row.invoiceLine === invoiceLine);
  if (same.length > 0) {
    const lineWords = invoiceLine === 0 ? '' : say('line.numbered', { line: invoiceLine });
    return refuse('ALREADY_COUNTED', { params: { key, line: lineWords, places: await inWords(same) } });
  }
  const countedFen = others.reduce((sum, row) => sum + row.amountFen, 0);
  if (countedFen + amountFen <= totalFen) return undefined;
  const params = {
    key,
    total: yuanText(totalFen),
    counted: yuanText(countedFen),
    left: yuanText(totalFen - countedFen),
    places: await inWords(others),
  };
  return refuse('INVOICE_EXHAUSTED', { params });
}

async function insertCounted(
  tx: Transaction,
  { id: costLineId, applicationId, organisationId }: CostLineRow,
  { key: invoiceKey, invoiceLine, amountFen }: Asked,
  at: Date,
): Promise<CountedRow> {
  const [counted] = await tx
    .insert(countedTable)
    .values({ invoiceKey, invoiceLine, costLineId, applicationId, organisationId, amountFen, at })
    .returning();
  if (!counted) throw new Error('what was counted lost its row');
  return counted;
}

async function releaseRow(tx: Transaction, id: string, releaseReason: string, releasedAt: Date): Promise<void> {
  await tx.update(countedTable).set({ releasedAt, releaseReason }).where(eq(countedTable.id, id));
}

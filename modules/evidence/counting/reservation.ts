import type { Refused } from '../../../platform/command/refusal.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { refuse } from '../refusals.ts';
import type { CostLineRow } from '../tables.ts';
import { figuresOf } from '../vouchers/figures.ts';
import { voucherOf } from '../vouchers/voucher-rows.ts';

/** Under which key a cost line is counted, and what all lines under that key may come to, in fen. */
export interface Reservation {
  readonly ok: true;
  readonly key: string;
  readonly totalFen: number;
}

/**
 * The invoice of a line with its total. Without an invoice number a line is counted with a reason only, under the content
 * of its file: the same list of wages handed in by somebody else is the same.
 */
export async function reservationOf(
  tx: Transaction,
  { invoiceVoucherId, slipVoucherId, contractVoucherId }: CostLineRow,
  amountFen: number,
  reason: string,
): Promise<Reservation | Refused> {
  const voucherId = invoiceVoucherId ?? slipVoucherId ?? contractVoucherId;
  const found = voucherId === null ? null : await voucherOf(tx, voucherId);
  if (!found) return refuse('VOUCHER_MISSING');
  const { voucher, file } = found;
  const { key, totalFen } = figuresOf(voucher);
  if (key !== undefined) {
    if (totalFen === undefined || totalFen <= 0) return refuse('TOTAL_MISSING', { params: { key } });
    return { ok: true, key, totalFen };
  }
  if (reason.trim() === '') {
    return refuse('NUMBER_MISSING', { params: { label: voucher.label || file.name }, path: '/reason' });
  }
  return { ok: true, key: `file-${file.sha256}`, totalFen: totalFen ?? amountFen };
}

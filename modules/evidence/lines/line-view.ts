import type { CostLineView } from '../../../contracts/cost-lines.ts';
import type { Reader } from '../../../platform/database/transaction.ts';
import type { CostLineRow } from '../tables.ts';
import { vouchersOf } from '../vouchers/voucher-rows.ts';
import { lineOf } from '../vouchers/voucher-view.ts';

/** Cost lines as their page shows them, each with its vouchers. */
export async function lineViews(reader: Reader, rows: readonly CostLineRow[]): Promise<CostLineView[]> {
  const ids = rows.flatMap(({ contractVoucherId, invoiceVoucherId, slipVoucherId }) =>
    [contractVoucherId, invoiceVoucherId, slipVoucherId].filter((id) => id !== null),
  );
  const found = (await vouchersOf(reader, ids)).map(lineOf);
  const byId = new Map(
    found.map(({ id, label, number, totalFen, file }) => [id, { id, label, number, totalFen, fileName: file.name }]),
  );
  const bound = (id: string | null) => (id === null ? null : (byId.get(id) ?? null));
  return rows.map((row) => {
    const { id, claimId, position, category, attributes, description, amountFen, incurredOn, invoiceLine, revision } =
      row;
    const said = {
      id,
      claimId,
      position,
      category,
      attributes,
      description,
      amountFen,
      incurredOn,
      invoiceLine,
      revision,
    };
    const { contractVoucherId, invoiceVoucherId, slipVoucherId } = row;
    return {
      ...said,
      contract: bound(contractVoucherId),
      invoice: bound(invoiceVoucherId),
      slip: bound(slipVoucherId),
    };
  });
}

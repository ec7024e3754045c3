import { asc, eq } from 'drizzle-orm';
import { costLineTable } from '../modules/evidence/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';

/** A cost line as an assessment asks for it, with which vouchers are not bound to it. */
export interface ClaimCostLine {
  readonly id: string;
  readonly claimId: string;
  readonly category: string;
  readonly attributes: Readonly<Record<string, boolean>>;
  readonly amountFen: number;
  readonly description: string;
  readonly lacks: readonly ('contract' | 'invoice' | 'slip')[];
}

/** The cost lines of an application, in the order of the form: by claim, position, id. At most those that one can have. */
export async function claimCostsOf(reader: Reader, applicationId: string): Promise<readonly ClaimCostLine[]> {
  const rows = await reader
    .select()
    .from(costLineTable)
    .where(eq(costLineTable.applicationId, applicationId))
    .orderBy(asc(costLineTable.claimId), asc(costLineTable.position), asc(costLineTable.id));
  return rows.map(({ id, claimId, category, attributes, amountFen, description, ...vouchers }) => ({
    id,
    claimId,
    category,
    attributes,
    amountFen,
    description,
    lacks: [
      ...(vouchers.contractVoucherId === null ? (['contract'] as const) : []),
      ...(vouchers.invoiceVoucherId === null ? (['invoice'] as const) : []),
      ...(vouchers.slipVoucherId === null ? (['slip'] as const) : []),
    ],
  }));
}

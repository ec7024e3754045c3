import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { ApplicationState } from '../contracts/application-states.ts';
import { applicationTable } from '../modules/application/tables.ts';
import { voucherTable } from '../modules/evidence/tables.ts';
import { roundTable } from '../modules/round/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';

/** An application beside the round that it belongs to. */
export interface ApplicationInRound {
  readonly application: typeof applicationTable.$inferSelect;
  readonly roundTitle: string;
  readonly isSample: boolean;
}

const columns = { application: applicationTable, roundTitle: roundTable.title, isSample: roundTable.isSample };

/** Applications of one organisation, newest first, after a place in the list. */
export async function applicationsOf(
  reader: Reader,
  organisationId: string,
  { state, limit, after }: { state?: ApplicationState; limit: number; after?: readonly [string, string] },
): Promise<readonly ApplicationInRound[]> {
  const { createdAt, id } = applicationTable;
  const older: SQL | undefined = after && sql`(${createdAt}, ${id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const own = eq(applicationTable.organisationId, organisationId);
  const inState = state && eq(applicationTable.state, state);
  return reader
    .select(columns)
    .from(applicationTable)
    .innerJoin(roundTable, eq(roundTable.id, applicationTable.roundId))
    .where(and(own, inState, older))
    .orderBy(desc(createdAt), desc(id))
    .limit(limit);
}

/** Whether an organisation owns a voucher that was not withdrawn. */
export async function ownsVoucher(reader: Reader, organisationId: string, voucherId: string): Promise<boolean> {
  const own = and(eq(voucherTable.id, voucherId), eq(voucherTable.organisationId, organisationId));
  const [row] = await reader
    .select({ id: voucherTable.id })
    .from(voucherTable)
    .where(and(own, isNull(voucherTable.withdrawnAt)));
  return row !== undefined;
}

import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { Reader } from '../../platform/database/transaction.ts';
import { type DebarmentRow, debarmentTable } from './tables.ts';

/**
 * The debarments that were not lifted, as the engine asks for them, earliest first. Given all ids under which an
 * organisation stands: a ban follows a merger.
 */
export async function debarmentsOf(
  reader: Reader,
  organisationIds: readonly string[],
): Promise<{ readonly decidedOn: string }[]> {
  return reader
    .select({ decidedOn: debarmentTable.decidedOn })
    .from(debarmentTable)
    .where(and(inArray(debarmentTable.organisationId, [...organisationIds]), isNull(debarmentTable.liftedAt)))
    .orderBy(asc(debarmentTable.decidedOn), asc(debarmentTable.id));
}

export function viewOf({ recordedBy: _by, liftedBy: _lifter, recordedAt, liftedAt, ...rest }: DebarmentRow) {
  return { ...rest, recordedAt: recordedAt.toISOString(), liftedAt: liftedAt?.toISOString() ?? null };
}

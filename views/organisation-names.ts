import { inArray } from 'drizzle-orm';
import { organisationTable } from '../modules/party/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';

/** The names of organisations by their ids. */
export async function organisationNamesOf(
  reader: Reader,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(organisationIds)];
  if (ids.length === 0) return new Map();
  const { id, name } = organisationTable;
  const rows = await reader.select({ id, name }).from(organisationTable).where(inArray(id, ids));
  return new Map(rows.map((row) => [row.id, row.name]));
}

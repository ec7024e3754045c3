import { asc, count, isNotNull } from 'drizzle-orm';
import { applicationTable } from '../modules/application/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';

/** The years whose calendar is missing, and how many applications wait for each; ascending. */
export async function awaitedYears(
  reader: Reader,
): Promise<readonly { readonly year: number; readonly deadlines: number }[]> {
  const { awaitingCalendarYear: year } = applicationTable;
  const rows = await reader
    .select({ year, deadlines: count() })
    .from(applicationTable)
    .where(isNotNull(year))
    .groupBy(year)
    .orderBy(asc(year));
  return rows.flatMap((row) => (row.year === null ? [] : [{ year: row.year, deadlines: row.deadlines }]));
}

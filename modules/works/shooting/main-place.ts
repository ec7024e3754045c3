import { and, eq, ne, sql } from 'drizzle-orm';
import type { Refused } from '../../../platform/command/refusal.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { refuse } from '../refusals.ts';
import { shootingDayTable } from '../tables.ts';

/**
 * Makes room for another main place of a day. Where the office has confirmed a place of that day, the day already counts
 * somewhere: the company cannot move it.
 */
export async function clearMainPlace(
  tx: Transaction,
  subjectId: string,
  day: string,
  path: string,
  except = '00000000-0000-0000-0000-000000000000',
): Promise<Refused | undefined> {
  const others = and(
    eq(shootingDayTable.subjectId, subjectId),
    eq(shootingDayTable.day, day),
    ne(shootingDayTable.id, except),
  );
  const rows = await tx.select({ state: shootingDayTable.state }).from(shootingDayTable).where(others);
  if (rows.some(({ state }) => state === 'confirmed')) {
    return refuse('DAY_CONFIRMED', { path, params: { day } });
  }
  await tx
    .update(shootingDayTable)
    .set({ isMainPlace: false, revision: sql`${shootingDayTable.revision} + 1` })
    .where(and(others, eq(shootingDayTable.isMainPlace, true)));
  return undefined;
}

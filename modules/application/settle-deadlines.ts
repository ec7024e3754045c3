import { asc, eq, isNotNull } from 'drizzle-orm';
import { knownCalendars } from '../../platform/calendar/known-calendars.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { dueAfter } from './deadline.ts';
import { applicationTable } from './tables.ts';

/** Computes the due days that waited for a calendar; to be called when one was uploaded. Returns how many got a day. */
export async function settleDeadlines(tx: Transaction): Promise<number> {
  const calendars = await knownCalendars(tx);
  const waiting = await tx
    .select()
    .from(applicationTable)
    .where(isNotNull(applicationTable.awaitingCalendarYear))
    .orderBy(asc(applicationTable.id))
    .for('update');
  let settled = 0;
  for (const { id, dueFrom, dueWorkingDays } of waiting) {
    if (dueFrom === null) continue;
    const due = dueAfter(calendars, dueFrom, dueWorkingDays);
    await tx.update(applicationTable).set(due).where(eq(applicationTable.id, id));
    if (due.dueDay !== null) settled += 1;
  }
  return settled;
}

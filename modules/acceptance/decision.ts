import { eq } from 'drizzle-orm';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { acceptanceTable } from './tables.ts';

export type AcceptanceRow = typeof acceptanceTable.$inferSelect;

/** Writes down that an application was accepted or declined, and by whom. */
export async function recordDecision(
  { tx, actor, now }: CommandContext,
  decision: Omit<typeof acceptanceTable.$inferInsert, 'by' | 'at'>,
): Promise<void> {
  await tx.insert(acceptanceTable).values({ ...decision, by: actor.accountId ?? '', at: now });
}

/** The decision on an application; null before there is one. */
export async function decisionOf(reader: Reader, applicationId: string): Promise<AcceptanceRow | null> {
  const [row] = await reader.select().from(acceptanceTable).where(eq(acceptanceTable.applicationId, applicationId));
  return row ?? null;
}

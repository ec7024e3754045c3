import { and, eq, isNull } from 'drizzle-orm';
import type { CommandContext } from '../../platform/command/command.ts';
import { verificationTable } from './tables.ts';

/** Gives an open verification to another officer; what was decided so far stays. False where none is open. */
export async function handOver({ tx }: CommandContext, applicationId: string, accountId: string): Promise<boolean> {
  const rows = await tx
    .update(verificationTable)
    .set({ officerAccountId: accountId })
    .where(and(eq(verificationTable.applicationId, applicationId), isNull(verificationTable.completedAt)))
    .returning({ id: verificationTable.applicationId });
  return rows.length > 0;
}

import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import type { Handler } from '../../platform/outbox/deliver.ts';
import { assignmentTable } from './tables.ts';

export type Desk = 'clerk' | 'officer';

/** To whom an application was given at a desk; null = to nobody. */
export async function assigneeOf(reader: Reader, applicationId: string, desk: Desk): Promise<string | null> {
  const [row] = await reader
    .select({ accountId: assignmentTable.accountId })
    .from(assignmentTable)
    .where(and(eq(assignmentTable.applicationId, applicationId), eq(assignmentTable.desk, desk)));
  return row?.accountId ?? null;
}

export async function giveTo(
  { tx, actor, now }: CommandContext,
  applicationId: string,
  desk: Desk,
  accountId: string,
): Promise<void> {
  const set = { accountId, assignedBy: actor.accountId ?? '', at: now };
  await tx
    .insert(assignmentTable)
    .values({ applicationId, desk, ...set })
    .onConflictDoUpdate({ target: [assignmentTable.applicationId, assignmentTable.desk], set });
}

const moved = z.looseObject({ applicationId: z.uuid(), to: z.string() });
const LEFT: Readonly<Record<string, readonly Desk[] | undefined>> = {
  accepted: ['clerk'],
  declined: ['clerk'],
  withdrawn: ['clerk', 'officer'],
  verified: ['officer'],
};

/** When an application leaves a desk, nobody holds it there any longer. */
export const endAssignments: Handler = {
  name: 'inbox.endAssignments',
  on: ['ApplicationMoved'],
  async changes(tx, payload) {
    const { applicationId, to } = moved.parse(payload);
    const desks = LEFT[to];
    if (!desks) return;
    await tx
      .delete(assignmentTable)
      .where(and(eq(assignmentTable.applicationId, applicationId), inArray(assignmentTable.desk, [...desks])));
  },
};

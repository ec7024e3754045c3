import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { deadlineFor } from '../../platform/calendar/deadline.ts';
import { knownCalendars } from '../../platform/calendar/known-calendars.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Reader, Transaction } from '../../platform/database/transaction.ts';
import {
  type CorrectionNoticeRow,
  correctionNoticeTable,
  type SecondNoticeApprovalRow,
  secondNoticeApprovalTable,
} from './tables.ts';

/** The notices of an application, newest first. */
export function noticesOf(reader: Reader, applicationId: string): Promise<CorrectionNoticeRow[]> {
  return reader
    .select()
    .from(correctionNoticeTable)
    .where(eq(correctionNoticeTable.applicationId, applicationId))
    .orderBy(desc(correctionNoticeTable.sequence));
}

/** The approval of one more notice that no notice has used; null where there is none. */
export async function openApprovalOf(reader: Reader, applicationId: string): Promise<SecondNoticeApprovalRow | null> {
  const [row] = await reader
    .select()
    .from(secondNoticeApprovalTable)
    .where(and(eq(secondNoticeApprovalTable.applicationId, applicationId), isNull(secondNoticeApprovalTable.usedBy)));
  return row ?? null;
}

export async function approveNotice(
  { tx, actor, now }: CommandContext,
  applicationId: string,
  reason: string,
): Promise<void> {
  const row = { applicationId, reason, by: actor.accountId ?? '', at: now };
  await tx.insert(secondNoticeApprovalTable).values(row);
}

export type NewNotice = Pick<
  CorrectionNoticeRow,
  | 'applicationId'
  | 'sequence'
  | 'items'
  | 'removed'
  | 'lateReason'
  | 'documentId'
  | 'dueDay'
  | 'awaitingCalendarYear'
  | 'dueFrom'
  | 'dueWorkingDays'
>;

/** Issues a notice; a second one uses up its approval. */
export async function issueNotice(
  { tx, actor, now }: CommandContext,
  notice: NewNotice,
  approval: SecondNoticeApprovalRow | null,
): Promise<CorrectionNoticeRow> {
  const approved = approval ? { secondReason: approval.reason, approvedBy: approval.by } : {};
  const [row] = await tx
    .insert(correctionNoticeTable)
    .values({ ...notice, ...approved, issuedBy: actor.accountId ?? '', issuedAt: now })
    .returning();
  if (!row) throw new Error('a notice lost its row');
  if (approval) {
    await tx
      .update(secondNoticeApprovalTable)
      .set({ usedBy: row.id })
      .where(eq(secondNoticeApprovalTable.id, approval.id));
  }
  return row;
}

/** Notes that a submission (1 = the first) has answered the notices before it. */
export async function answerNotices(
  tx: Transaction,
  applicationId: string,
  submission: number,
  at: Date,
): Promise<void> {
  const { sequence, answeredAt } = correctionNoticeTable;
  const own = eq(correctionNoticeTable.applicationId, applicationId);
  await tx
    .update(correctionNoticeTable)
    .set({ answeredAt: at })
    .where(and(own, lt(sequence, submission), isNull(answeredAt)));
}

/** Computes the due days that waited for a calendar. Returns how many got a day. */
export async function settleNotices(tx: Transaction): Promise<number> {
  const calendars = await knownCalendars(tx);
  const waiting = await tx
    .select()
    .from(correctionNoticeTable)
    .where(isNotNull(correctionNoticeTable.awaitingCalendarYear))
    .orderBy(correctionNoticeTable.id)
    .for('update');
  let settled = 0;
  for (const { id, dueFrom, dueWorkingDays } of waiting) {
    if (dueFrom === null || dueWorkingDays === null) continue;
    const deadline = deadlineFor(calendars, dueFrom, dueWorkingDays);
    const isDay = deadline.kind === 'day';
    const due = { dueDay: isDay ? deadline.day : null, awaitingCalendarYear: isDay ? null : deadline.year };
    await tx.update(correctionNoticeTable).set(due).where(eq(correctionNoticeTable.id, id));
    if (isDay) settled += 1;
  }
  return settled;
}

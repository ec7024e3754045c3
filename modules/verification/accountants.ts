import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type AccountantReport, accountantReport } from '../../contracts/verification.ts';
import { type CommandContext, defineCommand, done, event } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { accountantAssignmentTable, auditedFigureTable } from './tables.ts';

export type AssignmentRow = typeof accountantAssignmentTable.$inferSelect;

/** Gives an application to an accountant until a day. Whether the account is one is for the journey to say. */
export async function assign(
  { tx, actor, now, today }: CommandContext,
  applicationId: string,
  accountId: string,
  dueDay: string,
): Promise<{ readonly ok: true; readonly assignment: AssignmentRow } | Refused> {
  if (dueDay < today) return refuse('DUE_DAY_PAST', { path: '/dueDay', kind: 'invalid' });
  const [assignment] = await tx
    .insert(accountantAssignmentTable)
    .values({ applicationId, accountId, dueDay, assignedBy: actor.accountId ?? '', assignedAt: now })
    .onConflictDoNothing()
    .returning();
  return assignment ? { ok: true, assignment } : refuse('ALREADY_ASSIGNED', { path: '/accountId' });
}

export async function assignmentsOf(reader: Reader, applicationId: string): Promise<readonly AssignmentRow[]> {
  return reader
    .select()
    .from(accountantAssignmentTable)
    .where(and(eq(accountantAssignmentTable.applicationId, applicationId), isNull(accountantAssignmentTable.endedAt)))
    .orderBy(asc(accountantAssignmentTable.assignedAt), asc(accountantAssignmentTable.id));
}

/** Takes back an application that was given to an accountant and not returned; they see it no longer. */
export async function endAssignment(
  { tx, now }: CommandContext,
  applicationId: string,
  assignmentId: string,
): Promise<{ readonly ok: true; readonly assignment: AssignmentRow } | Refused> {
  const row = await lockAssignment({ tx }, assignmentId);
  if (!row || row.applicationId !== applicationId || row.endedAt !== null) {
    return refuse('NO_SUCH_ASSIGNMENT', { kind: 'not-found', path: '/assignmentId' });
  }
  if (row.returnedAt !== null) return refuse('ALREADY_RETURNED');
  const [assignment] = await tx
    .update(accountantAssignmentTable)
    .set({ endedAt: now })
    .where(eq(accountantAssignmentTable.id, assignmentId))
    .returning();
  if (!assignment) throw new Error('an assignment lost its row');
  return { ok: true, assignment };
}

/** The assignments of an accountant after an id, in the order of their ids. */
export async function assignmentsFor(reader: Reader, accountId: string, after: string | undefined, limit: number) {
  return reader
    .select()
    .from(accountantAssignmentTable)
    .where(
      and(
        eq(accountantAssignmentTable.accountId, accountId),
        isNull(accountantAssignmentTable.endedAt),
        after === undefined ? undefined : gt(accountantAssignmentTable.id, after),
      ),
    )
    .orderBy(asc(accountantAssignmentTable.id))
    .limit(limit);
}

/** Figures that the accountant read from the audit report, by name. */
export async function auditedFiguresOf(reader: Reader, applicationId: string) {
  return reader.select().from(auditedFigureTable).where(eq(auditedFigureTable.applicationId, applicationId));
}

async function lockAssignment({ tx }: Pick<CommandContext, 'tx'>, id: string): Promise<AssignmentRow | null> {
  const [row] = await tx
    .select()
    .from(accountantAssignmentTable)
    .where(eq(accountantAssignmentTable.id, id))
    .for('update');
  return row ?? null;
}

/** The cost lines of an application; the module knows them by id only. */
export type LineIds = (reader: Reader, applicationId: string) => Promise<readonly string[]>;

/** The accountant hands in the report: what is proposed for each line, figures with their pages, an opinion. */
export const returnReport = (lineIds: LineIds) =>
  defineCommand<AccountantReport, { id: string }>({
    name: 'verification.returnReport',
    input: accountantReport,
    output: z.strictObject({ id: z.uuid() }),
    permission: may.returnReport,
    async resource({ tx }, { assignmentId }) {
      const row = await lockAssignment({ tx }, assignmentId);
      return row && { entrusted: row.endedAt === null ? [row.accountId] : [] };
    },
    async run(context, { assignmentId, ...report }) {
      const { tx, now } = context;
      const row = await lockAssignment(context, assignmentId);
      if (!row) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
      if (row.returnedAt !== null) return refuse('ALREADY_RETURNED');
      const own = new Set(await lineIds(tx, row.applicationId));
      const foreign = report.lines.findIndex(({ costLineId }) => !own.has(costLineId));
      if (foreign >= 0) return refuse('FOREIGN_LINE', { path: `/lines/${foreign}/costLineId`, kind: 'invalid' });
      await tx
        .update(accountantAssignmentTable)
        .set({ report, returnedAt: now })
        .where(eq(accountantAssignmentTable.id, assignmentId));
      await keepFigures(context, row.applicationId, report.figures);
      const { applicationId } = row;
      const audit = { on: { type: 'accountant-assignment', id: assignmentId }, after: { applicationId, report } };
      return done({ id: assignmentId }, audit, [event('AccountantReportReturned', { applicationId, assignmentId })]);
    },
  });

async function keepFigures(
  { tx, actor, now }: CommandContext,
  applicationId: string,
  figures: z.output<typeof accountantReport>['figures'],
): Promise<void> {
  for (const figure of figures) {
    await tx
      .insert(auditedFigureTable)
      .values({ applicationId, ...figure, by: actor.accountId ?? '', at: now })
      .onConflictDoUpdate({
        target: [auditedFigureTable.applicationId, auditedFigureTable.name],
        set: {
          amountFen: sql`excluded.amount_fen`,
          page: sql`excluded.page`,
          by: sql`excluded.by`,
          at: sql`excluded.at`,
        },
      });
  }
}

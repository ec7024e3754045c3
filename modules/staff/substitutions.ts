import { and, eq, gt, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { arrangeSubstitutionInput, nothingMore, ofSubstitution, substitutionArranged } from '../../contracts/staff.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { isStaff } from './appointments.ts';
import { permissions } from './permissions.ts';
import { notFound, refuse } from './refusals.ts';
import { substitutionTable } from './tables.ts';

/**
 * Somebody stands in for an absent colleague from one day to another (both included), with all roles but
 * administrations. Arranged by the absent person, a supervisor or the security administrator. Whoever is absent stands in
 * for nobody, so that roles are never passed on twice.
 */
export const arrangeSubstitution = defineCommand({
  name: 'staff.arrangeSubstitution',
  input: arrangeSubstitutionInput,
  output: substitutionArranged,
  permission: permissions.arrangeSubstitution,
  resource: async (_context, { absentAccountId }) => ({ accountId: absentAccountId }),
  async run({ tx, actor, now, today }, { absentAccountId, substituteAccountId, fromDay, untilDay }) {
    const path = '/substituteAccountId';
    if (absentAccountId === substituteAccountId) return refuse('ONESELF', { path, kind: 'invalid' });
    if (untilDay < fromDay) return refuse('ENDS_BEFORE_IT_BEGINS', { path: '/untilDay', kind: 'invalid' });
    if (fromDay < today) return refuse('PAST_DAY', { path: '/fromDay', kind: 'invalid', params: { day: today } });
    if (!(await isStaff(tx, absentAccountId, fromDay))) return refuse('NOT_STAFF', { path: '/absentAccountId' });
    if (!(await isStaff(tx, substituteAccountId, fromDay))) return refuse('NOT_STAFF', { path });
    await lockPeople(tx, [absentAccountId, substituteAccountId]);
    const within = and(
      isNull(substitutionTable.cancelledAt),
      lte(substitutionTable.fromDay, untilDay),
      gte(substitutionTable.untilDay, fromDay),
    );
    const near = await tx
      .select()
      .from(substitutionTable)
      .where(
        and(
          within,
          or(
            eq(substitutionTable.absentAccountId, absentAccountId),
            eq(substitutionTable.absentAccountId, substituteAccountId),
            eq(substitutionTable.substituteAccountId, absentAccountId),
          ),
        ),
      );
    if (near.some((row) => row.absentAccountId === absentAccountId)) return refuse('ALREADY_SUBSTITUTED');
    if (near.length > 0) return refuse('SUBSTITUTE_ABSENT', { path });
    const substitutionId = newId();
    const row = { absentAccountId, substituteAccountId, fromDay, untilDay };
    await tx
      .insert(substitutionTable)
      .values({ id: substitutionId, ...row, arrangedBy: actor.accountId ?? '', arrangedAt: now });
    return done({ substitutionId }, { on: { type: 'substitution', id: substitutionId }, after: row }, [
      event('SubstitutionArranged', { substitutionId, ...row }),
    ]);
  },
});

/** Arrangements of the same people are made one after the other. */
async function lockPeople(tx: Transaction, accountIds: readonly string[]): Promise<void> {
  for (const id of [...accountIds].sort()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`staff.substitution ${id}`}))`);
  }
}

/** Calls a substitution off: the substitute loses the roles at once. */
export const cancelSubstitution = defineCommand({
  name: 'staff.cancelSubstitution',
  input: ofSubstitution,
  output: nothingMore,
  permission: permissions.cancelSubstitution,
  async resource({ tx }, { substitutionId }) {
    const [row] = await tx
      .select({ accountId: substitutionTable.absentAccountId })
      .from(substitutionTable)
      .where(eq(substitutionTable.id, substitutionId));
    return row ?? null;
  },
  async run({ tx, now, today }, { substitutionId }) {
    const [row] = await tx
      .update(substitutionTable)
      .set({ cancelledAt: now })
      .where(
        and(
          eq(substitutionTable.id, substitutionId),
          isNull(substitutionTable.cancelledAt),
          gte(substitutionTable.untilDay, today),
        ),
      )
      .returning();
    if (!row) return notFound;
    const { absentAccountId, substituteAccountId, fromDay, untilDay } = row;
    const before = { absentAccountId, substituteAccountId, fromDay, untilDay };
    return done({}, { on: { type: 'substitution', id: substitutionId }, before }, [
      event('SubstitutionCancelled', { substitutionId, absentAccountId, substituteAccountId }),
    ]);
  },
});

/** Ends what an account that leaves was arranged for, in either part, with the last day. */
export async function endSubstitutionsOf(
  tx: Transaction,
  accountId: string,
  { lastDay, now }: { readonly lastDay: string; readonly now: Date },
): Promise<void> {
  const concerned = and(
    isNull(substitutionTable.cancelledAt),
    gt(substitutionTable.untilDay, lastDay),
    or(eq(substitutionTable.absentAccountId, accountId), eq(substitutionTable.substituteAccountId, accountId)),
  );
  await tx
    .update(substitutionTable)
    .set({ cancelledAt: now })
    .where(and(concerned, gt(substitutionTable.fromDay, lastDay)));
  await tx.update(substitutionTable).set({ untilDay: lastDay }).where(concerned);
}

import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { decideShootingDaysInput, shootingDaysAnswer } from '../../../contracts/shooting-days.ts';
import { defineCommand, done, event } from '../../../platform/command/command.ts';
import type { Refused } from '../../../platform/command/refusal.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { may } from '../permissions.ts';
import { refuse } from '../refusals.ts';
import { lockSubject, subjectResource } from '../subject-rows.ts';
import { type ShootingDayRow, shootingDayTable } from '../tables.ts';

/** A clerk or inspector confirms shooting days against their proof, or says what is wrong with them; also after a confirmation. */
export const decideShootingDays = defineCommand({
  name: 'works.decideShootingDays',
  input: decideShootingDaysInput,
  output: shootingDaysAnswer,
  permission: may.decideShootingDays,
  resource: subjectResource,
  async run({ tx, actor, now }, { id, shootingDays, decision, note }) {
    if (decision === 'questioned' && note === '') return refuse('NOTE_NEEDED', { path: '/note', kind: 'invalid' });
    const { organisationId } = await lockSubject(tx, id);
    const ids = [...new Set(shootingDays.map((chosen) => chosen.id))];
    const these = and(eq(shootingDayTable.subjectId, id), inArray(shootingDayTable.id, ids));
    const rows = await tx.select().from(shootingDayTable).where(these).orderBy(asc(shootingDayTable.id)).for('update');
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const [at, chosen] of shootingDays.entries()) {
      const row = byId.get(chosen.id);
      const path = `/shootingDays/${at}`;
      if (!row) return refuse('SHOOTING_DAY_UNKNOWN', { path, kind: 'not-found' });
      if (row.revision !== chosen.revision) return refuse('CHANGED_MEANWHILE', { path });
    }
    const confirmed = decision === 'confirmed';
    if (confirmed) {
      const refused = await settleMainPlaces(tx, id, rows);
      if (refused) return refused;
    }
    const change = {
      state: decision,
      note,
      confirmedBy: confirmed ? actor.accountId : null,
      confirmedAt: confirmed ? now : null,
      revision: sql`${shootingDayTable.revision} + 1`,
    };
    await tx.update(shootingDayTable).set(change).where(these);
    const audit = {
      on: { type: 'works.subject', id },
      organisationId,
      before: rows.map(({ id: shootingDayId, day, state }) => ({ shootingDayId, day, state })),
      after: { decision, note, ids },
    };
    const name = confirmed ? 'ShootingDaysConfirmed' : 'ShootingDaysQuestioned';
    return done({ ids }, audit, [event(name, { subjectId: id, organisationId, note, days: ids.length })]);
  },
});

/**
 * A confirmed day counts where it counts: one inside and outside without a main place is not confirmed, and the place of
 * any other becomes its main one, so that what the company adds later cannot move it.
 */
async function settleMainPlaces(
  tx: Transaction,
  subjectId: string,
  chosen: readonly ShootingDayRow[],
): Promise<Refused | undefined> {
  const days = [...new Set(chosen.map(({ day }) => day))].sort();
  const all = await tx
    .select()
    .from(shootingDayTable)
    .where(and(eq(shootingDayTable.subjectId, subjectId), inArray(shootingDayTable.day, days)));
  const main: string[] = [];
  for (const day of days) {
    const places = all.filter((row) => row.day === day);
    if (places.some(({ isMainPlace }) => isMainPlace)) continue;
    if (new Set(places.map(({ inDistrict }) => inDistrict)).size > 1)
      return refuse('DAY_UNDECIDED', { params: { day } });
    const first = chosen.find((row) => row.day === day);
    if (first) main.push(first.id);
  }
  await tx.update(shootingDayTable).set({ isMainPlace: true }).where(inArray(shootingDayTable.id, main));
  return undefined;
}

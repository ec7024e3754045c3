import { and, eq } from 'drizzle-orm';
import {
  changeShootingDayInput,
  removeShootingDayInput,
  shootingDaysAnswer,
} from '../../../contracts/shooting-days.ts';
import { defineCommand, done } from '../../../platform/command/command.ts';
import type { Refused } from '../../../platform/command/refusal.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { may } from '../permissions.ts';
import { refuseForeignFiles } from '../proof-file.ts';
import { refuse } from '../refusals.ts';
import { lockForChange, subjectResource } from '../subject-rows.ts';
import { type ShootingDayRow, shootingDayTable } from '../tables.ts';
import { clearMainPlace } from './main-place.ts';

const wordsOf = ({ day, place, inDistrict, isMainPlace, crewId, proofFileId }: ShootingDayRow) => ({
  day,
  place,
  inDistrict,
  isMainPlace,
  crewId,
  proofFileId,
});

/** The row, if the company may still touch it: the one that it saw, and not confirmed by the office. */
async function findOpen(
  tx: Transaction,
  subjectId: string,
  id: string,
  revision: number,
): Promise<{ readonly ok: true; readonly row: ShootingDayRow } | Refused> {
  const [row] = await tx
    .select()
    .from(shootingDayTable)
    .where(and(eq(shootingDayTable.id, id), eq(shootingDayTable.subjectId, subjectId)))
    .for('update');
  if (!row) return refuse('SHOOTING_DAY_UNKNOWN', { kind: 'not-found' });
  if (row.state === 'confirmed') return refuse('DAY_CONFIRMED', { params: { day: row.day } });
  if (row.revision !== revision) return refuse('CHANGED_MEANWHILE', { path: '/revision' });
  return { ok: true, row };
}

/** Corrects a shooting day that the office has not confirmed. A questioned one waits for the office again. */
export const changeShootingDay = defineCommand({
  name: 'works.changeShootingDay',
  input: changeShootingDayInput,
  output: shootingDaysAnswer,
  permission: may.changeShootingDay,
  resource: subjectResource,
  constraints: {
    shooting_day_crew_of_subject: refuse('CREW_UNKNOWN', { kind: 'invalid', path: '/crewId' }),
    shooting_day_place_once: refuse('DAY_PLACE_TWICE'),
  },
  async run({ tx, today }, { id, shootingDayId, revision, ...entry }) {
    const held = await lockForChange(tx, id);
    if (!held.ok) return held;
    const found = await findOpen(tx, id, shootingDayId, revision);
    if (!found.ok) return found;
    if (entry.day > today) return refuse('DAY_NOT_YET', { path: '/day', kind: 'invalid' });
    const { organisationId } = held.row;
    const proof = { fileId: entry.proofFileId, path: '/proofFileId' };
    const foreign = await refuseForeignFiles(tx, organisationId, [proof]);
    if (foreign) return foreign;
    const refused = entry.isMainPlace && (await clearMainPlace(tx, id, entry.day, '/isMainPlace', shootingDayId));
    if (refused) return refused;
    const change = { ...entry, state: 'recorded' as const, note: '', revision: revision + 1 };
    await tx.update(shootingDayTable).set(change).where(eq(shootingDayTable.id, shootingDayId));
    const on = { type: 'works.shooting_day', id: shootingDayId };
    return done({ ids: [shootingDayId] }, { on, organisationId, before: wordsOf(found.row), after: entry });
  },
});

/** Removes a shooting day that the office has not confirmed. The audit keeps what it said. */
export const removeShootingDay = defineCommand({
  name: 'works.removeShootingDay',
  input: removeShootingDayInput,
  output: shootingDaysAnswer,
  permission: may.removeShootingDay,
  resource: subjectResource,
  async run({ tx }, { id, shootingDayId, revision }) {
    const held = await lockForChange(tx, id);
    if (!held.ok) return held;
    const found = await findOpen(tx, id, shootingDayId, revision);
    if (!found.ok) return found;
    await tx.delete(shootingDayTable).where(eq(shootingDayTable.id, shootingDayId));
    const { organisationId } = held.row;
    const on = { type: 'works.shooting_day', id: shootingDayId };
    return done({ ids: [shootingDayId] }, { on, organisationId, before: wordsOf(found.row), after: null });
  },
});

import { and, count, eq, inArray } from 'drizzle-orm';
import {
  addShootingDaysInput,
  MOST_SHOOTING_DAYS,
  type ShootingEntry,
  shootingDaysAnswer,
} from '../../../contracts/shooting-days.ts';
import { defineCommand, done, event } from '../../../platform/command/command.ts';
import type { Refused } from '../../../platform/command/refusal.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { may } from '../permissions.ts';
import { refuseForeignFiles } from '../proof-file.ts';
import { refuse } from '../refusals.ts';
import { lockForChange, subjectResource } from '../subject-rows.ts';
import { type ShootingDayRow, shootingDayTable } from '../tables.ts';
import { clearMainPlace } from './main-place.ts';

const keyOf = ({ day, place, crewId }: Pick<ShootingEntry, 'day' | 'place' | 'crewId'>) =>
  `${day}|${crewId ?? ''}|${place}`;

/** Writes one shooting day, or many at once: all of them or none. */
export const addShootingDays = defineCommand({
  name: 'works.addShootingDays',
  input: addShootingDaysInput,
  output: shootingDaysAnswer,
  permission: may.addShootingDays,
  resource: subjectResource,
  constraints: {
    shooting_day_crew_of_subject: refuse('CREW_UNKNOWN', { kind: 'invalid' }),
    shooting_day_place_once: refuse('DAY_PLACE_TWICE'),
  },
  async run({ tx, actor, now, today }, { id, entries }) {
    const held = await lockForChange(tx, id);
    if (!held.ok) return held;
    const { organisationId } = held.row;
    const future = entries.findIndex(({ day }) => day > today);
    if (future >= 0) return refuse('DAY_NOT_YET', { path: `/entries/${future}/day`, kind: 'invalid' });
    const proofs = entries.map(({ proofFileId }, at) => ({ fileId: proofFileId, path: `/entries/${at}/proofFileId` }));
    const foreign = await refuseForeignFiles(tx, organisationId, proofs);
    if (foreign) return foreign;
    const refused = (await refuseRepetition(tx, id, entries)) ?? (await takeMainPlaces(tx, id, entries));
    if (refused) return refused;
    const rows = entries.map((entry) => ({
      ...entry,
      id: newId(),
      subjectId: id,
      source: 'applicant' as const,
      createdBy: actor.accountId,
      createdAt: now,
    }));
    await tx.insert(shootingDayTable).values(rows);
    const ids = rows.map((row) => row.id);
    const audit = { on: { type: 'works.subject', id }, organisationId, after: { shootingDays: entries, ids } };
    return done({ ids }, audit, [event('ShootingDaysAdded', { subjectId: id, days: entries.length })]);
  },
});

async function refuseRepetition(
  tx: Transaction,
  subjectId: string,
  entries: readonly ShootingEntry[],
): Promise<Refused | undefined> {
  const [held] = await tx
    .select({ rows: count() })
    .from(shootingDayTable)
    .where(eq(shootingDayTable.subjectId, subjectId));
  if ((held?.rows ?? 0) + entries.length > MOST_SHOOTING_DAYS) {
    return refuse('TOO_MANY_DAYS', { params: { most: MOST_SHOOTING_DAYS } });
  }
  const taken = new Set((await rowsOn(tx, subjectId, entries)).map(keyOf));
  for (const [at, entry] of entries.entries()) {
    const key = keyOf(entry);
    const { day, place } = entry;
    if (taken.has(key)) return refuse('DAY_PLACE_TWICE', { path: `/entries/${at}`, params: { day, place } });
    taken.add(key);
  }
  return undefined;
}

async function takeMainPlaces(
  tx: Transaction,
  subjectId: string,
  entries: readonly ShootingEntry[],
): Promise<Refused | undefined> {
  const chosen = new Set<string>();
  for (const [at, { day, isMainPlace }] of entries.entries()) {
    if (!isMainPlace) continue;
    const path = `/entries/${at}/isMainPlace`;
    if (chosen.has(day)) return refuse('TWO_MAIN_PLACES', { path, kind: 'invalid', params: { day } });
    chosen.add(day);
    const refused = await clearMainPlace(tx, subjectId, day, path);
    if (refused) return refused;
  }
  return undefined;
}

async function rowsOn(
  tx: Transaction,
  subjectId: string,
  entries: readonly ShootingEntry[],
): Promise<ShootingDayRow[]> {
  const days = [...new Set(entries.map(({ day }) => day))];
  return tx
    .select()
    .from(shootingDayTable)
    .where(and(eq(shootingDayTable.subjectId, subjectId), inArray(shootingDayTable.day, days)));
}

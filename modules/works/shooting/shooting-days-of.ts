import { inArray } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/transaction.ts';
import { ownRegistrationsOf, registrationsOf, resolveSubject } from '../subject-rows.ts';
import { shootingDayTable } from '../tables.ts';
import { type CountedShooting, countShootingDays, type DayCounting } from './count.ts';

/** The days that some registrations hold together. */
export async function countDaysOf(
  reader: Reader,
  subjectIds: readonly string[],
  counting: DayCounting = 'rolling-day',
): Promise<CountedShooting> {
  if (subjectIds.length === 0) return countShootingDays([], counting);
  const rows = await reader
    .select({
      day: shootingDayTable.day,
      crewId: shootingDayTable.crewId,
      inDistrict: shootingDayTable.inDistrict,
      isMainPlace: shootingDayTable.isMainPlace,
      state: shootingDayTable.state,
    })
    .from(shootingDayTable)
    .where(inArray(shootingDayTable.subjectId, [...subjectIds]));
  const places = rows.map(({ state, ...place }) => ({ ...place, confirmed: state === 'confirmed' }));
  return countShootingDays(places, counting);
}

/**
 * Shooting days of a subject as the organisation that registered it may know them: from all its own registrations of the
 * work. Days, not rows.
 */
export async function shootingDaysOf(
  reader: Reader,
  subjectId: string,
  counting: DayCounting = 'rolling-day',
): Promise<CountedShooting> {
  return countDaysOf(reader, await ownRegistrationsOf(reader, subjectId), counting);
}

/** Shooting days of the work behind a subject, from the registrations of all organisations. For the office only. */
export async function shootingDaysOfWork(
  reader: Reader,
  subjectId: string,
  counting: DayCounting = 'rolling-day',
): Promise<CountedShooting> {
  const resolved = await resolveSubject(reader, subjectId);
  const all = resolved === null ? [] : await registrationsOf(reader, resolved);
  return countDaysOf(
    reader,
    all.map(({ id }) => id),
    counting,
  );
}

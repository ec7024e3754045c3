import { and, asc, eq, sql } from 'drizzle-orm';
import { listShootingDaysInput, type ShootingDayView, shootingDayPage } from '../../../contracts/shooting-days.ts';
import { isRealDay } from '../../../engine/calendar.ts';
import { defineQuery } from '../../../platform/command/command.ts';
import { pageOfRows, placeOf } from '../keyset.ts';
import { may } from '../permissions.ts';
import { refuse } from '../refusals.ts';
import { seesAsOffice, subjectResource } from '../subject-rows.ts';
import { type ShootingDayRow, shootingDayTable } from '../tables.ts';

const viewOf = (row: ShootingDayRow, forOffice: boolean): ShootingDayView => ({
  id: row.id,
  day: row.day,
  place: row.place,
  inDistrict: row.inDistrict,
  crewId: row.crewId,
  isMainPlace: row.isMainPlace,
  proofFileId: row.proofFileId,
  revision: row.revision,
  source: row.source,
  state: row.state,
  note: row.note,
  confirmedBy: forOffice ? row.confirmedBy : null,
  confirmedAt: row.confirmedAt?.toISOString() ?? null,
});

/** The register of shooting days of a subject, in the order of the calendar. */
export const listShootingDays = defineQuery({
  name: 'works.listShootingDays',
  input: listShootingDaysInput,
  output: shootingDayPage,
  permission: may.listShootingDays,
  resource: subjectResource,
  async run({ tx, actor }, { id, month, state, limit, cursor }) {
    const from = cursor === undefined ? undefined : placeOf(cursor, isRealDay);
    if (from === null) return refuse('CURSOR_UNKNOWN', { path: '/cursor', kind: 'invalid' });
    const table = shootingDayTable;
    const rows = await tx
      .select()
      .from(table)
      .where(
        and(
          eq(table.subjectId, id),
          month === undefined
            ? undefined
            : sql`${table.day} >= ${`${month}-01`}::date and ${table.day} < ${`${month}-01`}::date + interval '1 month'`,
          state && eq(table.state, state),
          from && sql`(${table.day}, ${table.id}) > (${from.at}::date, ${from.id}::uuid)`,
        ),
      )
      .orderBy(asc(table.day), asc(table.id))
      .limit(limit + 1);
    const forOffice = seesAsOffice(actor);
    const page = pageOfRows(
      rows,
      limit,
      (row) => ({ at: row.day, id: row.id }),
      (row) => viewOf(row, forOffice),
    );
    return { ok: true, value: { items: [...page.items], next: page.next } };
  },
});

import { and, asc, eq, exists, gt, gte, ilike, inArray, isNull, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import {
  arrangements,
  colleagues,
  colleaguesInput,
  listStaffInput,
  nothingMore,
  staffPage,
} from '../../contracts/staff.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { cursorOf, readCursor } from '../../platform/database/cursor.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { personTable } from '../../platform/identity/tables.ts';
import { notOver, runsOn } from './appointments.ts';
import { permissions } from './permissions.ts';
import { appointmentTable, staffInvitationTable, substitutionTable } from './tables.ts';

const place = z.tuple([z.uuid()]);
const nameColumn = sql<string>`coalesce(${personTable.name}, '')`;

/** People of the office with their roles; on request also those who have left. */
export const listStaff = defineQuery({
  name: 'staff.listStaff',
  input: listStaffInput,
  output: staffPage,
  permission: permissions.listStaff,
  async run({ tx, today }, { search, left, limit, cursor }) {
    const from = readCursor(cursor, place);
    if (!from.ok) return from;
    const known = left === 'true' ? undefined : notOver(today);
    const named = search ? ilike(personTable.name, `%${search.replace(/[\\%_]/g, '\\$&')}%`) : undefined;
    const people = await tx
      .selectDistinct({ accountId: appointmentTable.accountId, name: nameColumn })
      .from(appointmentTable)
      .leftJoin(personTable, eq(personTable.id, appointmentTable.accountId))
      .where(and(known, named, from.after && gt(appointmentTable.accountId, from.after[0])))
      .orderBy(asc(appointmentTable.accountId))
      .limit(limit + 1);
    const shown = people.slice(0, limit);
    const ids = shown.map(({ accountId }) => accountId);
    const rows = ids.length === 0 ? [] : await appointmentsOf(tx, ids);
    const items = shown.map(({ accountId, name }) => ({
      accountId,
      name,
      appointments: rows.flatMap(({ accountId: holder, ...appointment }) =>
        holder === accountId ? [appointment] : [],
      ),
    }));
    const last = people.length > limit ? shown.at(-1) : undefined;
    return { ok: true, value: { items, next: last ? cursorOf([last.accountId]) : null } };
  },
});

function appointmentsOf(reader: Reader, accountIds: readonly string[]) {
  const { accountId, id: appointmentId, role, department, fromDay, untilDay } = appointmentTable;
  return reader
    .select({ accountId, appointmentId, role, department, fromDay, untilDay })
    .from(appointmentTable)
    .where(inArray(accountId, [...accountIds]))
    .orderBy(asc(fromDay), asc(appointmentId));
}

const absentPerson = alias(personTable, 'absent');
const substitutePerson = alias(personTable, 'substitute');

/** Substitutions that run or come, and invitations that nobody took yet. */
export const showArrangements = defineQuery({
  name: 'staff.showArrangements',
  input: nothingMore,
  output: arrangements,
  permission: permissions.showArrangements,
  async run({ tx, now, today }) {
    const substitutions = await tx
      .select({
        row: substitutionTable,
        absent: sql<string>`coalesce(${absentPerson.name}, '')`,
        substitute: sql<string>`coalesce(${substitutePerson.name}, '')`,
      })
      .from(substitutionTable)
      .leftJoin(absentPerson, eq(absentPerson.id, substitutionTable.absentAccountId))
      .leftJoin(substitutePerson, eq(substitutePerson.id, substitutionTable.substituteAccountId))
      .where(and(isNull(substitutionTable.cancelledAt), gte(substitutionTable.untilDay, today)))
      .orderBy(asc(substitutionTable.fromDay), asc(substitutionTable.id))
      .limit(MOST);
    const invitations = await tx
      .select()
      .from(staffInvitationTable)
      .where(and(isNull(staffInvitationTable.takenAt), isNull(staffInvitationTable.withdrawnAt)))
      .orderBy(asc(staffInvitationTable.invitedAt), asc(staffInvitationTable.id))
      .limit(MOST);
    return {
      ok: true,
      value: {
        substitutions: substitutions.map(({ row, absent, substitute }) => ({
          substitutionId: row.id,
          absent: { accountId: row.absentAccountId, name: absent },
          substitute: { accountId: row.substituteAccountId, name: substitute },
          fromDay: row.fromDay,
          untilDay: row.untilDay,
        })),
        invitations: invitations.map(({ id, email, role, department, fromDay, expiresAt }) => ({
          invitationId: id,
          ...{ email, role, department, fromDay },
          expiresAt: expiresAt.toISOString(),
          hasExpired: expiresAt <= now,
        })),
      },
    };
  },
});

/** An office has dozens of people: what is running fits on a page. */
const MOST = 200;

/** People who hold a role today, by name, for handing work to; and whether each of them is away. */
export const listColleagues = defineQuery({
  name: 'staff.listColleagues',
  input: colleaguesInput,
  output: colleagues,
  permission: permissions.listColleagues,
  async run({ tx, today }, { role }) {
    const away = tx
      .select({ one: sql`1` })
      .from(substitutionTable)
      .where(
        and(
          eq(substitutionTable.absentAccountId, appointmentTable.accountId),
          isNull(substitutionTable.cancelledAt),
          lte(substitutionTable.fromDay, today),
          gte(substitutionTable.untilDay, today),
        ),
      );
    const items = await tx
      .selectDistinct({
        accountId: appointmentTable.accountId,
        name: nameColumn,
        department: appointmentTable.department,
        isAbsent: sql<boolean>`${exists(away)}`,
      })
      .from(appointmentTable)
      .leftJoin(personTable, eq(personTable.id, appointmentTable.accountId))
      .where(and(eq(appointmentTable.role, role), runsOn(today)))
      .orderBy(asc(appointmentTable.accountId))
      .limit(MOST);
    return { ok: true, value: { items } };
  },
});

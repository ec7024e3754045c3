import { and, asc, eq, gt, gte, isNull, lte, or } from 'drizzle-orm';
import type { StaffRole } from '../../contracts/roles.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import type { Reader, Transaction } from '../../platform/database/transaction.ts';
import { refuse } from './refusals.ts';
import { appointmentTable } from './tables.ts';

export type Appointment = typeof appointmentTable.$inferSelect;

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** The day before a day, `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** Appointments that run on a day. */
export function runsOn(day: string) {
  return and(lte(appointmentTable.fromDay, day), notOver(day));
}

/** Appointments that run on a day or later. */
export function notOver(day: string) {
  return or(isNull(appointmentTable.untilDay), gte(appointmentTable.untilDay, day));
}

/** Whether an account has or will have a role of the office, on `day` or later. */
export async function isStaff(reader: Reader, accountId: string, day: string): Promise<boolean> {
  const [row] = await reader
    .select({ id: appointmentTable.id })
    .from(appointmentTable)
    .where(and(eq(appointmentTable.accountId, accountId), notOver(day)))
    .limit(1);
  return row !== undefined;
}

/** Locks whatever decides whether somebody is left who may appoint, in id order. */
export async function lockSecurityAdministrators(tx: Transaction, today: string): Promise<readonly Appointment[]> {
  return tx
    .select()
    .from(appointmentTable)
    .where(and(eq(appointmentTable.role, 'security-administrator'), notOver(today)))
    .orderBy(asc(appointmentTable.id))
    .for('update');
}

/**
 * Ends appointments with `lastDay`. One that would end before it begins never took place and is removed; the audit keeps
 * it. Refuses to leave the office without a security administrator.
 */
export async function endAppointments(
  tx: Transaction,
  ending: readonly Appointment[],
  { lastDay, today }: { readonly lastDay: string; readonly today: string },
): Promise<{ readonly ok: true } | Refused> {
  const earliest = dayBefore(today);
  if (lastDay < earliest) return refuse('PAST_DAY', { kind: 'invalid', params: { day: earliest } });
  if (ending.some(({ role }) => role === 'security-administrator')) {
    const all = await lockSecurityAdministrators(tx, today);
    const ended = new Set(ending.map(({ id }) => id));
    const stay = all.some(({ id, fromDay, untilDay }) => !ended.has(id) && untilDay === null && fromDay <= today);
    if (!stay) return refuse('LAST_SECURITY_ADMINISTRATOR');
  }
  for (const { id, fromDay } of ending) {
    const that = eq(appointmentTable.id, id);
    if (lastDay < fromDay) await tx.delete(appointmentTable).where(that);
    else await tx.update(appointmentTable).set({ untilDay: lastDay }).where(that);
  }
  return { ok: true };
}

/** The appointments of an account that run on or after the day after `lastDay`, locked. */
export async function openAppointmentsOf(tx: Transaction, accountId: string, lastDay: string) {
  return tx
    .select()
    .from(appointmentTable)
    .where(
      and(
        eq(appointmentTable.accountId, accountId),
        or(isNull(appointmentTable.untilDay), gt(appointmentTable.untilDay, lastDay)),
      ),
    )
    .orderBy(asc(appointmentTable.id))
    .for('update');
}

/** People who hold a role on a day, as accounts with their department; without substitutes. */
export async function holdersOf(reader: Reader, role: StaffRole, day: string) {
  return reader
    .select({ accountId: appointmentTable.accountId, department: appointmentTable.department })
    .from(appointmentTable)
    .where(and(eq(appointmentTable.role, role), runsOn(day)))
    .orderBy(asc(appointmentTable.accountId));
}

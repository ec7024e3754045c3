import { eq } from 'drizzle-orm';
import { appointed, appointInput, endAppointmentInput, leaveInput, left, nothingMore } from '../../contracts/staff.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { newId } from '../../platform/ids.ts';
import { dayBefore, endAppointments, isStaff, openAppointmentsOf } from './appointments.ts';
import { permissions } from './permissions.ts';
import { APPOINTMENT_CONSTRAINTS, notFound, refuse } from './refusals.ts';
import { endSubstitutionsOf } from './substitutions.ts';
import { appointmentTable } from './tables.ts';

/**
 * Gives somebody of the office a role. Whoever is not of the office yet is invited. Nobody appoints themselves, and
 * nobody holds two of the three administrations on one day: the database refuses.
 */
export const appoint = defineCommand({
  name: 'staff.appoint',
  input: appointInput,
  output: appointed,
  permission: permissions.appoint,
  sensitive: true,
  constraints: APPOINTMENT_CONSTRAINTS,
  async run({ tx, actor, now, today }, { accountId, role, department, fromDay, untilDay }) {
    if (accountId === actor.accountId) return refuse('OWN_APPOINTMENT');
    if (untilDay !== null && untilDay < fromDay) {
      return refuse('ENDS_BEFORE_IT_BEGINS', { path: '/untilDay', kind: 'invalid' });
    }
    if (fromDay < today) return refuse('PAST_DAY', { path: '/fromDay', kind: 'invalid', params: { day: today } });
    if (!(await isStaff(tx, accountId, today))) return refuse('INVITE_INSTEAD', { path: '/accountId' });
    const appointmentId = newId();
    const row = { accountId, role, department, fromDay, untilDay };
    await tx
      .insert(appointmentTable)
      .values({ id: appointmentId, ...row, appointedBy: actor.accountId, appointedAt: now });
    return done({ appointmentId }, { on: { type: 'appointment', id: appointmentId }, after: row }, [
      event('StaffAppointed', { appointmentId, accountId, role }),
    ]);
  },
});

/** Ends a role with a day. With yesterday as the last day it ends at once; what lies further back is not rewritten. */
export const endAppointment = defineCommand({
  name: 'staff.endAppointment',
  input: endAppointmentInput,
  output: nothingMore,
  permission: permissions.endAppointment,
  sensitive: true,
  constraints: APPOINTMENT_CONSTRAINTS,
  async run({ tx, actor, today }, { appointmentId, untilDay }) {
    const [found] = await tx
      .select()
      .from(appointmentTable)
      .where(eq(appointmentTable.id, appointmentId))
      .for('update');
    if (!found) return notFound;
    if (found.accountId === actor.accountId) return refuse('OWN_APPOINTMENT');
    if (found.untilDay !== null && found.untilDay < dayBefore(today)) return refuse('ALREADY_ENDED');
    const ended = await endAppointments(tx, [found], { lastDay: untilDay, today });
    if (!ended.ok) return ended;
    const { accountId, role, department, fromDay } = found;
    const before = { accountId, role, department, fromDay, untilDay: found.untilDay };
    return done({}, { on: { type: 'appointment', id: appointmentId }, before, after: { untilDay } }, [
      event('StaffAppointmentEnded', { appointmentId, accountId, role, untilDay }),
    ]);
  },
});

/** Somebody leaves the office: every role and every substitution ends with that day. */
export const recordLeaving = defineCommand({
  name: 'staff.recordLeaving',
  input: leaveInput,
  output: left,
  permission: permissions.recordLeaving,
  sensitive: true,
  async run({ tx, actor, now, today }, { accountId, lastDay }) {
    if (accountId === actor.accountId) return refuse('OWN_APPOINTMENT');
    const open = await openAppointmentsOf(tx, accountId, lastDay);
    if (open.length === 0) return notFound;
    const ended = await endAppointments(tx, open, { lastDay, today });
    if (!ended.ok) return ended;
    await endSubstitutionsOf(tx, accountId, { lastDay, now });
    const roles = open.map(({ id, role, department, fromDay, untilDay }) => ({
      id,
      role,
      department,
      fromDay,
      untilDay,
    }));
    return done(
      { ended: open.length },
      { on: { type: 'account', id: accountId }, before: { roles }, after: { lastDay } },
      [event('StaffLeft', { accountId, lastDay })],
    );
  },
});

import { and, eq, isNull, lt } from 'drizzle-orm';
import {
  inviteStaffInput,
  nothingMore,
  ofStaffInvitation,
  staffInvitationShown,
  staffInvited,
  takeStaffInvitationInput,
} from '../../contracts/staff.ts';
import { defineCommand, defineQuery, done, event } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { openTextFor, sealFor } from '../../platform/personal-data/in-use.ts';
import { digestOf, isToken, newToken } from '../../platform/token.ts';
import { permissions } from './permissions.ts';
import { APPOINTMENT_CONSTRAINTS, notFound, refuse } from './refusals.ts';
import { appointmentTable, staffInvitationTable } from './tables.ts';

const VALID_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

const stillOpen = and(isNull(staffInvitationTable.takenAt), isNull(staffInvitationTable.withdrawnAt));

/**
 * Invites a person to a role by the e-mail address of the office. The system and the audit administrator come into
 * office this way. Taking the invitation asks for an account; acting asks for a second factor.
 */
export const inviteStaff = defineCommand({
  name: 'staff.inviteStaff',
  input: inviteStaffInput,
  output: staffInvited,
  permission: permissions.inviteStaff,
  sensitive: true,
  constraints: { staff_invitation_open_once: refuse('ALREADY_INVITED', { path: '/email' }) },
  async run({ tx, actor, now, today }, { email, role, department, fromDay }) {
    if (fromDay < today) return refuse('PAST_DAY', { path: '/fromDay', kind: 'invalid', params: { day: today } });
    await tx
      .update(staffInvitationTable)
      .set({ withdrawnAt: now })
      .where(and(stillOpen, eq(staffInvitationTable.email, email), lt(staffInvitationTable.expiresAt, now)));
    const invitationId = newId();
    const token = newToken();
    const expiresAt = new Date(now.getTime() + VALID_MILLISECONDS);
    const row = { role, department, fromDay, email };
    const invitedBy = actor.accountId ?? '';
    await tx
      .insert(staffInvitationTable)
      .values({ id: invitationId, ...row, tokenDigest: digestOf(token), expiresAt, invitedBy, invitedAt: now });
    const sealedToken = await sealFor(tx, invitationId, token);
    return done(
      { invitationId, expiresAt: expiresAt.toISOString() },
      { on: { type: 'staff-invitation', id: invitationId }, after: row },
      [event('StaffInvited', { invitationId, sealedToken })],
    );
  },
});

/** Calls an invitation off. */
export const withdrawStaffInvitation = defineCommand({
  name: 'staff.withdrawStaffInvitation',
  input: ofStaffInvitation,
  output: nothingMore,
  permission: permissions.withdrawStaffInvitation,
  async run({ tx, now }, { invitationId }) {
    const [row] = await tx
      .update(staffInvitationTable)
      .set({ withdrawnAt: now })
      .where(and(eq(staffInvitationTable.id, invitationId), stillOpen))
      .returning();
    if (!row) return notFound;
    const { email, role } = row;
    return done({}, { on: { type: 'staff-invitation', id: invitationId }, before: { email, role } });
  },
});

/** To which role the link of the message leads. */
export const showStaffInvitation = defineQuery({
  name: 'staff.showStaffInvitation',
  input: ofStaffInvitation,
  output: staffInvitationShown,
  permission: permissions.showStaffInvitation,
  async run({ tx, now }, { invitationId }) {
    const [row] = await tx
      .select()
      .from(staffInvitationTable)
      .where(and(eq(staffInvitationTable.id, invitationId), stillOpen));
    if (!row) return notFound;
    const { role, department, expiresAt } = row;
    return { ok: true, value: { role, department, expiresAt: expiresAt.toISOString(), isOpen: expiresAt > now } };
  },
});

/** Takes up the role with the token of the message. It works once, and never for whoever sent it. */
export const takeStaffInvitation = defineCommand({
  name: 'staff.takeStaffInvitation',
  input: takeStaffInvitationInput,
  output: nothingMore,
  permission: permissions.takeStaffInvitation,
  constraints: APPOINTMENT_CONSTRAINTS,
  async run({ tx, actor, now, today }, { invitationId, token }) {
    const [invitation] = await tx
      .select()
      .from(staffInvitationTable)
      .where(and(eq(staffInvitationTable.id, invitationId), stillOpen))
      .for('update');
    if (!invitation || !isToken(token, invitation.tokenDigest)) return notFound;
    if (invitation.expiresAt <= now) return refuse('INVITATION_EXPIRED');
    const accountId = actor.accountId ?? '';
    if (invitation.invitedBy === accountId) return refuse('OWN_INVITATION');
    const { role, department, invitedBy } = invitation;
    const fromDay = invitation.fromDay > today ? invitation.fromDay : today;
    const appointmentId = newId();
    const row = { accountId, role, department, fromDay };
    await tx.insert(appointmentTable).values({ id: appointmentId, ...row, appointedBy: invitedBy, appointedAt: now });
    await tx
      .update(staffInvitationTable)
      .set({ takenAt: now, takenBy: accountId })
      .where(eq(staffInvitationTable.id, invitationId));
    return done({}, { on: { type: 'appointment', id: appointmentId }, after: { ...row, invitationId } }, [
      event('StaffAppointed', { appointmentId, accountId, role }),
    ]);
  },
});

/**
 * What the message of a `StaffInvited` says, for whoever sends it; null where it was taken or withdrawn meanwhile. The
 * link is `/my/office-invitations/{id}#{token}`: the part behind # never reaches a log.
 */
export async function staffInvitationToSend(
  reader: Reader,
  { invitationId, sealedToken }: { readonly invitationId: string; readonly sealedToken: string },
) {
  const [row] = await reader
    .select({
      email: staffInvitationTable.email,
      role: staffInvitationTable.role,
      department: staffInvitationTable.department,
      expiresAt: staffInvitationTable.expiresAt,
    })
    .from(staffInvitationTable)
    .where(and(eq(staffInvitationTable.id, invitationId), stillOpen));
  const token = row && (await openTextFor(reader, invitationId, sealedToken));
  return row && token ? { ...row, invitationId, token } : null;
}

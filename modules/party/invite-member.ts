import { and, count, desc, eq, isNull, lt } from 'drizzle-orm';
import { invited, inviteInput, nothing, ofInvitation } from '../../contracts/party.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { fingerprintOf, openTextFor, sealFor } from '../../platform/personal-data/in-use.ts';
import { maskEmail, maskPhone } from '../../platform/personal-data/masks.ts';
import { digestOf, newToken } from '../../platform/token.ts';
import { lockForChange, ownResource } from './organisation.ts';
import { permissions } from './permissions.ts';
import { notFound, refuse } from './refusals.ts';
import { invitationTable, organisationTable } from './tables.ts';

const VALID_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;
/** Open invitations of one organisation: the office sends no mail in bulk for anybody. */
const MOST_OPEN = 20;

/** Invites somebody by e-mail or mobile number. The token goes out with the message and is kept nowhere. */
export const inviteMember = defineCommand({
  name: 'party.inviteMember',
  input: inviteInput,
  output: invited,
  permission: permissions.inviteMember,
  resource: ownResource,
  constraints: { invitation_open_once: refuse('ALREADY_INVITED', { path: '/to/address' }) },
  async run({ tx, actor, now }, { organisationId, role, to }) {
    const locked = await lockForChange(tx, organisationId);
    if (!locked.ok) return locked;
    const open = and(
      eq(invitationTable.organisationId, organisationId),
      isNull(invitationTable.takenAt),
      isNull(invitationTable.withdrawnAt),
    );
    await tx
      .update(invitationTable)
      .set({ withdrawnAt: now, addressSealed: null })
      .where(and(open, lt(invitationTable.expiresAt, now)));
    const [waiting] = await tx.select({ count: count() }).from(invitationTable).where(open);
    if ((waiting?.count ?? 0) >= MOST_OPEN) return refuse('TOO_MANY_INVITATIONS', { params: { count: MOST_OPEN } });
    const invitationId = newId();
    const token = newToken();
    const address = to.channel === 'email' ? to.address.toLowerCase() : to.address.replace(/^\+86/, '');
    const expiresAt = new Date(now.getTime() + VALID_MILLISECONDS);
    const addressMasked = to.channel === 'email' ? maskEmail(address) : maskPhone(address);
    await tx.insert(invitationTable).values({
      id: invitationId,
      organisationId,
      role,
      channel: to.channel,
      addressSealed: await sealFor(tx, organisationId, address),
      addressFingerprint: fingerprintOf('invitation', address),
      addressMasked,
      tokenDigest: digestOf(token),
      expiresAt,
      invitedBy: actor.accountId ?? '',
      invitedAt: now,
    });
    const on = { type: 'invitation', id: invitationId };
    const sealedToken = await sealFor(tx, organisationId, token);
    return done(
      { invitationId, expiresAt: expiresAt.toISOString() },
      { on, organisationId, after: { role, channel: to.channel, addressMasked } },
      [event('MemberInvited', { invitationId, sealedToken })],
    );
  },
});

/** Calls an invitation off. */
export const withdrawInvitation = defineCommand({
  name: 'party.withdrawInvitation',
  input: ofInvitation,
  output: nothing,
  permission: permissions.withdrawInvitation,
  async resource({ tx }, { invitationId }) {
    const [row] = await tx
      .select({ organisationId: invitationTable.organisationId })
      .from(invitationTable)
      .where(eq(invitationTable.id, invitationId));
    return row ?? null;
  },
  async run({ tx, now }, { invitationId }) {
    const [row] = await tx
      .update(invitationTable)
      .set({ withdrawnAt: now, addressSealed: null })
      .where(
        and(eq(invitationTable.id, invitationId), isNull(invitationTable.takenAt), isNull(invitationTable.withdrawnAt)),
      )
      .returning();
    if (!row) return notFound;
    const { organisationId, addressMasked } = row;
    return done({}, { on: { type: 'invitation', id: invitationId }, organisationId, before: { addressMasked } });
  },
});

/**
 * What the message of a `MemberInvited` says, for whoever sends it: where to, which link, and for whom. null where the
 * invitation was taken or withdrawn meanwhile. The link is `/my/invitations/{id}#{token}`: the part behind # never
 * reaches a log.
 */
export async function invitationToSend(
  reader: Reader,
  { invitationId, sealedToken }: { readonly invitationId: string; readonly sealedToken: string },
) {
  const [row] = await reader
    .select({ invitation: invitationTable, organisationName: organisationTable.name })
    .from(invitationTable)
    .innerJoin(organisationTable, eq(organisationTable.id, invitationTable.organisationId))
    .where(eq(invitationTable.id, invitationId));
  if (!row || row.invitation.takenAt || row.invitation.withdrawnAt || !row.invitation.addressSealed) return null;
  const { organisationId, addressSealed, channel, role, expiresAt } = row.invitation;
  const address = await openTextFor(reader, organisationId, addressSealed);
  const token = await openTextFor(reader, organisationId, sealedToken);
  if (address === null || token === null) return null;
  return { address, token, invitationId, channel, role, expiresAt, organisationName: row.organisationName };
}

/** Invitations that are neither taken nor withdrawn, newest first; at most as many as can be open. */
export async function openInvitationsOf(reader: Reader, organisationId: string) {
  return reader
    .select()
    .from(invitationTable)
    .where(
      and(
        eq(invitationTable.organisationId, organisationId),
        isNull(invitationTable.takenAt),
        isNull(invitationTable.withdrawnAt),
      ),
    )
    .orderBy(desc(invitationTable.invitedAt), desc(invitationTable.id));
}

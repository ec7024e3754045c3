import { and, eq, isNull } from 'drizzle-orm';
import { invitationShown, ofInvitation, registered, takeInvitationInput } from '../../contracts/party.ts';
import { defineCommand, defineQuery, done, event } from '../../platform/command/command.ts';
import { isToken } from '../../platform/token.ts';
import { lockForChange, organisationOf } from './organisation.ts';
import { permissions } from './permissions.ts';
import { notFound, refuse } from './refusals.ts';
import { invitationTable, memberTable } from './tables.ts';

const stillOpen = and(isNull(invitationTable.takenAt), isNull(invitationTable.withdrawnAt));

/** Who invites, and as what: asked by whoever followed the link of the message. */
export const showInvitation = defineQuery({
  name: 'party.showInvitation',
  input: ofInvitation,
  output: invitationShown,
  permission: permissions.showInvitation,
  async run({ tx, now }, { invitationId }) {
    const [row] = await tx
      .select()
      .from(invitationTable)
      .where(and(eq(invitationTable.id, invitationId), stillOpen));
    const organisation = row && (await organisationOf(tx, row.organisationId));
    if (!row || !organisation) return notFound;
    const { role, expiresAt } = row;
    const value = { organisationName: organisation.name, role, expiresAt: expiresAt.toISOString() };
    return { ok: true, value: { ...value, isOpen: expiresAt > now } };
  },
});

/** Takes an invitation with the token of the message; whoever has it is the person who was meant. It works once. */
export const takeInvitation = defineCommand({
  name: 'party.takeInvitation',
  input: takeInvitationInput,
  output: registered,
  permission: permissions.takeInvitation,
  constraints: { member_once: refuse('ALREADY_MEMBER') },
  async run({ tx, actor, now }, { invitationId, token }) {
    const [found] = await tx
      .select({ organisationId: invitationTable.organisationId, tokenDigest: invitationTable.tokenDigest })
      .from(invitationTable)
      .where(and(eq(invitationTable.id, invitationId), stillOpen));
    if (!found || !isToken(token, found.tokenDigest)) return notFound;
    const { organisationId } = found;
    const locked = await lockForChange(tx, organisationId);
    if (!locked.ok) return notFound;
    const accountId = actor.accountId ?? '';
    // Of two who take it at once the second finds nothing to take.
    const [invitation] = await tx
      .update(invitationTable)
      .set({ takenAt: now, takenBy: accountId, addressSealed: null })
      .where(and(eq(invitationTable.id, invitationId), stillOpen))
      .returning();
    if (!invitation) return notFound;
    if (invitation.expiresAt <= now) return refuse('INVITATION_EXPIRED');
    const { role } = invitation;
    await tx.insert(memberTable).values({ organisationId, accountId, role, since: now });
    const on = { type: 'organisation', id: organisationId };
    return done({ organisationId }, { on, organisationId, after: { member: accountId, role, invitationId } }, [
      event('MemberJoined', { organisationId, accountId, role }),
    ]);
  },
});

import { changeRoleInput, memberInput, nothing, ofOrganisation } from '../../contracts/party.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { endMembership, memberOf, representativeOf, setRole } from './members.ts';
import { lockForChange, ownResource } from './organisation.ts';
import { permissions } from './permissions.ts';
import { notFound, refuse } from './refusals.ts';

const on = (organisationId: string) => ({ type: 'organisation', id: organisationId });

/** Makes a preparer a viewer or the other way round. */
export const changeRole = defineCommand({
  name: 'party.changeRole',
  input: changeRoleInput,
  output: nothing,
  permission: permissions.changeRole,
  resource: ownResource,
  async run({ tx }, { organisationId, accountId, role }) {
    const locked = await lockForChange(tx, organisationId);
    if (!locked.ok) return locked;
    const member = await memberOf(tx, organisationId, accountId);
    if (!member) return notFound;
    if (member.role === 'representative') return refuse('REPRESENTATIVE_STAYS');
    await setRole(tx, member.id, role);
    const before = { member: accountId, role: member.role };
    return done({}, { on: on(organisationId), organisationId, before, after: { member: accountId, role } }, [
      event('MemberRoleChanged', { organisationId, accountId, role }),
    ]);
  },
});

/** Ends the membership of somebody else, at once. */
export const removeMember = defineCommand({
  name: 'party.removeMember',
  input: memberInput,
  output: nothing,
  permission: permissions.removeMember,
  resource: ownResource,
  async run({ tx, now }, { organisationId, accountId }) {
    const locked = await lockForChange(tx, organisationId);
    if (!locked.ok) return locked;
    const member = await memberOf(tx, organisationId, accountId);
    if (!member) return notFound;
    if (member.role === 'representative') return refuse('REPRESENTATIVE_STAYS');
    await endMembership(tx, member.id, now);
    const before = { member: accountId, role: member.role };
    return done({}, { on: on(organisationId), organisationId, before }, [
      event('MemberRemoved', { organisationId, accountId }),
    ]);
  },
});

/** Ends the own membership. The representative hands over first: an organisation that applied is never without one. */
export const leaveOrganisation = defineCommand({
  name: 'party.leaveOrganisation',
  input: ofOrganisation,
  output: nothing,
  permission: permissions.leaveOrganisation,
  resource: ownResource,
  async run({ tx, actor, now }, { organisationId }) {
    const locked = await lockForChange(tx, organisationId);
    if (!locked.ok) return locked;
    const accountId = actor.accountId ?? '';
    const member = await memberOf(tx, organisationId, accountId);
    if (!member) return notFound;
    if (member.role === 'representative') return refuse('REPRESENTATIVE_STAYS');
    await endMembership(tx, member.id, now);
    const before = { member: accountId, role: member.role };
    return done({}, { on: on(organisationId), organisationId, before }, [
      event('MemberLeft', { organisationId, accountId }),
    ]);
  },
});

/**
 * The representative hands over to another member and stays as a preparer. Takes effect at once: it is an act of the
 * person whom the letter of authority names, with a fresh second factor where there is one.
 */
export const transferRepresentation = defineCommand({
  name: 'party.transferRepresentation',
  input: memberInput,
  output: nothing,
  permission: permissions.transferRepresentation,
  sensitive: true,
  resource: ownResource,
  constraints: { member_one_representative: refuse('REPRESENTATIVE_JUST_CHANGED') },
  async run({ tx, actor }, { organisationId, accountId }) {
    const locked = await lockForChange(tx, organisationId);
    if (!locked.ok) return locked;
    const from = await representativeOf(tx, organisationId);
    const to = await memberOf(tx, organisationId, accountId);
    if (!to) return notFound;
    if (from?.accountId !== actor.accountId) return refuse('REPRESENTATIVE_JUST_CHANGED');
    if (to.id === from?.id) return refuse('ALREADY_REPRESENTATIVE');
    if (to.isProvisional) return refuse('PROVISIONAL_MEMBER');
    if (from) await setRole(tx, from.id, 'preparer');
    await setRole(tx, to.id, 'representative');
    const before = { representative: from?.accountId ?? null };
    return done({}, { on: on(organisationId), organisationId, before, after: { representative: accountId } }, [
      event('RepresentationTransferred', { organisationId, from: from?.accountId ?? null, to: accountId }),
    ]);
  },
});

import type { Actor } from '../actor.ts';

/** To whom or to what an act refers, as far as permissions ask. */
export interface Resource {
  /** The organisation that it belongs to. */
  readonly organisationId?: string | null;
  /** Accounts that were entrusted with it by name (an accountant, an inspector). */
  readonly entrusted?: readonly string[];
  /** The account that it belongs to, where it is a person's own. */
  readonly accountId?: string | null;
}

/** One way to be allowed. `sentence` is a key of `messages/zh-CN/permissions.json`; `roles` fill it in. */
export interface Grant {
  readonly sentence: 'anybody' | 'signed-in' | 'own-organisation' | 'staff' | 'entrusted' | 'own' | 'system';
  readonly roles: readonly string[];
  allows(actor: Actor, resource: Resource): boolean;
}

/** Whoever is named by any of the grants may; everybody else may not. */
export type Permission = readonly Grant[];

export const anybody: Grant = { sentence: 'anybody', roles: [], allows: () => true };

export const signedIn: Grant = { sentence: 'signed-in', roles: [], allows: ({ kind }) => kind === 'person' };

/** The service itself: a job or a journey that goes on. */
export const theSystem: Grant = { sentence: 'system', roles: [], allows: ({ kind }) => kind === 'system' };

/** A person's own thing (inbox, session, preference). */
export const ownAccount: Grant = {
  sentence: 'own',
  roles: [],
  allows: ({ kind, accountId }, resource) => kind === 'person' && resource.accountId === accountId,
};

/** Members of the organisation that the thing belongs to, who act for it now in one of the roles. */
export function ownOrganisation(...roles: readonly string[]): Grant {
  return {
    sentence: 'own-organisation',
    roles,
    allows: ({ actingFor }, { organisationId }) =>
      actingFor !== null && actingFor.organisationId === organisationId && roles.includes(actingFor.role),
  };
}

/** People of the office in one of the roles. */
export function staff(...roles: readonly string[]): Grant {
  return { sentence: 'staff', roles, allows: ({ staffRoles }) => staffRoles.some((role) => roles.includes(role)) };
}

/** People of the office in one of the roles, and only for what was entrusted to them by name. */
export function entrusted(...roles: readonly string[]): Grant {
  return {
    sentence: 'entrusted',
    roles,
    allows: ({ accountId, staffRoles }, resource) =>
      accountId !== null &&
      (resource.entrusted ?? []).includes(accountId) &&
      staffRoles.some((role) => roles.includes(role)),
  };
}

/** Whether the actor may. Default deny: a resource that a grant asks about and that says nothing allows nothing. */
export function isAllowed(permission: Permission, actor: Actor, resource: Resource): boolean {
  return permission.some((grant) => grant.allows(actor, resource));
}

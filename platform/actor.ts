/** The role of a person in an organisation, under the words of the modules. */
export interface Membership {
  readonly organisationId: string;
  readonly role: string;
}

/**
 * Who acts. The platform knows roles only as words; the permissions of the modules give them meaning. `system` is the
 * service itself (a job, a journey that goes on), `visitor` somebody who has not signed in.
 */
export interface Actor {
  readonly kind: 'person' | 'system' | 'visitor';
  readonly accountId: string | null;
  readonly name: string;
  /** Roles of the office that run on the day of the act, own or as a substitute. */
  readonly staffRoles: readonly string[];
  /** The organisation that the person acts for now; null = for nobody. */
  readonly actingFor: Membership | null;
  /** none = not asked of this account; missing = must be set up; stale = passed too long ago for a sensitive act. */
  readonly secondFactor: 'none' | 'missing' | 'stale' | 'fresh';
}

export const SYSTEM: Actor = {
  kind: 'system',
  accountId: null,
  name: 'system',
  staffRoles: [],
  actingFor: null,
  secondFactor: 'none',
};

export const VISITOR: Actor = { ...SYSTEM, kind: 'visitor', name: 'visitor' };

import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { ORGANISATION_ROLES, type OrganisationRole } from '../../contracts/roles.ts';
import type { Reader, Transaction } from '../../platform/database/transaction.ts';
import { personTable } from '../../platform/identity/tables.ts';
import { memberTable, organisationTable } from './tables.ts';

export type Member = typeof memberTable.$inferSelect;

/** The members of an organisation today, longest first. `name` is empty for an account that was erased. */
export async function membersOf(reader: Reader, organisationId: string) {
  return reader
    .select({
      accountId: memberTable.accountId,
      name: sql<string>`coalesce(${personTable.name}, '')`,
      role: memberTable.role,
      isProvisional: memberTable.isProvisional,
      since: memberTable.since,
    })
    .from(memberTable)
    .leftJoin(personTable, eq(personTable.id, memberTable.accountId))
    .where(and(eq(memberTable.organisationId, organisationId), isNull(memberTable.until)))
    .orderBy(asc(memberTable.since), asc(memberTable.id));
}

export interface MembershipFound {
  readonly organisationId: string;
  readonly name: string;
  readonly uscc: string;
  readonly role: OrganisationRole;
  /** Set where the person acts for it because it became part of this organisation, of which the person is a member. */
  readonly mergedInto: string | null;
}

/**
 * The organisations for which a person acts today, by name: those that the person is a member of, and those that were
 * merged into one of them, in the same role.
 */
export async function membershipsOf(reader: Reader, accountId: string): Promise<readonly MembershipFound[]> {
  const rows = await reader
    .select({
      organisationId: organisationTable.id,
      name: organisationTable.name,
      uscc: organisationTable.uscc,
      role: memberTable.role,
      mergedInto: organisationTable.mergedInto,
    })
    .from(memberTable)
    .innerJoin(
      organisationTable,
      or(
        eq(organisationTable.id, memberTable.organisationId),
        eq(organisationTable.mergedInto, memberTable.organisationId),
      ),
    )
    .where(and(eq(memberTable.accountId, accountId), isNull(memberTable.until)))
    .orderBy(asc(organisationTable.name), asc(organisationTable.id));
  // Strongest role first, should somebody have come to an organisation in two ways.
  const strength = ({ role }: MembershipFound) => ORGANISATION_ROLES.indexOf(role);
  const byId = new Map<string, MembershipFound>();
  for (const row of rows) {
    const known = byId.get(row.organisationId);
    if (!known || strength(row) < strength(known)) byId.set(row.organisationId, row);
  }
  return [...byId.values()];
}

/** The running membership of a person; null where there is none. */
export async function memberOf(reader: Reader, organisationId: string, accountId: string): Promise<Member | null> {
  const [row] = await reader
    .select()
    .from(memberTable)
    .where(
      and(
        eq(memberTable.organisationId, organisationId),
        eq(memberTable.accountId, accountId),
        isNull(memberTable.until),
      ),
    );
  return row ?? null;
}

/** The authorised representative; null until a letter was confirmed. */
export async function representativeOf(reader: Reader, organisationId: string): Promise<Member | null> {
  const [row] = await reader
    .select()
    .from(memberTable)
    .where(
      and(
        eq(memberTable.organisationId, organisationId),
        eq(memberTable.role, 'representative'),
        isNull(memberTable.until),
      ),
    );
  return row ?? null;
}

export async function endMembership(tx: Transaction, memberId: string, now: Date): Promise<void> {
  await tx.update(memberTable).set({ until: now }).where(eq(memberTable.id, memberId));
}

/** Gives a running membership another role. Only confirmed people have the role of representative. */
export async function setRole(tx: Transaction, memberId: string, role: OrganisationRole): Promise<void> {
  await tx.update(memberTable).set({ role, isProvisional: false }).where(eq(memberTable.id, memberId));
}

import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import { memberTable, organisationTable } from '../modules/party/tables.ts';
import { appointmentTable, substitutionTable } from '../modules/staff/tables.ts';
import { type Actor, VISITOR } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Reader } from '../platform/database/transaction.ts';

/** Who has signed in, as far as the identity knows. */
export interface SignedInAccount {
  readonly accountId: string;
  readonly name: string;
}

const ADMINISTRATION = /-administrator$/;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The roles of the office that an account has on a day, own and as a substitute (administrations are not substituted). */
export async function staffRolesOf(reader: Reader, accountId: string, today: string): Promise<string[]> {
  const runs = and(
    lte(appointmentTable.fromDay, today),
    or(isNull(appointmentTable.untilDay), gte(appointmentTable.untilDay, today)),
  );
  const standsInFor = reader
    .select({ accountId: substitutionTable.absentAccountId })
    .from(substitutionTable)
    .where(
      and(
        eq(substitutionTable.substituteAccountId, accountId),
        isNull(substitutionTable.cancelledAt),
        lte(substitutionTable.fromDay, today),
        gte(substitutionTable.untilDay, today),
      ),
    );
  const rows = await reader
    .select({ role: appointmentTable.role, holder: appointmentTable.accountId })
    .from(appointmentTable)
    .where(and(runs, or(eq(appointmentTable.accountId, accountId), inArray(appointmentTable.accountId, standsInFor))));
  const roles = rows.filter(({ role, holder }) => holder === accountId || !ADMINISTRATION.test(role));
  return [...new Set(roles.map(({ role }) => role))].sort();
}

/** The membership under which an account acts for an organisation: its own, or that of the one it was merged into. */
function membershipRows(reader: Reader, accountId: string, organisationId: string) {
  const mergedInto = reader
    .select({ id: organisationTable.mergedInto })
    .from(organisationTable)
    .where(eq(organisationTable.id, organisationId));
  return reader
    .select({ role: memberTable.role, holder: memberTable.organisationId })
    .from(memberTable)
    .where(
      and(
        eq(memberTable.accountId, accountId),
        isNull(memberTable.until),
        or(eq(memberTable.organisationId, organisationId), inArray(memberTable.organisationId, mergedInto)),
      ),
    );
}

/**
 * Makes the actor of a request: the account, its roles today, and the organisation it says that it acts for. Costs one
 * query, two where it acts for an organisation. How fresh its second factor is, the identity says.
 */
export async function actorFor(
  reader: Reader,
  account: SignedInAccount | undefined,
  actingFor: string | undefined,
  clock: Clock,
): Promise<Actor> {
  if (!account) return VISITOR;
  const { accountId, name } = account;
  const organisationId = actingFor !== undefined && ID.test(actingFor) ? actingFor : undefined;
  const [staffRoles, members] = await Promise.all([
    staffRolesOf(reader, accountId, clock.today()),
    organisationId === undefined ? [] : membershipRows(reader, accountId, organisationId),
  ]);
  const direct = members.find(({ holder }) => holder === organisationId) ?? members[0];
  const membership = direct && organisationId !== undefined ? { organisationId, role: direct.role } : null;
  return { kind: 'person', accountId, name, staffRoles, actingFor: membership, secondFactor: 'none' };
}

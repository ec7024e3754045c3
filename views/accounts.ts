import { and, eq, gte, inArray, isNull, lte, notLike, or } from 'drizzle-orm';
import type { StaffRole } from '../contracts/roles.ts';
import { appointmentTable } from '../modules/staff/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';
import { personTable } from '../platform/identity/tables.ts';

/** The names of accounts by their ids; an account that is gone has none. */
export async function namesOf(reader: Reader, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(accountIds)];
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({ id: personTable.id, name: personTable.name })
    .from(personTable)
    .where(inArray(personTable.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The e-mail addresses of those who hold a role of the office on a day. */
export async function mailAddressesOf(reader: Reader, role: StaffRole, day: string): Promise<readonly string[]> {
  const runs = and(
    lte(appointmentTable.fromDay, day),
    or(isNull(appointmentTable.untilDay), gte(appointmentTable.untilDay, day)),
  );
  const rows = await reader
    .select({ email: personTable.email })
    .from(appointmentTable)
    .innerJoin(personTable, eq(personTable.id, appointmentTable.accountId))
    // Somebody who has only a mobile number has a made-up address.
    .where(and(eq(appointmentTable.role, role), runs, notLike(personTable.email, '%@phone.invalid')));
  return rows.map(({ email }) => email);
}

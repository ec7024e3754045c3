import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import type { StaffRole } from '../contracts/roles.ts';
import { appointmentTable, substitutionTable } from '../modules/staff/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';

const runs = (day: string) =>
  and(isNull(substitutionTable.cancelledAt), lte(substitutionTable.fromDay, day), gte(substitutionTable.untilDay, day));

/** The account itself and those for whom it stands in on a day: whose work is its work. */
export async function accountsActedFor(reader: Reader, accountId: string, day: string): Promise<readonly string[]> {
  const rows = await reader
    .select({ absent: substitutionTable.absentAccountId })
    .from(substitutionTable)
    .where(and(eq(substitutionTable.substituteAccountId, accountId), runs(day)));
  return [accountId, ...rows.map(({ absent }) => absent)];
}

/** Whether somebody has a role of the office on a day, own or as a substitute. */
export async function actsAs(reader: Reader, accountId: string, role: StaffRole, day: string): Promise<boolean> {
  const accounts = await accountsActedFor(reader, accountId, day);
  const [row] = await reader
    .select({ id: appointmentTable.id })
    .from(appointmentTable)
    .where(
      and(
        inArray(appointmentTable.accountId, [...accounts]),
        eq(appointmentTable.role, role),
        lte(appointmentTable.fromDay, day),
        or(isNull(appointmentTable.untilDay), gte(appointmentTable.untilDay, day)),
      ),
    )
    .limit(1);
  return row !== undefined;
}

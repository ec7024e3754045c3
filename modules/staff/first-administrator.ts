import { sql } from 'drizzle-orm';
import { beijingDay } from '../../platform/clock.ts';
import { type CommandOutcome, done, event } from '../../platform/command/command.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { lockSecurityAdministrators } from './appointments.ts';
import { refuse } from './refusals.ts';
import { appointmentTable } from './tables.ts';

/**
 * The security administrator of a new installation, appointed by its operator on the command line; only while there is
 * none. The outcome of a command: its audit and events are the caller's to write, in the same transaction.
 */
export async function firstAdministrator(
  tx: Transaction,
  accountId: string,
  now: Date,
): Promise<CommandOutcome<{ readonly appointmentId: string }>> {
  const day = beijingDay(now);
  // Two operators at once: the second waits, and finds the first one's.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('staff.firstAdministrator'))`);
  const present = await lockSecurityAdministrators(tx, day);
  if (present.length > 0) return refuse('HAS_SECURITY_ADMINISTRATOR');
  const appointmentId = newId();
  const role = 'security-administrator' as const;
  const row = { accountId, role, department: '', fromDay: day, untilDay: null };
  await tx.insert(appointmentTable).values({ id: appointmentId, ...row, appointedBy: null, appointedAt: now });
  return done({ appointmentId }, { on: { type: 'appointment', id: appointmentId }, after: row }, [
    event('StaffAppointed', { appointmentId, accountId, role }),
  ]);
}

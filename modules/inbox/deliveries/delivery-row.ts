import { eq, sql } from 'drizzle-orm';
import type { Channel } from '../../../contracts/inbox.ts';
import type { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { MailMessage } from '../../../platform/mail/mail.ts';
import { maskEmail, maskPhone } from '../../../platform/personal-data/masks.ts';
import type { SendSms } from '../../../platform/sms/sms.ts';
import { deliveryTable } from '../tables.ts';

export type DeliveryRow = typeof deliveryTable.$inferSelect;

export function maskedFor(channel: Channel, to: string): string {
  return channel === 'mail' ? maskEmail(to) : maskPhone(to);
}

/** The ways out; undefined = not configured. */
export interface Senders {
  readonly database: Database;
  readonly mail: ((message: MailMessage) => Promise<void>) | undefined;
  readonly sms: SendSms | undefined;
}

export interface Outgoing {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The row of something that goes out, made where there is none: the same thing by the same channel is one row. */
export async function openDeliveryRow(
  { orm }: Database,
  row: Pick<DeliveryRow, 'kind' | 'subjectId' | 'channel' | 'to'>,
  at: Date,
): Promise<DeliveryRow> {
  await orm
    .insert(deliveryTable)
    .values({ id: newId(), ...row, state: 'waiting', createdAt: at })
    .onConflictDoNothing();
  const [found] = await orm
    .select()
    .from(deliveryTable)
    .where(
      sql`${deliveryTable.kind} = ${row.kind} and ${deliveryTable.subjectId} = ${row.subjectId} and ${deliveryTable.channel} = ${row.channel}`,
    );
  if (!found) throw new Error('a delivery was not written');
  return found;
}

/**
 * Sends what a row stands for and writes down what became of it. Where the server is away it throws: the delivery of
 * events tries again later. What was sent is not sent again; `at` is the time of the attempt.
 */
export async function sendOut(
  { database, mail, sms }: Senders,
  { id, channel, state }: DeliveryRow,
  { to, subject, text }: Outgoing,
  at: Date,
): Promise<void> {
  if (state === 'sent') return;
  const send = channel === 'mail' ? mail && (() => mail({ to, subject, text })) : sms && (() => sms({ to, text }));
  const keep = (change: Partial<DeliveryRow>) =>
    database.orm
      .update(deliveryTable)
      .set({ attempts: sql`${deliveryTable.attempts} + 1`, ...change })
      .where(eq(deliveryTable.id, id));
  if (!send) {
    await database.orm.update(deliveryTable).set({ state: 'not-configured' }).where(eq(deliveryTable.id, id));
    return;
  }
  try {
    await send();
  } catch (error) {
    const lastError = (error instanceof Error ? error.message : String(error)).replaceAll(to, '…').slice(0, 300);
    await keep({ lastError });
    throw error;
  }
  await keep({ state: 'sent', sentAt: at, lastError: null });
}

import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Handler } from '../../../platform/outbox/deliver.ts';
import { addressOf } from '../messages/preferences.ts';
import { say } from '../refusals.ts';
import { deliveryTable, messageTable } from '../tables.ts';
import { type Senders, sendOut } from './delivery-row.ts';

export const DELIVERY_DUE = 'DeliveryDue';
export const DELIVERY_HANDLER = 'inbox.deliver';

const due = z.looseObject({ deliveryId: z.uuid() });

/** Brings messages to people by mail and text message. Links are absolute: `baseUrl` is where people reach the site. */
export function deliverHandler({ baseUrl, ...senders }: Senders & { readonly baseUrl: string }): Handler {
  return {
    name: DELIVERY_HANDLER,
    on: [DELIVERY_DUE],
    async reaches(payload, at) {
      const { orm } = senders.database;
      const { deliveryId } = due.parse(payload);
      const [row] = await orm.select().from(deliveryTable).where(eq(deliveryTable.id, deliveryId));
      if (!row || row.state === 'sent') return;
      const [message] = await orm.select().from(messageTable).where(eq(messageTable.id, row.subjectId));
      const to = message ? await addressOf(orm, message.accountId, row.channel) : null;
      if (!message || to === null) {
        // The account was erased or gave its address up meanwhile.
        await orm.update(deliveryTable).set({ state: 'pointless' }).where(eq(deliveryTable.id, row.id));
        return;
      }
      const { title, body } = message;
      const link = `${baseUrl}${message.link}`;
      const text = row.channel === 'mail' ? say('mail.text', { body, link }) : say('sms.text', { title, link });
      await sendOut(senders, row, { to, subject: say('mail.subject', { title }), text }, at);
    },
  };
}

import { z } from 'zod';
import { pageOf, pageQuery } from './paging.ts';

/**
 * Messages to people, below /api/v1; always those of whoever asks:
 *
 * - `GET /messages?unread=true&limit=&cursor=` newest first → MessageList
 * - `GET /messages/unread-count` → UnreadCount
 * - `POST /messages/:messageId/read` → {id}; `POST /messages/read-all` → {}
 * - `GET /message-preferences`, `POST /message-preferences` {mail, sms} → MessagePreferences
 * - `GET /message-deliveries?state=` what went out by mail and text message, and what did not (system administrator) → DeliveryList
 * - `POST /message-deliveries/:deliveryId/retry` → {id} (system administrator)
 */

const instant = z.iso.datetime();

export const message = z
  .strictObject({
    id: z.uuid(),
    /** The organisation that it is about; null = about the person or the office. */
    organisationId: z.uuid().nullable(),
    organisationName: z.string().nullable(),
    title: z.string(),
    body: z.string(),
    /** Path on this site, `/my/…` or `/office/…`. */
    link: z.string(),
    createdAt: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: 'Message' });
export type MessageView = z.output<typeof message>;
export const listMessages = pageQuery.extend({ unread: z.enum(['true', 'false']).optional() });
export const messageList = pageOf(message, 'MessageList');

/** At most this many are counted. */
export const MOST_UNREAD = 100;
export const unreadCount = z.strictObject({ count: z.int().min(0).max(MOST_UNREAD) }).meta({ id: 'UnreadCount' });
export const messageParams = z.strictObject({ messageId: z.uuid() });
export const messageId = z.strictObject({ id: z.uuid() });
export const nothingAsked = z.strictObject({});

/** Messages always stand in the inbox; they go out as well by mail (unless chosen otherwise) and by text message. */
export const messagePreferences = z
  .strictObject({ mail: z.boolean(), sms: z.boolean() })
  .meta({ id: 'MessagePreferences' });
export const shownPreferences = z
  .strictObject({
    ...messagePreferences.shape,
    /** Where they would go, masked; null = the account has no such address. */
    mailTo: z.string().nullable(),
    smsTo: z.string().nullable(),
  })
  .meta({ id: 'ShownMessagePreferences' });

export const CHANNELS = ['mail', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];
export const DELIVERY_KINDS = ['message', 'invitation', 'staff-invitation', 'opinion-request'] as const;
/** not-configured: there is no mail server or gateway. */
export const DELIVERY_STATES = ['waiting', 'sent', 'not-configured', 'pointless'] as const;

export const delivery = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(DELIVERY_KINDS),
    channel: z.enum(CHANNELS),
    /** Masked. */
    to: z.string(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.int(),
    lastError: z.string().nullable(),
    createdAt: instant,
    sentAt: instant.nullable(),
  })
  .meta({ id: 'Delivery' });
export const listDeliveries = pageQuery.extend({ state: z.enum(DELIVERY_STATES).optional() });
export const deliveryList = pageOf(delivery, 'DeliveryList');
export const deliveryParams = z.strictObject({ deliveryId: z.uuid() });

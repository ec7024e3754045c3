import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import { inboxHandlers } from '../journeys/inbox/handlers.ts';
import { receiptHandler } from '../journeys/make-receipt.ts';
import { answersCorrection } from '../journeys/request-correction.ts';
import { readVoucherHandler, releaseHandler, type VoucherReader } from '../modules/evidence/index.ts';
import type { Runner } from '../platform/command/runner.ts';
import type { Database } from '../platform/database/database.ts';
import type { Scanner } from '../platform/files/clamd.ts';
import type { ContentStore } from '../platform/files/content-store.ts';
import { removeContentHandler } from '../platform/files/delete-file.ts';
import { scanHandler } from '../platform/files/scan.ts';
import type { SendMail } from '../platform/mail/mail.ts';
import type { Handler } from '../platform/outbox/deliver.ts';
import type { Subscriptions } from '../platform/outbox/write.ts';
import type { SendSms } from '../platform/sms/sms.ts';

/** What the handlers need of the open office. */
export interface HandlerParts {
  readonly database: Database;
  readonly contents: ContentStore;
  readonly runner: () => Runner;
  /** undefined = none is configured. */
  readonly scanner: Scanner | undefined;
  readonly reader: VoucherReader;
  readonly policies: PolicyShelf;
  /** Origin under which people reach the site, for links. */
  readonly baseUrl: string;
  /** undefined = not configured. */
  readonly mail: SendMail | undefined;
  readonly sms: SendSms | undefined;
}

/** Everything that follows an event: each module and journey adds its handlers here. */
export function handlersOf(parts: HandlerParts): readonly Handler[] {
  return [
    answersCorrection,
    receiptHandler(parts),
    scanHandler(parts),
    removeContentHandler(parts.contents),
    readVoucherHandler(parts),
    releaseHandler(parts.runner),
    ...inboxHandlers(parts),
  ];
}

/** The names of the handlers by event. */
export function subscriptionsOf(handlers: readonly Handler[]): Subscriptions {
  const byEvent: Record<string, string[]> = {};
  for (const { name, on } of handlers) {
    for (const event of on) byEvent[event] = [...(byEvent[event] ?? []), name];
  }
  return byEvent;
}

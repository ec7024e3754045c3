import { event } from '../../../platform/command/command.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { writeEvents } from '../../../platform/outbox/write.ts';
import { DELIVERY_DUE, DELIVERY_HANDLER } from '../deliveries/deliver.ts';
import { maskedFor } from '../deliveries/delivery-row.ts';
import { deliveryTable, messageTable } from '../tables.ts';
import { waysOf } from './preferences.ts';

/** The same words for several people. */
export interface Notice {
  readonly accountIds: readonly string[];
  readonly organisationId: string | null;
  readonly title: string;
  readonly body: string;
  /** Path on this site. */
  readonly link: string;
}

/** Puts a notice into the inbox of each person, and a delivery beside it for each way that the person chose. */
export async function writeNotice(tx: Transaction, at: Date, notice: Notice): Promise<void> {
  const { accountIds, ...words } = notice;
  const ids = [...new Set(accountIds)];
  if (ids.length === 0) return;
  const messages = ids.map((accountId) => ({ id: newId(), accountId, ...words, createdAt: at }));
  await tx.insert(messageTable).values(messages);
  const ways = await waysOf(tx, ids);
  const deliveries = messages.flatMap(({ id: subjectId, accountId }) =>
    (ways.get(accountId) ?? []).map(({ channel, to }) => ({
      id: newId(),
      kind: 'message' as const,
      subjectId,
      channel,
      accountId,
      to: maskedFor(channel, to),
      state: 'waiting' as const,
      createdAt: at,
    })),
  );
  if (deliveries.length === 0) return;
  await tx.insert(deliveryTable).values(deliveries);
  const due = deliveries.map(({ id }) => event(DELIVERY_DUE, { deliveryId: id }));
  await writeEvents(tx, at, due, { [DELIVERY_DUE]: [DELIVERY_HANDLER] });
}

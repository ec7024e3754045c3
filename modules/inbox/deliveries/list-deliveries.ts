import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { deliveryList, deliveryParams, listDeliveries as input, messageId } from '../../../contracts/inbox.ts';
import { defineCommand, defineQuery, done, event } from '../../../platform/command/command.ts';
import { cursorOf, readCursor } from '../../../platform/database/cursor.ts';
import { may } from '../permissions.ts';
import { notFound, refuse } from '../refusals.ts';
import { deliveryTable } from '../tables.ts';
import { DELIVERY_DUE } from './deliver.ts';

const place = z.tuple([z.iso.datetime(), z.uuid()]);

/** What goes out by mail and text message, newest first: what waits because a server is away stands here. */
export const listDeliveries = defineQuery({
  name: 'inbox.listDeliveries',
  input,
  output: deliveryList,
  permission: may.listDeliveries,
  async run({ tx }, { state, limit, cursor }) {
    const from = readCursor(cursor, place);
    if (!from.ok) return from;
    const { createdAt, id } = deliveryTable;
    const older = from.after && sql`(${createdAt}, ${id}) < (${from.after[0]}::timestamptz, ${from.after[1]}::uuid)`;
    const rows = await tx
      .select()
      .from(deliveryTable)
      .where(and(state && eq(deliveryTable.state, state), older))
      .orderBy(desc(createdAt), desc(id))
      .limit(limit + 1);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      ok: true,
      value: {
        items: shown.map(({ accountId: _who, subjectId: _what, ...row }) => ({
          ...row,
          createdAt: row.createdAt.toISOString(),
          sentAt: row.sentAt?.toISOString() ?? null,
        })),
        next: last ? cursorOf([last.createdAt.toISOString(), last.id]) : null,
      },
    };
  },
});

/** Sends a message again that has not gone out. Links with a token are asked for anew where they were made. */
export const retryDelivery = defineCommand({
  name: 'inbox.retryDelivery',
  input: deliveryParams,
  output: messageId,
  permission: may.retryDelivery,
  async run({ tx }, { deliveryId: id }) {
    const [row] = await tx.select().from(deliveryTable).where(eq(deliveryTable.id, id)).for('update');
    if (!row) return notFound;
    if (row.state === 'sent' || row.kind !== 'message') return refuse('NOT_TO_BE_SENT_AGAIN');
    await tx.update(deliveryTable).set({ state: 'waiting' }).where(eq(deliveryTable.id, id));
    return done({ id }, { on: { type: 'delivery', id }, before: { state: row.state, attempts: row.attempts } }, [
      event(DELIVERY_DUE, { deliveryId: id }),
    ]);
  },
});

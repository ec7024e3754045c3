import { and, eq, isNull, sql } from 'drizzle-orm';
import { messageId, messageParams, nothingAsked } from '../../../contracts/inbox.ts';
import { defineCommand, done } from '../../../platform/command/command.ts';
import { may } from '../permissions.ts';
import { notFound } from '../refusals.ts';
import { messageTable } from '../tables.ts';

/** Marks a message as read. One of somebody else does not exist. */
export const readMessage = defineCommand({
  name: 'inbox.readMessage',
  input: messageParams,
  output: messageId,
  permission: may.readMessage,
  async run({ tx, actor, now }, { messageId: id }) {
    const [row] = await tx
      .update(messageTable)
      .set({ readAt: sql`coalesce(${messageTable.readAt}, ${now.toISOString()}::timestamptz)` })
      .where(and(eq(messageTable.id, id), eq(messageTable.accountId, actor.accountId ?? '')))
      .returning({ id: messageTable.id });
    return row ? done(row, { on: { type: 'message', id } }) : notFound;
  },
});

/** Marks everything as read that the person has. */
export const readAllMessages = defineCommand({
  name: 'inbox.readAllMessages',
  input: nothingAsked,
  output: nothingAsked,
  permission: may.readAllMessages,
  async run({ tx, actor, now }) {
    const accountId = actor.accountId ?? '';
    await tx
      .update(messageTable)
      .set({ readAt: now })
      .where(and(eq(messageTable.accountId, accountId), isNull(messageTable.readAt)));
    return done({}, { on: { type: 'account', id: accountId } });
  },
});

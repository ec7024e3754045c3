import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  listMessages as input,
  MOST_UNREAD,
  messageList,
  nothingAsked,
  unreadCount,
} from '../../../contracts/inbox.ts';
import { defineQuery } from '../../../platform/command/command.ts';
import { cursorOf, readCursor } from '../../../platform/database/cursor.ts';
import type { Reader } from '../../../platform/database/transaction.ts';
import { may } from '../permissions.ts';
import { messageTable } from '../tables.ts';

const place = z.tuple([z.iso.datetime(), z.uuid()]);

/** The names of organisations by their ids; the module knows them by id only. */
export type OrganisationNames = (reader: Reader, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** What the person who asks was told, newest first. */
export const listMessages = (namesOf: OrganisationNames) =>
  defineQuery({
    name: 'inbox.listMessages',
    input,
    output: messageList,
    permission: may.listMessages,
    async run({ tx, actor }, { unread, limit, cursor }) {
      const from = readCursor(cursor, place);
      if (!from.ok) return from;
      const { accountId, createdAt, id, readAt } = messageTable;
      const older = from.after && sql`(${createdAt}, ${id}) < (${from.after[0]}::timestamptz, ${from.after[1]}::uuid)`;
      const rows = await tx
        .select()
        .from(messageTable)
        .where(and(eq(accountId, actor.accountId ?? ''), unread === 'true' ? isNull(readAt) : undefined, older))
        .orderBy(desc(createdAt), desc(id))
        .limit(limit + 1);
      const shown = rows.slice(0, limit);
      const names = await namesOf(
        tx,
        shown.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId])),
      );
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        ok: true,
        value: {
          items: shown.map(({ accountId: _own, ...row }) => ({
            ...row,
            organisationName: row.organisationId === null ? null : (names.get(row.organisationId) ?? null),
            createdAt: row.createdAt.toISOString(),
            readAt: row.readAt?.toISOString() ?? null,
          })),
          next: last ? cursorOf([last.createdAt.toISOString(), last.id]) : null,
        },
      };
    },
  });

/** How many the person has not read, as far as they are counted. */
export const countUnread = defineQuery({
  name: 'inbox.countUnread',
  input: nothingAsked,
  output: unreadCount,
  permission: may.countUnread,
  async run({ tx, actor }) {
    const some = tx
      .select({ id: messageTable.id })
      .from(messageTable)
      .where(and(eq(messageTable.accountId, actor.accountId ?? ''), isNull(messageTable.readAt)))
      .limit(MOST_UNREAD)
      .as('some');
    const [row] = await tx.select({ count: count() }).from(some);
    return { ok: true, value: { count: row?.count ?? 0 } };
  },
});

import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  answerInput,
  askInput,
  listRequestsInput,
  type PersonalRequest,
  personalRequests,
  requestId,
} from '../../contracts/personal.ts';
import { type CommandContext, defineCommand, defineQuery, done, event } from '../../platform/command/command.ts';
import { refuse as refusePlatform } from '../../platform/command/runner.ts';
import { cursorOf, readCursor } from '../../platform/database/cursor.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { openTextFor, sealFor } from '../../platform/personal-data/in-use.ts';
import { eraseAccount } from './copy-and-erase.ts';
import { permissions } from './permissions.ts';
import { REGISTER } from './register.ts';
import { personalRequestTable } from './tables.ts';
import { refuse } from './words.ts';

/** Asks that something be put right, or erased. */
export const ask = defineCommand({
  name: 'personal.ask',
  input: askInput,
  output: requestId,
  permission: permissions.ask,
  constraints: { request_open_once: refuse('REQUEST_OPEN') },
  async run({ tx, actor, now }, { kind, field, words }) {
    const accountId = actor.accountId ?? '';
    if (field !== undefined && !REGISTER.some((one) => one.field === field)) {
      return refuse('UNKNOWN_FIELD', { path: '/field', kind: 'invalid' });
    }
    const id = newId();
    const wordsSealed = await sealFor(tx, accountId, words);
    const row = { id, accountId, kind, field: field ?? null, wordsSealed, state: 'open' as const, askedAt: now };
    await tx.insert(personalRequestTable).values(row);
    const after = { kind, field: field ?? null };
    return done({ requestId: id }, { on: { type: 'personal-request', id }, after }, [
      event('PersonalRequestMade', { requestId: id, kind }),
    ]);
  },
});

const place = z.tuple([z.iso.datetime(), z.uuid()]);

type Row = typeof personalRequestTable.$inferSelect;

async function viewOf(reader: Reader, { wordsSealed, answeredBy, ...row }: Row): Promise<PersonalRequest> {
  const words = await openTextFor(reader, row.accountId, wordsSealed);
  const answeredAt = row.answeredAt?.toISOString() ?? null;
  return { ...row, words, askedAt: row.askedAt.toISOString(), answeredAt };
}

/** One's own, newest first. */
export const listMyRequests = defineQuery({
  name: 'personal.listMyRequests',
  input: listRequestsInput,
  output: personalRequests,
  permission: permissions.listMyRequests,
  async run({ tx, actor }, { limit, cursor, state }) {
    const from = readCursor(cursor, place);
    if (!from.ok) return from;
    const { accountId, askedAt, id } = personalRequestTable;
    const [at, after] = from.after ?? [];
    const rows = await tx
      .select()
      .from(personalRequestTable)
      .where(
        and(
          eq(accountId, actor.accountId ?? ''),
          state && eq(personalRequestTable.state, state),
          at ? sql`(${askedAt}, ${id}) < (${at}::timestamptz, ${after}::uuid)` : undefined,
        ),
      )
      .orderBy(desc(askedAt), desc(id))
      .limit(limit + 1);
    return { ok: true, value: await pageOf(tx, rows, limit) };
  },
});

/** Those of everybody, oldest first: they have a time limit. */
export const listRequests = defineQuery({
  name: 'personal.listRequests',
  input: listRequestsInput,
  output: personalRequests,
  permission: permissions.listRequests,
  async run({ tx }, { limit, cursor, state = 'open' }) {
    const from = readCursor(cursor, place);
    if (!from.ok) return from;
    const { askedAt, id } = personalRequestTable;
    const [at, after] = from.after ?? [];
    const behind = at ? sql`(${askedAt}, ${id}) > (${at}::timestamptz, ${after}::uuid)` : undefined;
    const rows = await tx
      .select()
      .from(personalRequestTable)
      .where(and(eq(personalRequestTable.state, state), behind))
      .orderBy(asc(askedAt), asc(id))
      .limit(limit + 1);
    const value = await pageOf(tx, rows, limit);
    const people = value.items.map(({ accountId }) => ({ type: 'person', id: accountId, fields: ['request'] }));
    return { ok: true, value, personalDataOf: people };
  },
});

async function pageOf(reader: Reader, rows: readonly Row[], limit: number) {
  const items: PersonalRequest[] = [];
  for (const row of rows.slice(0, limit)) items.push(await viewOf(reader, row));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? cursorOf([last.askedAt, last.id]) : null };
}

/** Answers with a reason. Fulfilling an erasure erases the account by the register, in the same transaction. */
export const answerRequest = defineCommand({
  name: 'personal.answerRequest',
  input: answerInput,
  output: requestId,
  permission: permissions.answerRequest,
  sensitive: true,
  async run(context, { requestId: id, decision, answer }) {
    const { tx, actor, now } = context;
    const [row] = await tx.select().from(personalRequestTable).where(eq(personalRequestTable.id, id)).for('update');
    if (!row) return refusePlatform('NOT_FOUND', { kind: 'not-found' });
    if (row.state !== 'open') return refuse('REQUEST_ANSWERED');
    await tx
      .update(personalRequestTable)
      .set({ state: decision, answer, answeredAt: now, answeredBy: actor.accountId })
      .where(eq(personalRequestTable.id, id));
    const erased = await eraseIfAsked(context, row, decision);
    const kept = {
      on: { type: 'personal-request', id },
      before: { state: row.state },
      after: { state: decision, erased },
    };
    const { accountId, kind } = row;
    return done({ requestId: id }, kept, [
      event('PersonalRequestAnswered', { requestId: id, accountId, kind, decision }),
    ]);
  },
});

async function eraseIfAsked(
  { tx, now }: CommandContext,
  { kind, accountId }: Row,
  decision: string,
): Promise<string[]> {
  return kind === 'erasure' && decision === 'fulfilled' ? eraseAccount(tx, accountId, now) : [];
}

import { and, desc, eq, gt, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import {
  listRounds as listInput,
  listOfficeRounds as listOfficeInput,
  officeRoundList,
  roundList,
} from '../../contracts/round.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { cursorOf, readCursor } from '../../platform/database/cursor.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { may } from './permissions.ts';
import { clausesOf } from './round.ts';
import { officeViewOf, summaryOf } from './round-view.ts';
import { type RoundRow, roundTable } from './tables.ts';
import type { RoundPhase } from './window.ts';

const place = z.tuple([z.iso.datetime(), z.uuid()]);

/** Rounds that the public may see, newest first. */
export const listRounds = (policies: PolicyShelf) =>
  defineQuery({
    name: 'round.list',
    input: listInput,
    output: roundList,
    permission: may.list,
    async run({ tx, now }, { phase, limit, cursor }) {
      const read = readCursor(cursor, place);
      if (!read.ok) return read;
      const wanted = and(isNotNull(roundTable.number), phase ? inPhase(phase, now) : undefined);
      const { rows, next } = await pageOfRounds(tx, wanted, limit, read.after);
      const clauses = await clausesOf(
        tx,
        rows.map(({ id }) => id),
      );
      const items = rows.map((row) => summaryOf(row, clauses.get(row.id) ?? [], policies, now));
      return { ok: true, value: { items, next } };
    },
  });

/** All rounds, drafts too, newest first. */
export const listOfficeRounds = defineQuery({
  name: 'round.listOffice',
  input: listOfficeInput,
  output: officeRoundList,
  permission: may.listOffice,
  async run({ tx, now }, { state, limit, cursor }) {
    const read = readCursor(cursor, place);
    if (!read.ok) return read;
    const wanted = state ? eq(roundTable.state, state) : undefined;
    const { rows, next } = await pageOfRounds(tx, wanted, limit, read.after);
    const items = [];
    for (const row of rows) items.push(await officeViewOf(tx, row, now));
    return { ok: true, value: { items, next } };
  },
});

async function pageOfRounds(
  reader: Reader,
  wanted: SQL | undefined,
  limit: number,
  after: readonly [string, string] | undefined,
): Promise<{ readonly rows: readonly RoundRow[]; readonly next: string | null }> {
  const older =
    after && sql`(${roundTable.createdAt}, ${roundTable.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const found = await reader
    .select()
    .from(roundTable)
    .where(and(wanted, older))
    .orderBy(desc(roundTable.createdAt), desc(roundTable.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? cursorOf([last.createdAt.toISOString(), last.id]) : null };
}

function inPhase(phase: RoundPhase, now: Date): SQL | undefined {
  const { state, opensAt, closesAt, graceUntil } = roundTable;
  if (phase === 'cancelled') return eq(state, 'cancelled');
  const published = eq(state, 'published');
  const inGrace = gt(graceUntil, now);
  switch (phase) {
    case 'upcoming':
      return and(published, gt(opensAt, now));
    case 'open':
      return and(published, lte(opensAt, now), gt(closesAt, now));
    case 'grace':
      return and(published, lte(closesAt, now), inGrace);
    case 'closed':
      return and(published, lte(closesAt, now), or(sql`${graceUntil} is null`, lte(graceUntil, now)));
  }
}

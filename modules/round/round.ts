import { asc, eq, inArray } from 'drizzle-orm';
import type { RoundDraft } from '../../contracts/round.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { type RoundRow, roundClauseTable, roundTable } from './tables.ts';

export type RoundClause = RoundDraft['clauses'][number];

/** A round by its id, whatever its state, with its clauses in their order; null where there is none. */
export async function roundOf(
  reader: Reader,
  id: string,
): Promise<{ readonly round: RoundRow; readonly clauses: readonly RoundClause[] } | null> {
  const [round] = await reader.select().from(roundTable).where(eq(roundTable.id, id));
  return round ? { round, clauses: (await clausesOf(reader, [id])).get(id) ?? [] } : null;
}

/** The same, locked until the transaction ends. `share` lets others read the same window, and nobody move it. */
export async function lockRound(
  { tx }: CommandContext,
  id: string,
  strength: 'update' | 'share' = 'update',
): Promise<RoundRow | null> {
  const [round] = await tx.select().from(roundTable).where(eq(roundTable.id, id)).for(strength);
  return round ?? null;
}

/** The clauses of several rounds. */
export async function clausesOf(
  reader: Reader,
  roundIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RoundClause[]>> {
  const byRound = new Map<string, RoundClause[]>();
  if (roundIds.length === 0) return byRound;
  const rows = await reader
    .select()
    .from(roundClauseTable)
    .where(inArray(roundClauseTable.roundId, [...roundIds]))
    .orderBy(asc(roundClauseTable.roundId), asc(roundClauseTable.position));
  for (const { roundId, clause, budgetFen, places } of rows) {
    byRound.set(roundId, [...(byRound.get(roundId) ?? []), { clause, budgetFen, places }]);
  }
  return byRound;
}

/** Puts the clauses of a draft in the place of those before. */
export async function replaceClauses({ tx }: CommandContext, roundId: string, clauses: readonly RoundClause[]) {
  await tx.delete(roundClauseTable).where(eq(roundClauseTable.roundId, roundId));
  if (clauses.length === 0) return;
  await tx.insert(roundClauseTable).values(clauses.map((clause, position) => ({ ...clause, roundId, position })));
}

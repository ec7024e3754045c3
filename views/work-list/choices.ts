import { asc, desc, inArray, isNotNull } from 'drizzle-orm';
import { roundClauseTable, roundTable } from '../../modules/round/tables.ts';
import type { Reader } from '../../platform/database/transaction.ts';

const MOST = 40;

/** The rounds that were published last, newest first, with their clauses in order. */
export async function publishedRounds(reader: Reader) {
  const { id, title, policyId, version, publishedAt } = roundTable;
  const rounds = await reader
    .select({ id, title, policyId, version })
    .from(roundTable)
    .where(isNotNull(publishedAt))
    .orderBy(desc(publishedAt), desc(id))
    .limit(MOST);
  if (rounds.length === 0) return [];
  const ids = rounds.map((round) => round.id);
  const clauses = await reader
    .select({ roundId: roundClauseTable.roundId, clause: roundClauseTable.clause })
    .from(roundClauseTable)
    .where(inArray(roundClauseTable.roundId, ids))
    .orderBy(asc(roundClauseTable.roundId), asc(roundClauseTable.position));
  return rounds.map((round) => ({
    ...round,
    clauses: clauses.filter(({ roundId }) => roundId === round.id).map(({ clause }) => clause),
  }));
}

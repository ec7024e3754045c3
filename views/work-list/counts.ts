import { type SQL, sql } from 'drizzle-orm';
import { COUNTED, type Counted, MOST_COUNTED, type WorkFilter } from '../../contracts/work-list.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { branchesOf, type WorkAsk } from './conditions.ts';

const FILTERS: Readonly<Record<Counted, WorkFilter>> = {
  open: {},
  me: { assignee: 'me' },
  overdue: { due: 'overdue' },
  today: { due: 'today' },
  submitted: { state: 'submitted' },
  'correction-requested': { state: 'correction-requested' },
  accepted: { state: 'accepted' },
  verifying: { state: 'verifying' },
  verified: { state: 'verified' },
  'second-notice': { task: 'second-notice' },
  sign: { task: 'sign' },
};

/** How many there are of each, up to MOST_COUNTED: counting stops there, so that it costs the same with any number. */
export async function workCounts(reader: Reader, ask: Omit<WorkAsk, 'filter'>): Promise<Record<Counted, number>> {
  const columns = COUNTED.map((name) => {
    return sql`${countOf(branchesOf({ ...ask, filter: FILTERS[name] }, MOST_COUNTED, undefined))} as ${sql.identifier(name)}`;
  });
  const { rows } = await reader.execute<Record<Counted, number>>(sql`select ${sql.join(columns, sql`, `)}`);
  const [counts] = rows;
  if (!counts) throw new Error('a count answered nothing');
  return counts;
}

function countOf(branches: SQL | null): SQL {
  if (!branches) return sql`0`;
  return sql`(select count(*)::int from (select 1 from (${branches}) branch limit ${MOST_COUNTED}) counted)`;
}

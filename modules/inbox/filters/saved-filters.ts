import { and, asc, count, eq } from 'drizzle-orm';
import {
  filterParams,
  noInput,
  nothingMore,
  savedFilter,
  savedFilters,
  saveFilter as saveInput,
} from '../../../contracts/work-list.ts';
import { defineCommand, defineQuery, done } from '../../../platform/command/command.ts';
import { newId } from '../../../platform/ids.ts';
import { may } from '../permissions.ts';
import { notFound, refuse } from '../refusals.ts';
import { savedFilterTable } from '../tables.ts';

/** They stand in the rail: more would not be found again. */
const MOST = 30;

export const listFilters = defineQuery({
  name: 'inbox.listFilters',
  input: noInput,
  output: savedFilters,
  permission: may.listFilters,
  async run({ tx, actor }) {
    const { id, name, query, createdAt } = savedFilterTable;
    const items = await tx
      .select({ id, name, query })
      .from(savedFilterTable)
      .where(eq(savedFilterTable.accountId, actor.accountId ?? ''))
      .orderBy(asc(createdAt), asc(id));
    return { ok: true, value: { items } };
  },
});

/** Keeps a filter under a name; the same name again replaces it. */
export const saveFilter = defineCommand({
  name: 'inbox.saveFilter',
  input: saveInput,
  output: savedFilter,
  permission: may.saveFilter,
  async run({ tx, actor, now }, { name, query }) {
    const accountId = actor.accountId ?? '';
    const own = eq(savedFilterTable.accountId, accountId);
    const [before] = await tx
      .select()
      .from(savedFilterTable)
      .where(and(own, eq(savedFilterTable.name, name)));
    const [kept] = await tx.select({ count: count() }).from(savedFilterTable).where(own);
    if (!before && (kept?.count ?? 0) >= MOST) return refuse('TOO_MANY_FILTERS', { params: { count: MOST } });
    const [row] = await tx
      .insert(savedFilterTable)
      .values({ id: newId(), accountId, name, query, createdAt: now })
      .onConflictDoUpdate({ target: [savedFilterTable.accountId, savedFilterTable.name], set: { query } })
      .returning();
    if (!row) throw new Error('a filter was not written');
    const audit = { on: { type: 'saved-filter', id: row.id }, before: before?.query, after: { name, query } };
    return done({ id: row.id, name, query }, audit);
  },
});

export const removeFilter = defineCommand({
  name: 'inbox.removeFilter',
  input: filterParams,
  output: nothingMore,
  permission: may.removeFilter,
  async run({ tx, actor }, { filterId: id }) {
    const own = and(eq(savedFilterTable.id, id), eq(savedFilterTable.accountId, actor.accountId ?? ''));
    const [row] = await tx.delete(savedFilterTable).where(own).returning();
    if (!row) return notFound;
    const { name, query } = row;
    return done({}, { on: { type: 'saved-filter', id }, before: { name, query } });
  },
});

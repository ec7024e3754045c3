import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import {
  addOutcomeInput,
  changeOutcomeInput,
  listOutcomesInput,
  type OutcomeView,
  outcomeAnswer,
  outcomePage,
  removeOutcomeInput,
} from '../../contracts/works.ts';
import { defineCommand, defineQuery, done } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import type { Reader, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { isInstant, pageOfRows, placeOf } from './keyset.ts';
import { may } from './permissions.ts';
import { refuseForeignFiles } from './proof-file.ts';
import { refuse } from './refusals.ts';
import { lockForChange, ownRegistrationsOf, subjectResource } from './subject-rows.ts';
import { type OutcomeRow, outcomeTable } from './tables.ts';

const MOST_OUTCOMES = 200;

const viewOf = ({
  id,
  revision,
  kind,
  title,
  country,
  platform,
  happenedOn,
  proofFileId,
}: OutcomeRow): OutcomeView => ({
  id,
  revision,
  kind,
  title,
  country,
  platform,
  happenedOn,
  proofFileId,
});

/** What a work achieved abroad, from all registrations of the organisation. */
export async function outcomesOf(reader: Reader, subjectId: string): Promise<OutcomeView[]> {
  const own = await ownRegistrationsOf(reader, subjectId);
  if (own.length === 0) return [];
  const rows = await reader
    .select()
    .from(outcomeTable)
    .where(inArray(outcomeTable.subjectId, own))
    .orderBy(asc(outcomeTable.createdAt), asc(outcomeTable.id))
    .limit(MOST_OUTCOMES * 2);
  return rows.map(viewOf);
}

export const addOutcome = defineCommand({
  name: 'works.addOutcome',
  input: addOutcomeInput,
  output: outcomeAnswer,
  permission: may.addOutcome,
  resource: subjectResource,
  async run({ tx, now }, { id, ...outcome }) {
    const held = await lockForChange(tx, id);
    if (!held.ok) return held;
    const { organisationId } = held.row;
    const proof = { fileId: outcome.proofFileId, path: '/proofFileId' };
    const foreign = await refuseForeignFiles(tx, organisationId, [proof]);
    if (foreign) return foreign;
    const [written] = await tx.select({ rows: count() }).from(outcomeTable).where(eq(outcomeTable.subjectId, id));
    if ((written?.rows ?? 0) >= MOST_OUTCOMES) return refuse('TOO_MANY_OUTCOMES', { params: { most: MOST_OUTCOMES } });
    const outcomeId = newId();
    await tx.insert(outcomeTable).values({ ...outcome, id: outcomeId, subjectId: id, createdAt: now });
    const on = { type: 'works.outcome', id: outcomeId };
    return done({ outcomeId, revision: 1 }, { on, organisationId, after: { subjectId: id, ...outcome } });
  },
});

async function findOutcome(
  tx: Transaction,
  subjectId: string,
  id: string,
  revision: number,
): Promise<{ readonly ok: true; readonly row: OutcomeRow } | Refused> {
  const [row] = await tx
    .select()
    .from(outcomeTable)
    .where(and(eq(outcomeTable.id, id), eq(outcomeTable.subjectId, subjectId)))
    .for('update');
  if (!row) return refuse('OUTCOME_UNKNOWN', { kind: 'not-found' });
  if (row.revision !== revision) return refuse('CHANGED_MEANWHILE', { path: '/revision' });
  return { ok: true, row };
}

export const changeOutcome = defineCommand({
  name: 'works.changeOutcome',
  input: changeOutcomeInput,
  output: outcomeAnswer,
  permission: may.changeOutcome,
  resource: subjectResource,
  async run({ tx }, { id, outcomeId, revision, ...outcome }) {
    const held = await lockForChange(tx, id);
    if (!held.ok) return held;
    const { organisationId } = held.row;
    const found = await findOutcome(tx, id, outcomeId, revision);
    if (!found.ok) return found;
    const proof = { fileId: outcome.proofFileId, path: '/proofFileId' };
    const foreign = await refuseForeignFiles(tx, organisationId, [proof]);
    if (foreign) return foreign;
    const change = { ...outcome, revision: revision + 1 };
    await tx.update(outcomeTable).set(change).where(eq(outcomeTable.id, outcomeId));
    const audit = {
      on: { type: 'works.outcome', id: outcomeId },
      organisationId,
      before: viewOf(found.row),
      after: outcome,
    };
    return done({ outcomeId, revision: revision + 1 }, audit);
  },
});

export const removeOutcome = defineCommand({
  name: 'works.removeOutcome',
  input: removeOutcomeInput,
  output: outcomeAnswer,
  permission: may.removeOutcome,
  resource: subjectResource,
  async run({ tx }, { id, outcomeId, revision }) {
    const held = await lockForChange(tx, id);
    if (!held.ok) return held;
    const found = await findOutcome(tx, id, outcomeId, revision);
    if (!found.ok) return found;
    await tx.delete(outcomeTable).where(eq(outcomeTable.id, outcomeId));
    const { organisationId } = held.row;
    const audit = {
      on: { type: 'works.outcome', id: outcomeId },
      organisationId,
      before: viewOf(found.row),
      after: null,
    };
    return done({ outcomeId, revision }, audit);
  },
});

export const listOutcomes = defineQuery({
  name: 'works.listOutcomes',
  input: listOutcomesInput,
  output: outcomePage,
  permission: may.listOutcomes,
  resource: subjectResource,
  async run({ tx }, { id, limit, cursor }) {
    const from = cursor === undefined ? undefined : placeOf(cursor, isInstant);
    if (from === null) return refuse('CURSOR_UNKNOWN', { path: '/cursor', kind: 'invalid' });
    const table = outcomeTable;
    const rows = await tx
      .select()
      .from(table)
      .where(
        and(
          eq(table.subjectId, id),
          from && sql`(${table.createdAt}, ${table.id}) > (${from.at}::timestamptz, ${from.id}::uuid)`,
        ),
      )
      .orderBy(asc(table.createdAt), asc(table.id))
      .limit(limit + 1);
    const page = pageOfRows(rows, limit, (row) => ({ at: row.createdAt.toISOString(), id: row.id }), viewOf);
    return { ok: true, value: { items: [...page.items], next: page.next } };
  },
});

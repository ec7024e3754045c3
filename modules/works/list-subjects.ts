import { and, desc, eq, inArray, like, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Page, PageQuery } from '../../contracts/paging.ts';
import { listRegisterInput, listSubjectsInput, type SubjectLine, subjectPage } from '../../contracts/works.ts';
import { defineQuery } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { normalisedTitle } from './identity.ts';
import { isInstant, pageOfRows, placeOf } from './keyset.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { actingResource } from './subject-rows.ts';
import { lineOf } from './subject-view.ts';
import { shootingDayTable, subjectTable } from './tables.ts';

const survivor = alias(subjectTable, 'survivor');

/** Subjects that meet a condition, newest first; null where the cursor is none of ours. */
async function pageWhere(
  reader: Reader,
  condition: SQL | undefined,
  { limit, cursor }: PageQuery,
  forOffice: boolean,
): Promise<Page<SubjectLine> | null> {
  const from = cursor === undefined ? undefined : placeOf(cursor, isInstant);
  if (from === null) return null;
  const table = subjectTable;
  const rows = await reader
    .select({ subject: table, survivorOf: survivor.organisationId })
    .from(table)
    .leftJoin(survivor, eq(survivor.id, table.mergedInto))
    .where(and(condition, from && sql`(${table.createdAt}, ${table.id}) < (${from.at}::timestamptz, ${from.id}::uuid)`))
    .orderBy(desc(table.createdAt), desc(table.id))
    .limit(limit + 1);
  return pageOfRows(
    rows,
    limit,
    ({ subject }) => ({ at: subject.createdAt.toISOString(), id: subject.id }),
    ({ subject, survivorOf }) => {
      const mayKnow = forOffice || survivorOf === subject.organisationId;
      return lineOf(subject, mayKnow ? subject.mergedInto : null);
    },
  );
}

const unknownCursor = refuse('CURSOR_UNKNOWN', { path: '/cursor', kind: 'invalid' });

/** The subjects of the organisation that the person acts for. */
export const listSubjects = defineQuery({
  name: 'works.listSubjects',
  input: listSubjectsInput,
  output: subjectPage,
  permission: may.listSubjects,
  resource: actingResource,
  async run({ tx, actor }, { kind, ...page }) {
    const own = eq(subjectTable.organisationId, actor.actingFor?.organisationId ?? '');
    const found = await pageWhere(tx, and(own, kind && eq(subjectTable.kind, kind)), page, false);
    return found === null ? unknownCursor : { ok: true, value: { items: [...found.items], next: found.next } };
  },
});

/** The whole register, for the office: by kind, by what waits, by organisation, by the beginning of the title or a number. */
export const listRegister = defineQuery({
  name: 'works.listRegister',
  input: listRegisterInput,
  output: subjectPage,
  permission: may.listRegister,
  async run({ tx }, { kind, queue, organisationId, q, ...page }) {
    const condition = and(
      kind && eq(subjectTable.kind, kind),
      organisationId === undefined ? undefined : eq(subjectTable.organisationId, organisationId),
      queue && waitsIn(tx, queue),
      q === undefined ? undefined : matches(q),
    );
    const found = await pageWhere(tx, condition, page, true);
    return found === null ? unknownCursor : { ok: true, value: { items: [...found.items], next: found.next } };
  },
});

function waitsIn(reader: Reader, queue: 'filing' | 'key-project' | 'shooting-days'): SQL | undefined {
  if (queue === 'filing') return eq(subjectTable.filingState, 'waiting');
  if (queue === 'key-project') return eq(subjectTable.keyProjectState, 'waiting');
  const waiting = reader
    .select({ id: shootingDayTable.subjectId })
    .from(shootingDayTable)
    .where(eq(shootingDayTable.state, 'recorded'));
  return inArray(subjectTable.id, waiting);
}

function matches(q: string): SQL | undefined {
  const title = normalisedTitle(q);
  const number = q.trim();
  return or(
    title === '' ? undefined : like(subjectTable.normalisedTitle, `${title}%`),
    eq(subjectTable.licenceNumber, number),
    eq(subjectTable.filingNumber, number),
  );
}

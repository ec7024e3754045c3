import { and, arrayOverlaps, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { applicationTable, snapshotTable } from '../modules/application/tables.ts';
import { searchEntryTable } from '../modules/inbox/tables.ts';
import { formerNameTable, organisationTable } from '../modules/party/tables.ts';
import { subjectTable } from '../modules/works/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';

/** Everything that a submitted application is found by. */
export interface SearchSource {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly number: string;
  readonly submittedAt: Date;
  readonly claimedFen: number;
  readonly clauses: readonly string[];
  readonly subjectIds: readonly string[];
  readonly subjects: readonly string[];
  /** Name, former names, credit code. */
  readonly organisation: readonly string[];
}

/** What an application is found by, from its last snapshot and the registers; null while nothing was submitted. */
export async function searchSourceOf(reader: Reader, applicationId: string): Promise<SearchSource | null> {
  const [row] = await reader
    .select({
      organisationId: applicationTable.organisationId,
      number: applicationTable.number,
      submittedAt: applicationTable.submittedAt,
      draft: snapshotTable.draft,
      assessment: snapshotTable.assessment,
      name: organisationTable.name,
      uscc: organisationTable.uscc,
    })
    .from(applicationTable)
    .innerJoin(
      snapshotTable,
      and(
        eq(snapshotTable.applicationId, applicationTable.id),
        eq(snapshotTable.sequence, applicationTable.snapshotSequence),
      ),
    )
    .innerJoin(organisationTable, eq(organisationTable.id, applicationTable.organisationId))
    .where(eq(applicationTable.id, applicationId));
  if (!row || row.number === null || row.submittedAt === null) return null;
  const { organisationId, number, submittedAt, draft, assessment, name, uscc } = row;
  const subjectIds = [...new Set(draft.claims.flatMap(({ subjectId }) => (subjectId ? [subjectId] : [])))];
  return {
    applicationId,
    organisationId,
    number,
    submittedAt,
    // What the clauses give at most as claimed: the plan gives nothing before the reviews.
    claimedFen: assessment.claims.reduce((sum, { ceilingFen }) => sum + ceilingFen, 0),
    clauses: [...new Set(draft.claims.map(({ clause }) => clause))],
    subjectIds,
    subjects: await titlesOf(reader, subjectIds),
    organisation: [name, uscc, ...(await formerNamesOf(reader, organisationId))],
  };
}

async function titlesOf(reader: Reader, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await reader
    .select({ title: subjectTable.title })
    .from(subjectTable)
    .where(inArray(subjectTable.id, [...ids]))
    .orderBy(asc(subjectTable.title));
  return rows.map(({ title }) => title);
}

async function formerNamesOf(reader: Reader, organisationId: string): Promise<readonly string[]> {
  const rows = await reader
    .select({ name: formerNameTable.name })
    .from(formerNameTable)
    .where(eq(formerNameTable.organisationId, organisationId));
  return rows.map(({ name }) => name);
}

/** Applications of an organisation that were submitted. */
export async function submittedOf(reader: Reader, organisationId: string): Promise<readonly string[]> {
  const rows = await reader
    .select({ id: applicationTable.id })
    .from(applicationTable)
    .where(and(eq(applicationTable.organisationId, organisationId), isNotNull(applicationTable.number)))
    .orderBy(asc(applicationTable.id));
  return rows.map(({ id }) => id);
}

/** Indexed applications that speak of one of these works. */
export async function applicationsAbout(reader: Reader, subjectIds: readonly string[]): Promise<readonly string[]> {
  if (subjectIds.length === 0) return [];
  const rows = await reader
    .select({ id: searchEntryTable.applicationId })
    .from(searchEntryTable)
    .where(arrayOverlaps(searchEntryTable.subjectIds, [...subjectIds]))
    .orderBy(asc(searchEntryTable.applicationId));
  return rows.map(({ id }) => id);
}

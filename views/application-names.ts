import { eq, inArray } from 'drizzle-orm';
import { applicationTable } from '../modules/application/tables.ts';
import { organisationTable } from '../modules/party/tables.ts';
import { subjectTable } from '../modules/works/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';

/** How the office names an application. */
export interface ApplicationName {
  readonly number: string | null;
  readonly organisationName: string;
}

/** The names of applications by their ids. */
export async function applicationNames(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ApplicationName>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({ id: applicationTable.id, number: applicationTable.number, organisationName: organisationTable.name })
    .from(applicationTable)
    .innerJoin(organisationTable, eq(organisationTable.id, applicationTable.organisationId))
    .where(inArray(applicationTable.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}

/** The titles of subjects by their ids. */
export async function subjectTitles(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({ id: subjectTable.id, title: subjectTable.title })
    .from(subjectTable)
    .where(inArray(subjectTable.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, title }) => [id, title]));
}

import { and, asc, eq, inArray, isNull, ne, notInArray, sql } from 'drizzle-orm';
import { applicationTable, snapshotTable } from '../modules/application/tables.ts';
import { findingTable, siteCheckTable } from '../modules/verification/tables.ts';
import { subjectTable } from '../modules/works/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';

/** An application that can be drawn for a check on site, with what makes it more or less likely. */
export interface DrawableSigns {
  readonly id: string;
  readonly amountFen: number;
  readonly findings: number;
  readonly isFirstApplication: boolean;
}

/** Applications of a round that were accepted, are not yet verified, and were not drawn before, by id. */
export async function drawableSigns(reader: Reader, roundId: string): Promise<readonly DrawableSigns[]> {
  const amount = sql<string>`(select coalesce(sum((c->>'ceilingFen')::bigint), 0)::text
    from ${snapshotTable} s cross join lateral jsonb_array_elements(s.assessment->'claims') c
    where s.application_id = ${applicationTable.id} and s.sequence = ${applicationTable.snapshotSequence})`;
  const findings = sql<number>`(select count(*)::int from ${findingTable} f
    where f.application_id = ${applicationTable.id} and ${isNull(sql`f.gone_at`)})`;
  const earlier = sql<boolean>`exists (select 1 from ${applicationTable} a
    where a.organisation_id = ${applicationTable.organisationId} and ${ne(sql`a.id`, applicationTable.id)} and a.number is not null)`;
  const ordered = reader.select({ id: siteCheckTable.applicationId }).from(siteCheckTable);
  const rows = await reader
    .select({ id: applicationTable.id, amount, findings, earlier })
    .from(applicationTable)
    .where(
      and(
        eq(applicationTable.roundId, roundId),
        inArray(applicationTable.state, ['accepted', 'verifying']),
        notInArray(applicationTable.id, ordered),
      ),
    )
    .orderBy(asc(applicationTable.id));
  return rows.map(({ id, amount: text, findings: count, earlier: isKnown }) => {
    return { id, amountFen: Number(text), findings: count, isFirstApplication: !isKnown };
  });
}

/** The titles of the works that an application speaks of, as it was submitted last. */
export async function subjectTitlesOf(reader: Reader, applicationId: string): Promise<readonly string[]> {
  const [row] = await reader
    .select({ draft: snapshotTable.draft })
    .from(snapshotTable)
    .innerJoin(applicationTable, eq(applicationTable.id, snapshotTable.applicationId))
    .where(and(eq(applicationTable.id, applicationId), eq(snapshotTable.sequence, applicationTable.snapshotSequence)));
  const ids = (row?.draft.claims ?? []).flatMap(({ subjectId }) => (subjectId === undefined ? [] : [subjectId]));
  if (ids.length === 0) return [];
  const titles = await reader
    .select({ title: subjectTable.title })
    .from(subjectTable)
    .where(inArray(subjectTable.id, ids))
    .orderBy(asc(subjectTable.title));
  return titles.map(({ title }) => title);
}

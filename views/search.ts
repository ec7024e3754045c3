import { sql } from 'drizzle-orm';
import type { ApplicationState } from '../contracts/application-states.ts';
import type { Reader } from '../platform/database/transaction.ts';

export interface FoundRow {
  readonly id: string;
  readonly number: string;
  readonly organisationName: string;
  readonly subjects: readonly string[];
  readonly roundTitle: string;
  readonly state: ApplicationState;
  readonly submittedAt: Date;
}

/** Submitted applications whose words match a tsquery, newest submission first. */
export async function searchRows(
  reader: Reader,
  tsquery: string,
  { limit, after }: { readonly limit: number; readonly after?: readonly [at: string, id: string] | undefined },
): Promise<readonly FoundRow[]> {
  const older = after
    ? sql`and (e.submitted_at, e.application_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql``;
  const { rows } = await reader.execute<FoundRow & Record<string, unknown>>(sql`
    with page as (
      select e.application_id, e.submitted_at, e.subjects from inbox.search_entry e
      where e.tokens @@ ${tsquery}::tsquery ${older}
      order by e.submitted_at desc, e.application_id desc limit ${limit})
    select a.id, a.number, o.name as "organisationName", page.subjects, r.title as "roundTitle", a.state,
      page.submitted_at as "submittedAt"
    from page
    join application.application a on a.id = page.application_id
    join party.organisation o on o.id = a.organisation_id
    join round.round r on r.id = a.round_id
    order by page.submitted_at desc, a.id desc`);
  return rows;
}

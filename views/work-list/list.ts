import { sql } from 'drizzle-orm';
import type { ApplicationState } from '../../contracts/application-states.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { branchesOf, DESK, RESPONSIBLE, WORK_ORDER, type WorkAsk } from './conditions.ts';

/** A row of the work list as the database has it. */
export interface WorkRow {
  readonly id: string;
  /** Its place in the order: the due day, or a day beyond all days. */
  readonly place: string;
  readonly number: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly subjects: readonly string[];
  readonly clauses: readonly string[];
  readonly state: ApplicationState;
  readonly dueDay: string | null;
  readonly awaitingYear: number | null;
  readonly paused: boolean;
  /** A text: fen may be larger than what the driver takes for a number. null = not indexed yet. */
  readonly claimedFen: string | null;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly isSample: boolean;
  readonly policyId: string;
  readonly version: string;
  readonly responsibleId: string | null;
  readonly responsibleName: string | null;
  readonly submittedAt: Date;
  readonly missingMaterials: number;
  readonly findings: number;
  readonly correctionNotices: number;
  readonly documentsToSign: number;
}

/** Rows of the work list in its order: those with their due day, then those without, then those that wait for the applicant. */
export async function workRows(
  reader: Reader,
  ask: WorkAsk,
  { limit, after }: { readonly limit: number; readonly after?: readonly [due: string, id: string] | undefined },
): Promise<readonly WorkRow[]> {
  const branches = branchesOf(ask, limit, after);
  if (!branches) return [];
  const { rows } = await reader.execute<WorkRow & Record<string, unknown>>(sql`
    with page as (select id, place from (${branches}) branch order by place, id limit ${limit})
    select a.id, ${WORK_ORDER}::text as place, a.number, a.organisation_id as "organisationId",
      o.name as "organisationName", coalesce(e.subjects, '{}') as subjects, coalesce(e.clauses, '{}') as clauses,
      a.state, a.due_day::text as "dueDay", a.awaiting_calendar_year as "awaitingYear", a.paused,
      e.claimed_fen::text as "claimedFen", a.round_id as "roundId", r.title as "roundTitle",
      r.is_sample as "isSample", r.policy_id as "policyId", r.version,
      ${RESPONSIBLE} as "responsibleId", h.name as "responsibleName", a.submitted_at as "submittedAt",
      coalesce(e.missing_materials, 0) as "missingMaterials",
      (select count(*)::int from verification.finding f
        where f.application_id = a.id and f.gone_at is null and f.note is null) as findings,
      (select count(*)::int from acceptance.correction_notice n where n.application_id = a.id) as "correctionNotices",
      (select count(*)::int from acceptance.official_document d
        where d.application_id = a.id and d.state = 'drafted') as "documentsToSign"
    from page
    join application.application a on a.id = page.id
    join party.organisation o on o.id = a.organisation_id
    join round.round r on r.id = a.round_id
    left join inbox.search_entry e on e.application_id = a.id
    left join verification.verification v on v.application_id = a.id
    left join inbox.assignment s on s.application_id = a.id and s.desk = ${DESK}
    left join identity.person h on h.id = ${RESPONSIBLE}
    order by ${WORK_ORDER}, a.id`);
  return rows;
}

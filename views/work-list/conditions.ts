import { type SQL, sql } from 'drizzle-orm';
import type { WorkFilter, WorkScope, WorkState } from '../../contracts/work-list.ts';

/** Whose work list, on which day. */
export interface WorkAsk {
  readonly scope: WorkScope;
  readonly filter: WorkFilter;
  /** The account, and those for whom it stands in today. */
  readonly accountIds: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** The order of work lists, letter by letter that of the index `application_work`. */
export const WORK_ORDER = sql.raw(
  "(case when a.paused then '9999-12-31'::date else coalesce(a.due_day, '9999-12-30'::date) end)",
);

/** Who is responsible, as the list shows it; `v` and `s` are joined by id and, for `s`, by DESK. */
export const RESPONSIBLE = sql.raw(
  "(case when a.state in ('verifying', 'verified') then v.officer_account_id else s.account_id end)",
);
export const DESK = sql.raw("(case when a.state = 'accepted' then 'officer' else 'clerk' end)");

/** The states that the list shows: those asked for, as far as the scope has them. Ended ones only where asked for. */
export function statesOf({ scope, filter }: WorkAsk): readonly WorkState[] {
  if (filter.state !== undefined) return scope.states.filter((state) => state === filter.state);
  return scope.states.filter((state) => state !== 'declined' && state !== 'withdrawn');
}

/**
 * Ids with their place in the order, state by state: each branch walks the index of its state from the cursor on and
 * stops at `limit`, so that the cost grows with the page. null = nothing can be shown.
 */
export function branchesOf(
  ask: WorkAsk,
  limit: number,
  after: readonly [due: string, id: string] | undefined,
): SQL | null {
  const branches = statesOf(ask).flatMap((state) => {
    const conditions = [
      // A constant, so that the plan is made for this state.
      sql`a.state = ${sql.raw(`'${state}'`)} and a.number is not null`,
      ...conditionsOf(ask),
      ...(after ? [sql`(${WORK_ORDER}, a.id) > (${after[0]}::date, ${after[1]}::uuid)`] : []),
    ];
    return holdersOf(ask, state).map((holder) => {
      return sql`(select a.id, ${WORK_ORDER} as place from application.application a
        where ${sql.join([...conditions, ...holder], sql` and `)} order by ${WORK_ORDER}, a.id limit ${limit})`;
    });
  });
  return branches.length === 0 ? null : sql.join(branches, sql` union all `);
}

/**
 * By whom it may be held: one branch for each way. What is mine is reached from the person's assignments; for what is
 * nobody's the index of the state is walked with a look at each row. One condition for both, or a join, would read all
 * applications of the state before sorting them.
 */
function holdersOf({ scope, filter, accountIds }: WorkAsk, state: WorkState): readonly (readonly SQL[])[] {
  const ids = sql.join(
    accountIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const { held, account } = holdingIn(state);
  const mine = sql`a.id = any (array(select h.application_id ${held} and ${account} in (${ids})))`;
  // `offset 0` keeps it a look at each row instead of a join.
  const nobodys = sql`not exists (select 1 ${held} and h.application_id = a.id offset 0)`;
  if (filter.assignee === 'me') return [[mine]];
  if (filter.assignee === 'nobody') return [[nobodys]];
  return scope.ownStates.includes(state) ? [[mine], [nobodys]] : [[]];
}

/** Who holds an application in a state: whoever verifies it, else whoever it was given to at its desk. */
function holdingIn(state: WorkState): { readonly held: SQL; readonly account: SQL } {
  if (state === 'verifying' || state === 'verified') {
    const open = sql.raw(state === 'verifying' ? 'null' : 'not null');
    const held = sql`from verification.verification h where h.completed_at is ${open}`;
    return { held, account: sql`h.officer_account_id` };
  }
  const desk = sql.raw(state === 'accepted' ? "'officer'" : "'clerk'");
  return { held: sql`from inbox.assignment h where h.desk = ${desk}`, account: sql`h.account_id` };
}

function conditionsOf({ filter, today }: WorkAsk): SQL[] {
  return [
    ...(filter.roundId === undefined ? [] : [sql`a.round_id = ${filter.roundId}::uuid`]),
    ...(filter.organisationId === undefined ? [] : [sql`a.organisation_id = ${filter.organisationId}::uuid`]),
    ...(filter.clause === undefined ? [] : [claims(filter.clause)]),
    ...(filter.due === undefined ? [] : [dueIn(filter.due, today)]),
    ...(filter.task === undefined ? [] : [taskIn(filter.task)]),
  ];
}

function claims(clause: string): SQL {
  return sql`exists (select 1 from inbox.search_entry e
    where e.application_id = a.id and e.clauses @> array[${clause}::text])`;
}

function dueIn(due: NonNullable<WorkFilter['due']>, today: string): SQL {
  if (due === 'overdue') return sql`${WORK_ORDER} < ${today}::date`;
  if (due === 'today') return sql`${WORK_ORDER} = ${today}::date`;
  return sql`${WORK_ORDER} >= ${today}::date and ${WORK_ORDER} <= ${sundayAfter(today)}::date`;
}

const DAY_MILLISECONDS = 86_400_000;

/** The last day of the week in which a day lies. */
function sundayAfter(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at + (6 - weekday) * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

function taskIn(task: NonNullable<WorkFilter['task']>): SQL {
  if (task === 'sign') {
    return sql`exists (select 1 from acceptance.official_document d
      where d.application_id = a.id and d.state = 'drafted')`;
  }
  // Corrected once already and back at the counter: one more notice needs an approval that is not there yet.
  return sql`a.state = 'submitted'
    and exists (select 1 from acceptance.correction_notice n where n.application_id = a.id)
    and not exists (select 1 from acceptance.second_notice_approval p
      where p.application_id = a.id and p.used_by is null)`;
}

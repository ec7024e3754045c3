import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeOf, type WorkFilter } from '../../contracts/work-list.ts';
import { wordsToStore } from '../../modules/inbox/search/words.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { searchRows } from '../search.ts';
import { branchesOf, type WorkAsk } from './conditions.ts';
import { workCounts } from './counts.ts';
import { workRows } from './list.ts';

const APPLICATIONS = 20_000;
const ME = '00000000-0000-4000-8000-00000000000a';
const OTHER = '00000000-0000-4000-8000-00000000000b';
const ROUND = '00000000-0000-4000-8000-00000000000c';
const TODAY = '2026-06-18';
const STATES = "array['submitted','correction-requested','accepted','verifying','verified','declined','withdrawn']";

let opened: TestDatabase;
const orm = () => opened.database.orm;

/** Written by the database itself: 20,000 applications in every state, their due days spread over a year. */
beforeAll(async () => {
  opened = await openTestDatabase();
  const words = JSON.stringify(wordsToStore(['运河灯影', '示例文化传媒有限公司']));
  await orm().execute(sql`set session_replication_role = replica`);
  await orm().execute(
    sql.raw(`
    insert into party.organisation (id, uscc, name, created_at)
      values ('${OTHER}', '91110112MA0000000T', '示例文化传媒有限公司', now());
    insert into round.round (id, title, issued_version_id, policy_id, version, digest, readings, is_sample, program_year,
        created_by, created_at, changed_at)
      values ('${ROUND}', '第一批', '${OTHER}', 'p', 'v', 'd', 1, true, 2026, '${OTHER}', now(), now());
    insert into application.application (id, round_id, organisation_id, number, state, state_since, draft, draft_saved_at,
        source, created_by, created_at, submitted_at, snapshot_sequence, due_day, paused)
      select gen_random_uuid(), '${ROUND}', '${OTHER}', '2026-' || lpad(n::text, 5, '0'), (${STATES})[1 + n % 7], now(), '{}',
        now(), 'online', '${OTHER}', now(), now(), 1,
        case when n % 7 in (0, 1, 2, 3) and n % 50 <> 0 then date '2026-01-01' + n % 365 end, n % 7 = 1
      from generate_series(1, ${APPLICATIONS}) n;
    insert into inbox.assignment (application_id, desk, account_id, assigned_by, at)
      select id, 'officer', case when number like '%1' then '${ME}' else '${OTHER}' end::uuid, '${OTHER}', now()
      from application.application where state = 'accepted' and number not like '%5';
    insert into inbox.search_entry
      select id, organisation_id, number, array['运河灯影'], '{}', array['location-filming'], 1, 0,
        timestamptz '2026-01-01' + right(number, 5)::int * interval '1 minute',
        case when number = '2026-00077' then array_to_tsvector(array['白鹭', '2026-00077'])
          else array_to_tsvector(array(select jsonb_array_elements_text('${words}'::jsonb)) || array[number]) end
      from application.application`),
  );
  await orm().execute(sql`analyze`);
});
afterAll(() => opened.close());

function ask(filter: WorkFilter, ...roles: readonly string[]): WorkAsk {
  return { scope: scopeOf(roles), filter, accountIds: [ME], today: TODAY };
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

async function nodesOf(query: ReturnType<typeof sql>): Promise<readonly Plan[]> {
  const { rows } = await orm().execute<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
    sql`explain (analyze, timing off, format json) ${query}`,
  );
  const collect = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(collect)];
  return (rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => collect(Plan));
}

async function planOf(asked: WorkAsk, after?: readonly [string, string]) {
  const branches = branchesOf(asked, 51, after);
  if (!branches) throw new Error('nothing is asked');
  return nodesOf(sql`select id, place from (${branches}) branch order by place, id limit 51`);
}

const seqScans = (nodes: readonly Plan[]) =>
  nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'application');

describe('the work list over many applications', () => {
  const asked: readonly (readonly [string, WorkAsk])[] = [
    ['a clerk', ask({}, 'clerk')],
    ['an officer', ask({}, 'officer')],
    ['a supervisor', ask({}, 'supervisor')],
    ['an auditor, overdue', ask({ due: 'overdue' }, 'auditor')],
    ['a clerk, this week', ask({ due: 'week' }, 'clerk')],
    ['a supervisor, one round', ask({ roundId: ROUND }, 'supervisor')],
    ['a supervisor, one clause', ask({ clause: 'location-filming' }, 'supervisor')],
  ];

  it.each(asked)('walks the index and reads no more than a page needs: %s', async (_who, one) => {
    const [middle] = await workRows(orm(), { ...one, filter: {} }, { limit: 1 });
    for (const after of [undefined, middle && ([middle.place, middle.id] as const)]) {
      const nodes = await planOf(one, after);
      expect(seqScans(nodes)).toEqual([]);
      const read = nodes
        .filter((node) => node['Relation Name'] === 'application')
        .map((node) => node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0));
      // One in ten of the accepted ones is nobody's: ten are looked at for each that is shown.
      expect(Math.max(0, ...read)).toBeLessThanOrEqual(700);
    }
  });

  it('counts for the rail no further than it says', async () => {
    const counts = await workCounts(orm(), { scope: scopeOf(['supervisor']), accountIds: [ME], today: TODAY });
    expect(counts).toMatchObject({ open: 100, overdue: 100, submitted: 100, 'second-notice': 0, sign: 0 });
    const ofClerk = await workCounts(orm(), { scope: scopeOf(['clerk']), accountIds: [ME], today: TODAY });
    expect(ofClerk).toMatchObject({ submitted: 100, accepted: 0, verified: 0, me: 0 });
    expect(await workCounts(orm(), { scope: scopeOf(['expert']), accountIds: [ME], today: TODAY })).toMatchObject({
      open: 0,
      overdue: 0,
    });
  });

  it('is sorted by due day, what has none and what waits at the end, and an officer sees nothing of others', async () => {
    const rows = await workRows(orm(), ask({}, 'clerk'), { limit: 6000 });
    const places = rows.map(({ place }) => place);
    expect(places).toEqual([...places].sort());
    expect(rows.at(-1)?.paused).toBe(true);
    const ofOfficer = await workRows(orm(), ask({ state: 'accepted' }, 'officer'), { limit: 6000 });
    expect(new Set(ofOfficer.map(({ responsibleId }) => responsibleId))).toEqual(new Set([ME, null]));
    const mine = await workRows(orm(), ask({ assignee: 'me' }, 'officer'), { limit: 6000 });
    expect(new Set(mine.map(({ responsibleId }) => responsibleId))).toEqual(new Set([ME]));
  });
});

describe('paging while due days change', () => {
  it('shows what stays where it is exactly once, and nothing that moved away before its page was read twice over', async () => {
    const organisationId = randomUUID();
    const all = async () => {
      const { rows } = await orm().execute<{ id: string }>(
        sql`select id from application.application where organisation_id = ${organisationId} order by id`,
      );
      return rows.map(({ id }) => id);
    };
    await orm().execute(sql`
      insert into application.application (id, round_id, organisation_id, number, state, state_since, draft,
          draft_saved_at, source, created_by, created_at, submitted_at, snapshot_sequence, due_day)
        select gen_random_uuid(), ${ROUND}, ${OTHER}, 'P-' || n, 'submitted', now(), '{}', now(), 'online', ${OTHER},
          now(), now(), 1, date '2026-06-01' + n % 10
        from generate_series(1, 40) n`);
    await orm().execute(
      sql`update application.application set organisation_id = ${organisationId} where number like 'P-%'`,
    );
    await orm().execute(sql`
      insert into party.organisation (id, uscc, name, created_at) values (${organisationId}, '91110112MA0000001T', '甲', now())`);
    const ids = await all();
    const move = fc.record({ at: fc.nat(39), day: fc.nat(20), after: fc.nat(6) });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 11 }), fc.array(move, { maxLength: 8 }), async (limit, moves) => {
        const shown: string[] = [];
        const moved = new Set<string>();
        let after: readonly [string, string] | undefined;
        for (let page = 0; page < 100; page += 1) {
          const rows = await workRows(orm(), ask({ organisationId }, 'clerk'), { limit, after });
          shown.push(...rows.map(({ id }) => id));
          const last = rows.at(-1);
          if (!last) break;
          after = [last.place, last.id];
          for (const { at, day } of moves.filter((one) => one.after === page)) {
            const id = ids[at] ?? '';
            moved.add(id);
            await orm().execute(
              sql`update application.application set due_day = date '2026-06-01' + ${day}::int where id = ${id}`,
            );
          }
        }
        const stayed = ids.filter((id) => !moved.has(id));
        for (const id of stayed) expect(shown.filter((one) => one === id).length).toBe(1);
        expect(shown.every((id) => ids.includes(id))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe('search over many applications', () => {
  it('finds the rare word by its index and the common one by walking, newest first', async () => {
    const rare = await searchRows(orm(), "'白鹭'", { limit: 50 });
    expect(rare.map(({ number }) => number)).toEqual(['2026-00077']);
    const common = await searchRows(orm(), "'灯影'", { limit: 50 });
    expect(common.length).toBe(50);
    const numbers = common.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort().reverse());
    const search = (word: string) =>
      nodesOf(sql`select application_id from inbox.search_entry e where e.tokens @@ ${word}::tsquery
        order by e.submitted_at desc, e.application_id desc limit 51`);
    for (const word of ["'白鹭'", "'灯影'", "'2026-0007':*"]) {
      const nodes = await search(word);
      expect(
        nodes.filter((node) => node['Node Type'] === 'Seq Scan'),
        word,
      ).toEqual([]);
      expect(Math.max(...nodes.map((node) => node['Actual Rows'])), word).toBeLessThanOrEqual(200);
    }
  });
});

import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { verifyChain } from '../../platform/audit/verify.ts';
import type { Database } from '../../platform/database/database.ts';

/** Each finds rows that must not be: what an act cut in two would leave behind. */
const LEFTOVERS: Readonly<Record<string, string>> = {
  'a receipt without its answer': 'select actor, key, command from platform.command_receipt where answer is null',
  'a work that was registered without a trace, or a trace without its work': `
    select s.id, e.on_id from works.subject s
    full join (select on_id from audit.entry where act = 'works.registerSubject' and outcome = 'done') e
      on e.on_id = s.id::text where s.id is null or e.on_id is null`,
  'an application that was saved without a trace, or a trace without its saving': `
    select a.id from application.application a where a.draft_revision <>
      (select count(*) from audit.entry e
       where e.act = 'application.saveDraft' and e.outcome = 'done' and e.on_id = a.id::text)`,
  'a submission without its snapshot, step, number or search entry': `
    select a.id from application.application a where a.snapshot_sequence <>
      (select count(*) from application.snapshot s where s.application_id = a.id)
      or (a.number is not null and not exists (select 1 from application.state_change c
        where c.application_id = a.id and c.to_state = 'submitted'))
      or a.snapshot_sequence <> (select count(*) from audit.entry e
        where e.act = 'application.submit' and e.outcome = 'done' and e.on_id = a.id::text and e.on_type = 'application')`,
  'a number that is missing between others': `
    select * from (select substr(number, 6)::int as number, row_number() over (order by number) as place
      from application.application where number is not null) n where n.number <> n.place`,
  'an invoice whose sum is not that of what is counted, or above its total': `
    select i.key from evidence.invoice i where i.counted_fen > i.total_fen or i.counted_fen <>
      (select coalesce(sum(amount_fen), 0) from evidence.counted c where c.invoice_key = i.key and c.released_at is null)`,
  'a decision that counts without being counted, or the other way round': `
    select d.cost_line_id, c.id from
      (select * from verification.line_decision where superseded_at is null and verified_fen > 0) d
    full join (select * from evidence.counted where released_at is null) c on c.cost_line_id = d.cost_line_id
    where d.id is null or c.id is null or d.verified_fen <> c.amount_fen`,
  'a cost line that is counted without a trace': `
    select c.id from evidence.counted c where not exists (select 1 from audit.entry e
      where e.on_type = 'cost_line' and e.on_id = c.cost_line_id::text and e.outcome = 'done')`,
  'an event that was never delivered': `
    select id, event, handler, last_error from platform.outbox where done_at is null`,
};

/** Fails with the rows that are wrong. Returns how much there was to look at. */
export async function expectNothingHalfDone(database: Database): Promise<{ readonly acts: number }> {
  for (const [what, query] of Object.entries(LEFTOVERS)) {
    const { rows } = await database.orm.execute(sql.raw(query));
    expect(rows, what).toEqual([]);
  }
  expect(await verifyChain(database.orm)).toMatchObject({ whole: true });
  const { rows } = await database.orm.execute<{ acts: number }>(
    sql`select count(*)::int as acts from platform.command_receipt`,
  );
  return { acts: rows[0]?.acts ?? 0 };
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Database } from '../../platform/database/database.ts';
import { type CopyName, copyBatch, type Mould, mouldOf } from './copies.ts';
import { STATES, type Template, type Templates } from './templates.ts';

/** Of a hundred applications so many are in each state. */
const SHARE: Readonly<Record<(typeof STATES)[number], number>> = {
  draft: 5,
  submitted: 5,
  'correction-requested': 5,
  accepted: 10,
  verifying: 10,
  verified: 50,
  declined: 10,
  withdrawn: 5,
};
const BATCH = 250;
/** So many different words of two signs stand in the titles. */
const WORDS = 400;

/** Copies the templates until there are so many applications. Returns how many rows were written. */
export async function fill(database: Database, { templates, staff }: Templates, applications: number): Promise<number> {
  const client = await database.pool.connect();
  try {
    const shared = await sharedIds(client, Object.values(staff));
    const moulds = new Map<string, Mould>();
    for (const template of templates) moulds.set(template.state, await mouldOf(client, template, shared));
    const order = STATES.flatMap((state) => Array.from({ length: SHARE[state] }, () => moulds.get(state)));
    const words = await wordsOfTwoSigns();
    // What triggers would add is in the rows already; keys and bounds are proved afterwards.
    await client.query('set session_replication_role = replica');
    let rows = 0;
    for (let done = 0; done < applications; done += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, applications - done) }, (_, at) => {
        const sequence = done + at + 1;
        const mould = order[(sequence * 37) % order.length];
        if (!mould) throw new Error('a state without its template');
        return { mould, name: nameOf(sequence, words) };
      });
      rows += await copyBatch(client, batch);
    }
    await client.query('set session_replication_role = origin');
    await client.query(`update platform.number_sequence set last = $1 where name = 'application/2026'`, [
      applications + 1000,
    ]);
    await client.query('vacuum analyze');
    return rows;
  } finally {
    client.release(true);
  }
}

function nameOf(sequence: number, words: readonly string[]): CopyName {
  const word = (at: number) => words[at % words.length] ?? '';
  return { sequence, title: `${word(sequence * 7)}${word(sequence * 13 + (sequence % 97))}` };
}

interface Asking {
  query(text: string): Promise<{ rows: Record<string, string>[] }>;
}

/** What copies have in common: the office, its round and the version that it stands on. */
async function sharedIds(client: Asking, staff: readonly { accountId: string }[]): Promise<ReadonlySet<string>> {
  const { rows } = await client.query(`
    select id::text as id from round.round union select issued_version_id::text from round.round
    union select digest from round.round union select account_id::text from staff.appointment`);
  return new Set([...rows.map(({ id }) => id ?? ''), ...staff.map(({ accountId }) => accountId)]);
}

/** Words that jieba's dictionary has, in its order: the middle of it, neither rare nor everywhere. */
async function wordsOfTwoSigns(): Promise<readonly string[]> {
  const path = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
  const found: string[] = [];
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    const [word = '', frequency = '', kind = ''] = line.trim().split(' ');
    if (!/^[\u4e00-\u9fa5]{2}$/.test(word) || kind !== 'n' || Number(frequency) < 500) continue;
    found.push(word);
    if (found.length === WORDS) break;
  }
  return found;
}

/** A hundred copies whose columns are not filled as those of their template; empty = they are alike. */
export async function unlike(database: Database, templates: readonly Template[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [table, key] of COMPARED) {
    const shape = `select a.state || ' ' || count(*) || ' ' || coalesce(string_agg(
        (select string_agg(k, ',' order by k) from jsonb_object_keys(jsonb_strip_nulls(to_jsonb(t))) k), ';' order by
        (select string_agg(k, ',' order by k) from jsonb_object_keys(jsonb_strip_nulls(to_jsonb(t))) k)), '') as shape
      from application.application a left join ${table} t on t.${key}`;
    const ids = templates.map(({ applicationId }) => `'${applicationId}'`).join(', ');
    const made = await database.pool.query(
      `select array(${shape} where a.id in (${ids}) group by a.id, a.state) as shapes`,
    );
    const copied = await database.pool.query(
      `select array(${shape} where a.id in (select id from application.application where id not in (${ids})
        order by md5(id::text) limit 100) group by a.id, a.state) as shapes`,
    );
    const known = new Set<string>(made.rows[0]?.shapes ?? []);
    for (const found of new Set<string>(copied.rows[0]?.shapes ?? [])) {
      if (!known.has(found)) wrong.push(`${table}: ${found}`);
    }
  }
  return wrong;
}

const COMPARED = [
  ['application.snapshot', 'application_id = a.id'],
  ['application.state_change', 'application_id = a.id'],
  ['evidence.cost_line', 'application_id = a.id'],
  ['evidence.counted', 'application_id = a.id'],
  ['evidence.voucher', 'organisation_id = a.organisation_id'],
  ['inbox.search_entry', 'application_id = a.id'],
  ['verification.verification', 'application_id = a.id'],
  ['verification.line_decision', 'application_id = a.id'],
  ['party.organisation', 'id = a.organisation_id'],
  ['works.subject', 'organisation_id = a.organisation_id'],
  ['application.application', 'id = a.id'],
] as const;

/** What must hold of the loaded rows although no trigger looked at them. */
export async function inconsistencies(database: Database): Promise<readonly string[]> {
  const checks = {
    'sums of invoices': `select count(*) from evidence.invoice i where counted_fen <>
      (select coalesce(sum(amount_fen), 0) from evidence.counted c where c.invoice_key = i.key and released_at is null)`,
    'cost lines without application': `select count(*) from evidence.cost_line l
      where not exists (select 1 from application.application a where a.id = l.application_id)`,
    'cost lines without voucher': `select count(*) from evidence.cost_line l where invoice_voucher_id is not null
      and not exists (select 1 from evidence.voucher v where v.id = l.invoice_voucher_id)`,
    'vouchers without file': `select count(*) from evidence.voucher v
      where not exists (select 1 from platform.file f where f.id = v.file_id)`,
    'submitted without search entry': `select count(*) from application.application a where number is not null
      and not exists (select 1 from inbox.search_entry e where e.application_id = a.id)`,
  };
  const wrong: string[] = [];
  for (const [what, query] of Object.entries(checks)) {
    const { rows } = await database.pool.query<{ count: string }>(query);
    if (rows[0]?.count !== '0') wrong.push(`${what}: ${rows[0]?.count}`);
  }
  return wrong;
}

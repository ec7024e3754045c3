import { randomBytes, randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { wordsToStore } from '../../modules/inbox/search/words.ts';
import { usccOf } from '../../town/demonstration/uscc.ts';
import { copyIn } from './copy-in.ts';
import { type Template, TITLE } from './templates.ts';

/** Copies of an application with everything that belongs to it, under ids, numbers, names and words of their own. */

/** A line of COPY's text format: what stays, and between it what is new in every copy. */
interface Line {
  readonly fixed: readonly string[];
  /** Index of the value in the copy, one fewer than `fixed`. */
  readonly slots: readonly number[];
}

interface TableOfTemplate {
  readonly name: string;
  readonly columns: readonly string[];
  readonly lines: readonly Line[];
}

export interface Mould {
  readonly template: Template;
  readonly tables: readonly TableOfTemplate[];
  readonly values: readonly Value[];
}

type Kind = 'uuid' | 'short-uuid' | 'sha256' | 'invoice' | 'number' | 'uscc' | 'name' | 'title' | 'document' | 'tokens';

interface Value {
  readonly kind: Kind;
  readonly text: string;
}

/** What identifies, in the order in which it is looked for. */
const PATTERNS: readonly (readonly [Kind, string])[] = [
  ['sha256', '\\b[0-9a-f]{64}\\b'],
  ['uuid', '\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b'],
  ['short-uuid', '\\b[0-9a-f]{8}(?=@yunhe\\.test)'],
  ['invoice', '\\b26\\d{18}\\b'],
  ['uscc', '\\b91110112MA[0-9A-Z]{8}\\b'],
  ['name', '示例\\d+文化传媒有限公司'],
  ['document', '〔2026〕\\d+号'],
  ['title', TITLE],
];
const PATTERN = new RegExp(PATTERNS.map(([, source]) => `(${source})`).join('|'), 'g');

/** Tables of what happened, not of what is. */
const LEFT_OUT = ['audit.', 'platform.outbox', 'platform.command_receipt', 'identity.session', 'inbox.delivery'];

/** Reads everything that belongs to a template, by the names of the columns that point to it. */
export async function mouldOf(client: PoolClient, template: Template, shared: ReadonlySet<string>): Promise<Mould> {
  const values: Value[] = [];
  const places = new Map<string, number>();
  const slotOf = (kind: Kind, text: string): number => {
    const known = places.get(`${kind} ${text}`);
    if (known !== undefined) return known;
    places.set(`${kind} ${text}`, values.length);
    return values.push({ kind, text }) - 1;
  };
  const number = await textOf(client, 'select number from application.application where id = $1', [
    template.applicationId,
  ]);
  const tables: TableOfTemplate[] = [];
  for (const { name, columns } of await tablesIn(client)) {
    const where = belongs(name, columns, template);
    if (where === undefined) continue;
    const picked = columns.map((column) => `"${column}"::text as "${column}"`).join(', ');
    const { rows } = await client.query<Record<string, string | null>>(`select ${picked} from ${name} where ${where}`);
    const lines = rows.map((row) => lineOf(name, columns, row));
    if (lines.length > 0) tables.push({ name, columns, lines });
  }
  return { template, tables, values };

  function lineOf(name: string, columns: readonly string[], row: Readonly<Record<string, string | null>>): Line {
    const fixed = [''];
    const slots: number[] = [];
    const slot = (kind: Kind, text: string) => {
      slots.push(slotOf(kind, text));
      fixed.push('');
    };
    const say = (text: string) => {
      fixed[fixed.length - 1] += text;
    };
    for (const [at, column] of columns.entries()) {
      if (at > 0) say('\t');
      const value = row[column] ?? null;
      if (value === null) say('\\N');
      else if (name === 'inbox.search_entry' && column === 'tokens') slot('tokens', '');
      else if (name === 'acceptance.official_document' && column === 'sequence') slot('number', 'sequence');
      else if (number !== null && value === number) slot('number', number);
      else cut(value, slot, say);
    }
    return { fixed, slots };
  }

  function cut(value: string, slot: (kind: Kind, text: string) => void, say: (text: string) => void): void {
    let done = 0;
    const escaped = value.replace(
      /[\\\t\n\r]/g,
      (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign] ?? '',
    );
    for (const match of escaped.matchAll(PATTERN)) {
      const [found] = match;
      const kind = PATTERNS[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
      if (kind === undefined || shared.has(found)) continue;
      say(escaped.slice(done, match.index));
      slot(kind, found);
      done = match.index + found.length;
    }
    say(escaped.slice(done));
  }
}

async function textOf(client: PoolClient, query: string, values: readonly string[]): Promise<string | null> {
  const { rows } = await client.query<Record<string, string | null>>(query, [...values]);
  return Object.values(rows[0] ?? {})[0] ?? null;
}

interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

async function tablesIn(client: PoolClient): Promise<readonly TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select table_schema || '.' || table_name as name, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and table_schema not in ('information_schema', 'drizzle', 'public')
       and table_schema not like 'pg_%' and is_generated = 'NEVER'
     group by 1 order by 1`,
  );
  return rows.filter(({ name }) => !LEFT_OUT.some((left) => name.startsWith(left)));
}

/** Which rows of a table belong to the template; undefined = none can. */
function belongs(name: string, columns: readonly string[], template: Template): string | undefined {
  const { applicationId, organisationId, memberAccountId } = template;
  if (name === 'application.application') return `id = '${applicationId}'`;
  if (name === 'party.organisation') return `id = '${organisationId}'`;
  if (name === 'identity.person') return `id = '${memberAccountId}'`;
  const ofOrganisation = (table: string) => `(select id from ${table} where organisation_id = '${organisationId}')`;
  if (name === 'evidence.invoice') {
    return `key in (select invoice_key from evidence.voucher where organisation_id = '${organisationId}')`;
  }
  const by: Readonly<Record<string, string>> = {
    application_id: `application_id = '${applicationId}'`,
    organisation_id: `organisation_id = '${organisationId}'`,
    owner_id: `owner_id = '${organisationId}'`,
    subject_id: `subject_id in ${ofOrganisation('works.subject')}`,
    voucher_id: `voucher_id in ${ofOrganisation('evidence.voucher')}`,
    account_id: `account_id = '${memberAccountId}'`,
    person_id: `person_id in ('${memberAccountId}', '${organisationId}')`,
  };
  const conditions = columns.flatMap((column) => by[column] ?? []);
  return conditions.length === 0 ? undefined : conditions.join(' or ');
}

/** What one copy is called. */
export interface CopyName {
  /** From 1, over all copies. */
  readonly sequence: number;
  readonly title: string;
}

const SEQUENCE_FROM = 1000;

/** The new value of each slot of a copy. */
function freshValues(values: readonly Value[], { sequence, title }: CopyName): readonly string[] {
  const at = sequence + SEQUENCE_FROM;
  const uuids = new Map<string, string>();
  const name = `示例${at}文化传媒有限公司`;
  const number = `2026-${String(at).padStart(4, '0')}`;
  const tokens = () =>
    wordsToStore([title, name], [number])
      .map((word) => `'${word.replaceAll("'", "''")}'`)
      .join(' ');
  const made: Readonly<Record<Kind, (text: string, place: number) => string>> = {
    uuid(text) {
      const id = randomUUID();
      uuids.set(text.slice(0, 8), id.slice(0, 8));
      return id;
    },
    'short-uuid': (text) => uuids.get(text) ?? randomUUID().slice(0, 8),
    sha256: () => randomBytes(32).toString('hex'),
    invoice: (_text, place) => `26${String(at * 1000 + place).padStart(18, '0')}`,
    number: (text) => (text === 'sequence' ? String(at) : number),
    uscc: () => usccOf(at),
    name: () => name,
    document: () => `〔2026〕${at}号`,
    title: () => title,
    tokens,
  };
  return values.map(({ kind, text }, place) => made[kind](text, place));
}

/** Adds the lines of a copy, by table. */
function pour({ tables, values }: Mould, name: CopyName, into: Map<string, string[]>): void {
  const fresh = freshValues(values, name);
  for (const { name: table, lines } of tables) {
    const kept = into.get(table) ?? [];
    into.set(table, kept);
    for (const { fixed, slots } of lines) {
      let text = fixed[0] ?? '';
      for (const [index, slot] of slots.entries()) text += (fresh[slot] ?? '') + (fixed[index + 1] ?? '');
      kept.push(text);
    }
  }
}

/** Writes one batch of copies, each table with one COPY. */
export async function copyBatch(
  client: PoolClient,
  batch: readonly { readonly mould: Mould; readonly name: CopyName }[],
): Promise<number> {
  const into = new Map<string, string[]>();
  const columns = new Map<string, readonly string[]>();
  for (const { mould, name } of batch) {
    pour(mould, name, into);
    for (const table of mould.tables) columns.set(table.name, table.columns);
  }
  let rows = 0;
  for (const [table, lines] of into) {
    await copyIn(client, `${table} (${(columns.get(table) ?? []).map((column) => `"${column}"`).join(', ')})`, lines);
    rows += lines.length;
  }
  return rows;
}

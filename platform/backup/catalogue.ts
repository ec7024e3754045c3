import type { PoolClient } from 'pg';

/** A table as a backup sees it: what it is called, what can be inserted, what it needs first. */
export interface BackedUpTable {
  /** `schema.table`, quoted. */
  readonly name: string;
  /** Columns that are not computed by the database, quoted. */
  readonly columns: readonly string[];
  /** Columns whose numbers the database gives out. */
  readonly identities: readonly string[];
  readonly needs: readonly string[];
}

const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name,
    array(select format('%I', a.attname) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
    array(select format('%I', a.attname) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and a.attidentity <> '') as identities,
    array(select distinct format('%I.%I', rn.nspname, rc.relname) from pg_constraint k
      join pg_class rc on rc.oid = k.confrelid join pg_namespace rn on rn.oid = rc.relnamespace
      where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'drizzle') and n.nspname not like 'pg_%'
  order by 1`;

/** All tables of ours, each after those that its foreign keys point to. */
export async function tablesOf(client: PoolClient): Promise<BackedUpTable[]> {
  const { rows } = await client.query<BackedUpTable>(TABLES);
  const ordered: BackedUpTable[] = [];
  const placed = new Set<string>();
  while (ordered.length < rows.length) {
    const ready = rows.filter(({ name, needs }) => !placed.has(name) && needs.every((need) => placed.has(need)));
    if (ready.length === 0) throw new Error('foreign keys in a circle');
    for (const table of ready) {
      ordered.push(table);
      placed.add(table.name);
    }
  }
  return ordered;
}

/** `when` of the last migration; 0 = none. */
export async function lastMigration(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ last: string | null }>(
    'select max(created_at)::text as last from drizzle.__drizzle_migrations',
  );
  return Number(rows[0]?.last ?? 0);
}

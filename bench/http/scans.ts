import type { Database } from '../../platform/database/database.ts';

/** A table with fewer rows may be read through: of a small one that is cheaper than its index. */
const LARGE_ROWS = 20_000;

export interface Scans {
  readonly counts: ReadonlyMap<string, number>;
  /** Large tables that were read from one end to the other since then, as PostgreSQL counted. */
  since(before: Scans): readonly string[];
}

/** How often each large table was read through. Processes report within a second; idle ones sooner. */
export async function scansOf(database: Database): Promise<Scans> {
  await new Promise((settle) => setTimeout(settle, 1500));
  const { rows } = await database.pool.query<{ name: string; scans: string }>(
    `select schemaname || '.' || relname as name, seq_scan::text as scans from pg_stat_user_tables where n_live_tup > $1`,
    [LARGE_ROWS],
  );
  const counts = new Map(rows.map(({ name, scans }) => [name, Number(scans)]));
  return {
    counts,
    since: (before) =>
      [...counts].flatMap(([name, count]) => {
        const more = count - (before.counts.get(name) ?? count);
        return more > 0 ? [`${name} ${more}×`] : [];
      }),
  };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { Fault } from '../fault.ts';
import type { Database } from './database.ts';

/** Any number that nothing else locks: "yunhe" on a telephone keypad. */
const LOCK = 98_643;

const journal = z.object({ entries: z.array(z.object({ when: z.int() })) });

/**
 * Brings the database to the schema of this release, in one transaction and under a lock that all processes on the
 * database share. Throws a `Fault` where a newer release has already been here.
 */
export async function migrateDatabase(database: Database, folder: string): Promise<void> {
  const client = await database.pool.connect();
  let broken = true;
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await refuseNewer(client, folder);
    await migrate(drizzle(client), { migrationsFolder: folder });
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
    broken = false;
  } finally {
    // A connection that failed half-way is thrown away, and the lock with it.
    client.release(broken);
  }
}

async function refuseNewer(client: PoolClient, folder: string): Promise<void> {
  const { entries } = journal.parse(JSON.parse(await readFile(join(folder, 'meta', '_journal.json'), 'utf8')));
  const newest = Math.max(0, ...entries.map((entry) => entry.when));
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (!found[0]?.there) return;
  const { rows } = await client.query<{ newer: boolean }>(
    'select coalesce(max(created_at), 0) > $1 as newer from drizzle.__drizzle_migrations',
    [newest],
  );
  if (rows[0]?.newer) throw new Fault('database-newer');
}

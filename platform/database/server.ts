import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { errorCode, Fault } from '../fault.ts';
import type { Logger } from '../log.ts';
import { type Database, OLDEST_SERVER } from './database.ts';

/** Longest time that the first connection may take, in milliseconds. */
const CONNECT_MILLISECONDS = 5000;
/** Longest time that a request may wait for one of the connections, in milliseconds: longer than any answer may take. */
const WAIT_MILLISECONDS = 30_000;
const CONNECTIONS = 10;

/**
 * A PostgreSQL server by its URL, reached and found new enough. Throws a `Fault` where it does not answer, refuses the
 * sign-in or is too old.
 */
export async function openServer(url: string, log: Logger): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: WAIT_MILLISECONDS,
    application_name: 'yunhe',
  });
  const first = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MILLISECONDS });
  // Whoever waits for it is told by what it waits for.
  first.on('error', () => undefined);
  pool.on('error', (error) => log.error({ err: error }, 'an idle database connection broke'));
  try {
    await first.connect();
    const { rows } = await first.query<{ number: string; version: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as version`,
    );
    const server = rows[0];
    if (Number(server?.number) < OLDEST_SERVER) {
      throw new Fault('postgres-too-old', { version: server?.version ?? '?', oldest: OLDEST_SERVER / 10_000 });
    }
    await first.end();
  } catch (error) {
    await first.end().catch(() => undefined);
    await pool.end();
    if (error instanceof Fault) throw error;
    throw new Fault('database-unreachable', { address: addressOf(url), reason: reasonOf(error) }, error);
  }
  return {
    kind: 'server',
    orm: drizzle(pool),
    pool,
    async ping() {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}

/** Host, port and database without the password. */
function addressOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `${host || (searchParams.get('host') ?? 'localhost')}${pathname}`;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return errorCode(error) ?? (message || 'unknown');
}

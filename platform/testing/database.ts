import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '../database/database.ts';
import { openServer } from '../database/server.ts';
import { openLog } from '../log.ts';

/** A real, migrated, empty PostgreSQL database of one test file. */
export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  close(): Promise<void>;
}

/** Copies the migrated database of the run: a fraction of a second. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateDatabase'));
  const name = `yunhe_test_${randomUUID().replaceAll('-', '')}`;
  const admin = async (...statements: readonly string[]) => {
    const server = new URL(template);
    server.pathname = '/postgres';
    const client = new pg.Client({ connectionString: server.toString() });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  // Several files copy at once, and a template may have one copier only: the lock goes with the connection.
  await admin('select pg_advisory_lock(1)', `create database ${name} template ${template.pathname.slice(1)}`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  const database = await openServer(url.toString(), openLog('silent'));
  return {
    database,
    url: url.toString(),
    async close() {
      await database.close();
      await admin(`drop database if exists ${name} with (force)`);
    },
  };
}

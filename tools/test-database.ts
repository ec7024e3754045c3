import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../platform/database/migrate.ts';
import { openServer } from '../platform/database/server.ts';
import { openLog } from '../platform/log.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of a migrated database that each test file copies (platform/testing/database.ts). */
    templateDatabase: string;
  }
}

/** Starts one real PostgreSQL for the whole run, with one migrated database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  const url = await postgres.createDatabase();
  const database = await openServer(url, openLog('silent'));
  await migrateDatabase(database, join(import.meta.dirname, '..', 'db', 'migrations'));
  await database.close();
  project.provide('templateDatabase', url);
  return () => postgres.stop();
}

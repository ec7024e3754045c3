import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Configuration, readConfiguration } from '../platform/configuration.ts';
import type { Database } from '../platform/database/database.ts';
import { openEmbedded } from '../platform/database/embedded.ts';
import { openServer } from '../platform/database/server.ts';
import { errorCode } from '../platform/fault.ts';
import { lockFolder } from '../platform/lock.ts';
import { openLog } from '../platform/log.ts';
import { UsageError } from './exit.ts';
import { say } from './say.ts';

/** Of PostgreSQL: no such table, no such schema. */
const NOT_OURS = new Set(['42P01', '3F000']);

/**
 * Opens the database that DATABASE_URL or DATA_DIR names, and closes it again. Throws a `Fault` or `UsageError` where it
 * cannot be opened, is in use by a service (the embedded one) or is none of ours.
 */
export async function withDatabase<T>(
  work: (database: Database, configuration: Configuration) => Promise<T>,
): Promise<T> {
  const configuration = readConfiguration(process.env);
  const { databaseUrl, dataDirectory } = configuration;
  if (databaseUrl === undefined) {
    await stat(join(dataDirectory, 'database')).catch(() => {
      throw new UsageError(say('database.none', { directory: dataDirectory }));
    });
  }
  return withOpened(configuration, async (database) => {
    try {
      return await work(database, configuration);
    } catch (error) {
      if (NOT_OURS.has(errorCode(error) ?? '')) throw new UsageError(say('database.not-ours'));
      throw error;
    }
  });
}

/** The same for a database that is to be filled: an embedded one is made where the folder has none. */
export async function withEmptyDatabase<T>(
  work: (database: Database, configuration: Configuration) => Promise<T>,
): Promise<T> {
  const configuration = readConfiguration(process.env);
  return withOpened(configuration, (database) => work(database, configuration));
}

async function withOpened<T>(configuration: Configuration, work: (database: Database) => Promise<T>): Promise<T> {
  const { database, close } = await open(configuration);
  try {
    return await work(database);
  } finally {
    await close();
  }
}

async function open({ databaseUrl, dataDirectory }: Configuration) {
  const log = openLog('silent');
  if (databaseUrl !== undefined) {
    const database = await openServer(databaseUrl, log);
    return { database, close: () => database.close() };
  }
  const onLost = () => process.exit(1);
  const { release } = await lockFolder(dataDirectory, { onLost });
  try {
    const database = await openEmbedded({ dataDirectory, log, onStopped: onLost });
    const close = async () => {
      await database.close();
      await release();
    };
    return { database, close };
  } catch (error) {
    await release();
    throw error;
  }
}

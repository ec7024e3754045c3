import { join } from 'node:path';
import type { PolicyPackage } from '../engine/package.ts';
import { type Configuration, isLoopback } from '../platform/configuration.ts';
import type { Database } from '../platform/database/database.ts';
import { openEmbedded } from '../platform/database/embedded.ts';
import { openInstallation } from '../platform/database/installation.ts';
import { migrateDatabase } from '../platform/database/migrate.ts';
import { openServer } from '../platform/database/server.ts';
import { Fault } from '../platform/fault.ts';
import { lockFolder } from '../platform/lock.ts';
import type { Logger } from '../platform/log.ts';
import { recordLoadedVersions } from './policies/loaded-version.ts';
import type { ReadinessBoard } from './readiness.ts';

const MIGRATIONS = join(import.meta.dirname, '..', 'db', 'migrations');

/** The data of the service: held before the port opens, opened behind it. */
export interface HeldData {
  open(packages: readonly PolicyPackage[], readiness: ReadinessBoard): Promise<void>;
  close(): Promise<void>;
}

/**
 * Makes sure that the data are ours to open: a PostgreSQL is reached and new enough, or the data folder is locked.
 * Throws a `Fault` where not.
 */
export async function holdData(
  configuration: Configuration,
  log: Logger,
  onFailure: (error: unknown) => void,
): Promise<HeldData> {
  const { databaseUrl, dataDirectory: directory } = configuration;
  const server = databaseUrl === undefined ? undefined : await openServer(databaseUrl, log);
  const onLost = () => onFailure(new Fault('data-folder-lost', { directory }));
  const lock = server ? undefined : await lockFolder(directory, { onLost });
  let database = server;
  return {
    async open(packages, readiness) {
      if (!database) {
        log.warn('the embedded database survives a killed process, not a power cut: use PostgreSQL for real work');
        database = await openEmbedded({ dataDirectory: directory, log, onStopped: onFailure });
      }
      readiness.databaseOpened(database);
      await migrateDatabase(database, MIGRATIONS);
      await recordStart(database, packages, configuration, log);
      readiness.done('migrations');
    },
    async close() {
      await database?.close();
      await lock?.release();
    },
  };
}

async function recordStart(
  database: Database,
  packages: readonly PolicyPackage[],
  configuration: Configuration,
  log: Logger,
): Promise<void> {
  const installation = await openInstallation(database, {
    asked: configuration.demonstration,
    byDefault: isLoopback(configuration.host) && configuration.environment !== 'production',
  });
  for (const changed of await recordLoadedVersions(database, packages)) {
    log.warn(changed, 'the files of a policy version differ from those seen before');
  }
  log.info({ installation, database: database.kind }, 'the database is ready');
}

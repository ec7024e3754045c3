import { join } from 'node:path';
import type { PolicyPackage } from '../engine/package.ts';
import { type Configuration, isLoopback } from '../platform/configuration.ts';
import type { Database } from '../platform/database/database.ts';
import { type Installation, openInstallation } from '../platform/database/installation.ts';
import { migrateDatabase } from '../platform/database/migrate.ts';
import type { Logger } from '../platform/log.ts';
import { recordLoadedVersions } from './policies/loaded-version.ts';

const MIGRATIONS = join(import.meta.dirname, '..', 'db', 'migrations');

/** Brings an open database to this release and records on what packages the process runs. */
export async function prepareDatabase(
  database: Database,
  packages: readonly PolicyPackage[],
  configuration: Configuration,
  log: Logger,
): Promise<Installation> {
  await migrateDatabase(database, MIGRATIONS);
  const installation = await openInstallation(database, {
    asked: configuration.demonstration,
    byDefault: isLoopback(configuration.host) && configuration.environment !== 'production',
  });
  for (const changed of await recordLoadedVersions(database, packages)) {
    log.warn(changed, 'the files of a policy version differ from those seen before');
  }
  log.info({ installation, database: database.kind }, 'the database is open');
  return installation;
}

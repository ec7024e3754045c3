import type { PolicyPackage } from '../engine/package.ts';
import type { Configuration } from '../platform/configuration.ts';
import type { Database } from '../platform/database/database.ts';
import type { Installation } from '../platform/database/installation.ts';
import { Fault } from '../platform/fault.ts';
import { lockFolder } from '../platform/lock.ts';
import type { Logger } from '../platform/log.ts';
import type { ReadinessBoard } from './readiness.ts';

export type UseDatabase = (database: Database, installation: Installation) => Promise<void>;

/** The data of the service: held before the port opens, opened behind it. */
export interface HeldData {
  /** `use` is given the migrated database; the service is ready when it has returned. */
  open(packages: readonly PolicyPackage[], readiness: ReadinessBoard, use: UseDatabase): Promise<void>;
  /** Gives up what is still being opened, closes the rest and lets the data go. */
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
  const stopping = new AbortController();
  let opening: Promise<void> | undefined;
  let database: Database | undefined;
  let release: (() => Promise<void>) | undefined;
  if (databaseUrl === undefined) {
    const onLost = () => onFailure(new Fault('data-folder-lost', { directory }));
    ({ release } = await lockFolder(directory, { onLost }));
  } else {
    const { openServer } = await import('../platform/database/server.ts');
    database = await openServer(databaseUrl, log);
  }
  const open = async (packages: readonly PolicyPackage[], readiness: ReadinessBoard, use: UseDatabase) => {
    // The database's code is loaded here and not above: pages are served without it meanwhile.
    const { prepareDatabase } = await import('./database.ts');
    if (!database) {
      log.warn('the embedded database survives a killed process, not a power cut: use PostgreSQL for real work');
      const { openEmbedded } = await import('../platform/database/embedded.ts');
      const { signal } = stopping;
      database = await openEmbedded({ dataDirectory: directory, log, onStopped: onFailure, signal });
    }
    readiness.databaseOpened(database);
    const installation = await prepareDatabase(database, packages, configuration, log);
    await use(database, installation);
    readiness.migrated();
  };
  return {
    open(packages, readiness, use) {
      opening = open(packages, readiness, use);
      return opening;
    },
    async close() {
      stopping.abort();
      // Whoever asked to open has been told how it ended.
      await opening?.catch(() => undefined);
      await database?.close();
      await release?.();
    },
  };
}

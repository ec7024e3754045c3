import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { openEmbedded } from '../../platform/database/embedded.ts';
import { migrateDatabase } from '../../platform/database/migrate.ts';
import { demonstrationClockTable, demonstrationStoryTable } from '../../platform/demonstration/tables.ts';
import { openLog } from '../../platform/log.ts';
import { openTestDatabase } from '../../platform/testing/database.ts';
import { type Demonstrator, demonstratorWith } from './demonstrator.ts';
import { openOffice, type Person, type TestOffice } from './office.ts';

/** A database on which processes of the real server are started and killed. */
export interface Grounds {
  /** What a process needs to run on it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Opens the database; of the embedded one no process may be running. */
  open(): Promise<{ readonly database: Database; close(): Promise<void> }>;
  remove(): Promise<void>;
}

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'db', 'migrations');

/** Processes and the office of the test seal and sign with the same keys. */
const KEYS = {
  SESSION_SECRET: 'a secret that several processes share',
  ENCRYPTION_KEYS: Buffer.alloc(32, 9).toString('base64'),
};

export async function serverGrounds(): Promise<Grounds> {
  const directory = await mkdtemp(join(tmpdir(), 'yunhe-grounds-'));
  const { database, url, close } = await openTestDatabase();
  return {
    environment: { ...KEYS, DATABASE_URL: url, DATA_DIR: directory },
    open: async () => ({ database, close: async () => undefined }),
    async remove() {
      await close();
      await rm(directory, { recursive: true });
    },
  };
}

export async function embeddedGrounds(): Promise<Grounds> {
  const directory = await mkdtemp(join(tmpdir(), 'yunhe-grounds-'));
  return {
    environment: { ...KEYS, DATA_DIR: directory },
    async open() {
      const onStopped = (fault: Error) => {
        throw fault;
      };
      const database = await openEmbedded({ dataDirectory: directory, log: openLog('silent'), onStopped });
      await migrateDatabase(database, MIGRATIONS);
      return { database, close: () => database.close() };
    },
    remove: () => rm(directory, { recursive: true }),
  };
}

/**
 * Opens the office in this process, lets `make` make a world, and leaves a demonstration whose story is told and whose
 * clock stands where that of the office stood. `sessionOf` opens a session that processes know.
 */
export async function prepare<World>(
  grounds: Grounds,
  make: (office: TestOffice, sessionOf: (person: Person) => Promise<Demonstrator>) => Promise<World>,
): Promise<World> {
  const office = await openOffice(() => grounds.open(), KEYS);
  const { orm } = office.database;
  try {
    const world = await make(office, async (person) => {
      // Whoever asks something has an account from then on.
      await person.get('/organisations/mine');
      const { cookie } = await office.office.identity.openSession(person.accountId, { secondFactor: 'throughout' });
      return demonstratorWith(cookie, person.organisationId);
    });
    await office.deliver();
    const aheadMilliseconds = office.clock.now().getTime() - systemClock.now().getTime();
    await orm.insert(demonstrationStoryTable).values({ done: 1, of: 1, isPlayed: true });
    await orm.insert(demonstrationClockTable).values({ aheadMilliseconds });
    return world;
  } finally {
    await office.close();
  }
}

/** A key that no act had. */
export const newKey = () => randomUUID();

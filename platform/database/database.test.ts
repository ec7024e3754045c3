import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { bigint, pgTable, timestamp } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RealPostgres, startPostgres } from '../../tools/postgres.ts';
import { openLog } from '../log.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { openInstallation } from './installation.ts';
import { migrateDatabase } from './migrate.ts';
import { openServer } from './server.ts';

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'db', 'migrations');
const log = openLog('silent');
const byDefault = { asked: undefined, byDefault: true };
let folder = '';
let real: RealPostgres;
let embedded: Database;

const openFolder = (name: string) => {
  return openEmbedded({ dataDirectory: join(folder, name), log, onStopped: (fault) => Promise.reject(fault) });
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunhe-database-'));
  [real, embedded] = await Promise.all([startPostgres(), openFolder('shared')]);
});
afterAll(async () => {
  await Promise.all([real.stop(), embedded.close()]);
  await rm(folder, { recursive: true });
});

const open = { embedded: async () => embedded, server: async () => openServer(await real.createDatabase(), log) };

describe('a database that cannot be used', () => {
  it('is named with its reason, never with the password, where nobody listens', async () => {
    const nobody = createServer();
    await new Promise<void>((settle) => nobody.listen(0, '127.0.0.1', settle));
    const port = (nobody.address() as { port: number }).port;
    await new Promise((settle) => nobody.close(settle));
    await expect(openServer(`postgres://someone:secret@127.0.0.1:${port}/yunhe`, log)).rejects.toMatchObject({
      code: 'database-unreachable',
      params: { address: `127.0.0.1:${port}/yunhe`, reason: 'ECONNREFUSED' },
    });
  });

  it('is named where the server has no such database', async () => {
    const url = (await real.createDatabase()).replace(/yunhe_\w+/, 'missing');
    await expect(openServer(url, log)).rejects.toMatchObject({
      code: 'database-unreachable',
      params: { reason: '3D000' },
    });
  });

  it('is refused where it was migrated by a newer release', async () => {
    const database = await open.server();
    await migrateDatabase(database, MIGRATIONS);
    const older = join(folder, 'older');
    await cp(MIGRATIONS, older, { recursive: true });
    const journal = join(older, 'meta', '_journal.json');
    await writeFile(journal, (await readFile(journal, 'utf8')).replaceAll(/"when": \d+/g, '"when": 1'));
    await expect(migrateDatabase(database, older)).rejects.toMatchObject({ code: 'database-newer' });
    await database.close();
  });

  it('is refused where the embedded files are damaged', async () => {
    await writeFile(join(folder, 'database'), 'a file where the folder should be');
    await expect(openEmbedded({ dataDirectory: folder, log, onStopped: () => undefined })).rejects.toMatchObject({
      code: 'embedded-database-broken',
    });
  });
});

describe.each(['embedded', 'server'] as const)('the %s database', (kind) => {
  it('is migrated once, however often it is opened', async () => {
    const database = await open[kind]();
    await migrateDatabase(database, MIGRATIONS);
    await migrateDatabase(database, MIGRATIONS);
    const { rows } = await database.pool.query('select count(*) from drizzle.__drizzle_migrations');
    const { entries } = JSON.parse(await readFile(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8'));
    expect(rows).toEqual([{ count: String(entries.length) }]);
    const first = await openInstallation(database, byDefault);
    expect(await openInstallation(database, { asked: undefined, byDefault: false })).toEqual(first);
    expect(first.isDemonstration).toBe(true);
    if (kind === 'server') await database.close();
  });

  it('is a demonstration for ever or never', async () => {
    const database = await open[kind]();
    await migrateDatabase(database, MIGRATIONS);
    await openInstallation(database, byDefault);
    await expect(openInstallation(database, { asked: false, byDefault: false })).rejects.toMatchObject({
      code: 'demonstration-stays',
    });
    if (kind === 'server') await database.close();
  });

  it('gives whole numbers past 2^53 and moments alike', async () => {
    const database = await open[kind]();
    const table = pgTable('figures', {
      amount: bigint('amount', { mode: 'bigint' }).notNull(),
      at: timestamp('at', { withTimezone: true }).notNull(),
    });
    await database.orm.execute(sql`create table figures (amount bigint not null, at timestamptz not null)`);
    const row = { amount: 9_007_199_254_740_993n, at: new Date('2026-06-01T00:00:00.123Z') };
    await database.orm.insert(table).values(row);
    expect(await database.orm.select().from(table)).toEqual([row]);
    if (kind === 'server') await database.close();
  });
});

describe('one real server under several processes', () => {
  it('is migrated by one of them while the others wait', async () => {
    const url = await real.createDatabase();
    const databases = await Promise.all([1, 2, 3].map(() => openServer(url, log)));
    await Promise.all(databases.map((database) => migrateDatabase(database, MIGRATIONS)));
    const installations = await Promise.all(databases.map((database) => openInstallation(database, byDefault)));
    expect(new Set(installations.map(({ id }) => id)).size).toBe(1);
    await Promise.all(databases.map((database) => database.close()));
  });
});

describe('the migrations', () => {
  it('say what the table definitions say', async () => {
    const { generateDrizzleJson, generateMigration } = await import('drizzle-kit/api');
    const defined: Record<string, unknown> = {};
    for (const file of await tableFiles()) {
      // Two modules may call a table by one word.
      for (const [name, value] of Object.entries(await import(file))) defined[`${file} ${name}`] = value;
    }
    const journal = JSON.parse(await readFile(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8'));
    const newest = String(journal.entries.length - 1).padStart(4, '0');
    const snapshot = JSON.parse(await readFile(join(MIGRATIONS, 'meta', `${newest}_snapshot.json`), 'utf8'));
    const json = generateDrizzleJson(defined, snapshot.id);
    expect(await generateMigration(snapshot, json), 'npm run migration writes the missing file').toEqual([]);
  });
});

/** The files that drizzle.config.ts names. */
async function tableFiles(): Promise<readonly string[]> {
  const root = join(import.meta.dirname, '..', '..');
  const found = [join(import.meta.dirname, 'installation.ts'), join(root, 'api', 'policies', 'loaded-version.ts')];
  for (const place of ['modules', 'platform']) {
    for (const name of await readdir(join(root, place))) {
      const file = join(root, place, name, 'tables.ts');
      if (existsSync(file)) found.push(file);
    }
  }
  return found;
}

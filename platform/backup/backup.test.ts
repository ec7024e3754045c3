import { createHash } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RealPostgres, startPostgres } from '../../tools/postgres.ts';
import { MovedClock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { openEmbedded } from '../database/embedded.ts';
import { openInstallation } from '../database/installation.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { openServer } from '../database/server.ts';
import { openLog } from '../log.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'db', 'migrations');
const log = openLog('silent');
const clock = new MovedClock();
const content = Buffer.from('a voucher');
const sha256 = createHash('sha256').update(content).digest('hex');

let folder = '';
let real: RealPostgres;
let source: Database;
let count = 0;
const opened: Database[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunhe-backup-'));
  real = await startPostgres();
  clock.stopAt(new Date('2026-06-01T10:00:00+08:00'));
  source = await openEmbedded({
    dataDirectory: join(folder, 'source'),
    log,
    onStopped: (fault) => Promise.reject(fault),
  });
  await migrateDatabase(source, MIGRATIONS);
  await openInstallation(source, { asked: true, byDefault: true });
  await source.orm.execute(sql`
    insert into platform.outbox (event, handler, payload, created_at, due_at)
    select 'Happened', 'handler', jsonb_build_object('number', 9007199254740993, 'text', '运河 ' || i), now(), now()
    from generate_series(1, 1200) i`);
  await mkdir(join(folder, 'store'));
  await writeFile(join(folder, 'store', sha256), content);
});
afterAll(async () => {
  for (const database of [source, ...opened]) await database.close();
  await real.stop();
  await rm(folder, { recursive: true });
});

let backup = '';
beforeEach(async () => {
  count += 1;
  backup = join(folder, `backup-${count}`);
  await backUp(
    {
      database: source,
      clock,
      release: '0.1.0',
      contents: async () => [sha256],
      pathOf: (name) => join(folder, 'store', name),
      keys: Buffer.from('the keys'),
    },
    backup,
    'a passphrase',
  );
});

async function emptyServer(): Promise<Database> {
  const database = await openServer(await real.createDatabase(), log);
  opened.push(database);
  return database;
}

function into(database: Database) {
  const kept: { keys?: string; files: string[] } = { files: [] };
  const target = {
    database,
    migrations: MIGRATIONS,
    async store(path: string, name: string) {
      expect(await readFile(path)).toEqual(content);
      kept.files.push(name);
    },
    async keepKeys(keys: Uint8Array) {
      kept.keys = Buffer.from(keys).toString();
    },
  };
  return { kept, target };
}

const rowsOf = async (database: Database) => {
  const { rows } = await database.pool.query('select id::text, payload::text from platform.outbox order by id');
  return rows;
};

describe('a backup that cannot be restored', () => {
  it('is refused without its passphrase and with a wrong one, before anything is written', async () => {
    const database = await emptyServer();
    const { target } = into(database);
    await expect(restore(target, backup, undefined)).rejects.toMatchObject({ code: 'backup-passphrase-missing' });
    await expect(restore(target, backup, 'another')).rejects.toMatchObject({ code: 'backup-passphrase-wrong' });
    const { rows } = await database.pool.query(`select to_regclass('platform.installation') as found`);
    expect(rows).toEqual([{ found: null }]);
  });

  it('is refused where it was never finished', async () => {
    await rm(join(backup, 'manifest.json'));
    const { target } = into(await emptyServer());
    await expect(restore(target, backup, 'a passphrase')).rejects.toMatchObject({ code: 'backup-missing' });
  });

  it('is refused where a table was changed, and can be tried again in the same database', async () => {
    const path = join(backup, 'tables', 'platform.outbox.ndjson.gz');
    const whole = await readFile(path);
    const other = join(folder, 'other');
    await backUp(
      { database: source, clock, release: '0.1.0', contents: async () => [], pathOf: (name) => name, keys: undefined },
      other,
      undefined,
    );
    await writeFile(path, await readFile(join(other, 'tables', 'platform.installation.ndjson.gz')));
    const { target } = into(await emptyServer());
    await expect(restore(target, backup, 'a passphrase')).rejects.toThrow();
    await writeFile(path, whole);
    await expect(restore(target, backup, 'a passphrase')).resolves.toMatchObject({ isDemonstration: true });
    await rm(other, { recursive: true });
  });

  it('is refused over data that are there, and a backup never overwrites one', async () => {
    const { target } = into(source);
    await expect(restore(target, backup, 'a passphrase')).rejects.toMatchObject({ code: 'restore-database-used' });
    await appendFile(join(backup, 'note'), 'x');
    await expect(
      backUp(
        { database: source, clock, release: '', contents: async () => [], pathOf: String, keys: undefined },
        backup,
        '',
      ),
    ).rejects.toMatchObject({ code: 'backup-folder-not-empty' });
  });
});

describe('a backup of the embedded database', () => {
  it('restores on PostgreSQL with every row, file and key, and numbers go on where they were', async () => {
    const database = await emptyServer();
    const { kept, target } = into(database);
    const manifest = await restore(target, backup, 'a passphrase');
    expect(manifest.tables.find(({ name }) => name === 'platform.outbox')?.rows).toBe(1200);
    expect(await rowsOf(database)).toEqual(await rowsOf(source));
    expect(kept).toEqual({ keys: 'the keys', files: [sha256] });
    const { rows } = await database.pool.query(
      `insert into platform.outbox (event, handler, payload, created_at, due_at) values ('a', 'b', '{}', now(), now()) returning id::int`,
    );
    expect(rows).toEqual([{ id: 1201 }]);
    const installation = await openInstallation(database, { asked: undefined, byDefault: false });
    expect(installation.isDemonstration).toBe(true);
  });
});

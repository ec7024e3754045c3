import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { Fault } from '../fault.ts';
import { fileNameOf } from './backup.ts';
import { type BackedUpTable, tablesOf } from './catalogue.ts';
import { type BackupManifest, backupManifest, KEYS, MANIFEST } from './manifest.ts';
import { openKeys } from './sealed-keys.ts';

export interface RestoreTarget {
  readonly database: Database;
  /** The migrations of this release. */
  readonly migrations: string;
  /** Puts a file of the backup into the store; its name is its SHA-256, which the store checks. */
  store(path: string, sha256: string): Promise<void>;
  /** Takes the keys over; called only where the backup has them. */
  keepKeys(keys: Uint8Array): Promise<void>;
}

const journal = z.looseObject({ entries: z.array(z.looseObject({ when: z.int() })) });
const ROWS_AT_ONCE = 500;

/** Reads the manifest. Throws a `Fault` where the folder holds no finished backup. */
export async function readBackup(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch((error) => {
    throw new Fault('backup-missing', { folder }, error);
  });
  const parsed = backupManifest.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Fault('backup-unreadable', { folder });
  return parsed.data;
}

/**
 * Restores a backup into an empty database, embedded or not: the schema of the backup first, its rows in one transaction,
 * then what this release has added. Throws a `Fault` where the database is not empty, the backup is from a newer release,
 * a part was changed, or the passphrase is wrong; nothing of the rows stays then.
 */
export async function restore(
  target: RestoreTarget,
  folder: string,
  passphrase: string | undefined,
): Promise<BackupManifest> {
  const manifest = await readBackup(folder);
  const keys = manifest.hasKeys ? await keysOf(folder, passphrase) : undefined;
  await refuseUsedDatabase(target.database);
  try {
    await migrateUpTo(target, manifest.migration, folder);
    await loadRows(target.database, manifest, folder);
    for (const sha256 of manifest.files) await target.store(join(folder, 'files', sha256), sha256);
    if (keys) await target.keepKeys(keys);
  } catch (error) {
    await emptyDatabase(target.database);
    throw error;
  }
  await migrateDatabase(target.database, target.migrations);
  return manifest;
}

/** Back to nothing, so that the restoring can be tried again. */
async function emptyDatabase(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select quote_ident(nspname) as name from pg_namespace
     where nspname <> 'information_schema' and nspname not like 'pg_%' and nspname <> 'public'`,
  );
  for (const { name } of rows) await database.pool.query(`drop schema ${name} cascade`);
}

async function keysOf(folder: string, passphrase: string | undefined): Promise<Uint8Array> {
  if (passphrase === undefined) throw new Fault('backup-passphrase-missing');
  const keys = openKeys(await readFile(join(folder, KEYS)), passphrase);
  if (!keys) throw new Fault('backup-passphrase-wrong');
  return keys;
}

async function refuseUsedDatabase(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ used: boolean }>(
    `select to_regclass('platform.installation') is not null as used`,
  );
  if (rows[0]?.used) throw new Fault('restore-database-used');
}

/** Runs the migrations that the backup had seen, from a copy of the folder whose journal ends there. */
async function migrateUpTo(target: RestoreTarget, last: number, folder: string): Promise<void> {
  const copy = await mkdtemp(join(tmpdir(), 'yunhe-migrations-'));
  try {
    await cp(target.migrations, copy, { recursive: true });
    const path = join(copy, 'meta', '_journal.json');
    const whole = journal.parse(JSON.parse(await readFile(path, 'utf8')));
    const entries = whole.entries.filter(({ when }) => when <= last);
    if (entries.at(-1)?.when !== last) throw new Fault('backup-newer', { folder });
    await writeFile(path, JSON.stringify({ ...whole, entries }));
    await migrateDatabase(target.database, copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function loadRows(database: Database, manifest: BackupManifest, folder: string): Promise<void> {
  const client = await database.pool.connect();
  let whole = false;
  try {
    await client.query('begin');
    const tables = await tablesOf(client);
    // What triggers would add or forbid is in the rows already.
    for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
    for (const table of tables) {
      const listed = manifest.tables.find(({ name }) => name === table.name);
      if (!listed) throw new Fault('backup-table-missing', { table: table.name });
      await client.query(`delete from ${table.name}`);
      await loadTable(client, table, listed, folder);
    }
    for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
    await client.query('commit');
    whole = true;
  } finally {
    client.release(!whole);
  }
}

async function loadTable(
  client: PoolClient,
  table: BackedUpTable,
  listed: BackupManifest['tables'][number],
  folder: string,
): Promise<void> {
  const columns = table.columns.join(', ');
  const statement =
    `insert into ${table.name} (${columns}) overriding system value ` +
    `select ${columns} from jsonb_populate_recordset(null::${table.name}, $1::jsonb)`;
  const hash = createHash('sha256');
  let rows = 0;
  let waiting: string[] = [];
  const insert = async () => {
    if (waiting.length > 0) await client.query(statement, [`[${waiting.join(',')}]`]);
    waiting = [];
  };
  const path = join(folder, 'tables', `${fileNameOf(table.name)}.ndjson.gz`);
  const lines = createInterface({
    input: createReadStream(path).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) {
    hash.update(`${line}\n`);
    rows += 1;
    waiting.push(line);
    if (waiting.length === ROWS_AT_ONCE) await insert();
  }
  await insert();
  if (rows !== listed.rows || hash.digest('hex') !== listed.sha256) {
    throw new Fault('backup-part-changed', { part: table.name });
  }
  for (const column of table.identities) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest(1, (select coalesce(max(${column}), 0) from ${table.name})))`,
      [table.name, column.replaceAll('"', '')],
    );
  }
}

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { errorCode, Fault } from '../fault.ts';
import { type BackedUpTable, lastMigration, tablesOf } from './catalogue.ts';
import { type BackupManifest, KEYS, MANIFEST } from './manifest.ts';
import { sealKeys } from './sealed-keys.ts';

export interface BackupSource {
  readonly database: Database;
  readonly clock: Clock;
  readonly release: string;
  /** SHA-256 of the stored contents that rows refer to. */
  contents(client: PoolClient): Promise<readonly string[]>;
  pathOf(sha256: string): string;
  /** The keys that the personal data are sealed with; undefined = they are kept elsewhere. */
  readonly keys: Uint8Array | undefined;
}

const ROWS_AT_ONCE = 1000;

/**
 * Writes all rows, files and keys into an empty folder. The rows are those of one instant, while the service goes on.
 * Logical: it restores on either database and into the next release. Throws a `Fault` where the folder is not empty.
 */
export async function backUp(
  source: BackupSource,
  folder: string,
  passphrase: string | undefined,
): Promise<BackupManifest> {
  await makeEmptyFolder(folder);
  await mkdir(join(folder, 'tables'));
  await mkdir(join(folder, 'files'));
  const client = await source.database.pool.connect();
  let whole = false;
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables: BackupManifest['tables'] = [];
    for (const table of await tablesOf(client)) tables.push(await writeTable(client, table, folder));
    const wanted = [...(await source.contents(client))].sort();
    const { rows } = await client.query<{ id: string; demonstration: boolean }>(
      'select id::text, is_demonstration as demonstration from platform.installation',
    );
    const migration = await lastMigration(client);
    await client.query('commit');
    const files = await copyFiles(source, client, wanted, folder);
    const sealed = source.keys && passphrase !== undefined ? sealKeys(source.keys, passphrase) : undefined;
    if (sealed) await writeFile(join(folder, KEYS), sealed, { mode: 0o600 });
    const manifest: BackupManifest = {
      format: 1,
      release: source.release,
      createdAt: source.clock.now().toISOString(),
      installationId: rows[0]?.id ?? '',
      isDemonstration: rows[0]?.demonstration ?? false,
      migration,
      tables,
      files,
      hasKeys: sealed !== undefined,
    };
    await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    whole = true;
    return manifest;
  } finally {
    // A connection that failed half-way is thrown away, and the transaction with it.
    client.release(!whole);
  }
}

/** Copies the contents; one that was deleted since the rows were read is left out, any other that lacks is a `Fault`. */
async function copyFiles(source: BackupSource, client: PoolClient, wanted: readonly string[], folder: string) {
  const missing = new Set<string>();
  for (const sha256 of wanted) {
    await copyFile(source.pathOf(sha256), join(folder, 'files', sha256)).catch((error) => {
      if (errorCode(error) !== 'ENOENT') throw error;
      missing.add(sha256);
    });
  }
  if (missing.size > 0) {
    const lost = (await source.contents(client)).find((sha256) => missing.has(sha256));
    if (lost !== undefined) throw new Fault('backup-file-missing', { file: source.pathOf(lost) });
  }
  return wanted.filter((sha256) => !missing.has(sha256));
}

async function makeEmptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const found = await readdir(folder).catch((error) => {
    throw new Fault('backup-folder', { folder, reason: errorCode(error) ?? 'unknown' }, error);
  });
  if (found.length > 0) throw new Fault('backup-folder-not-empty', { folder });
}

/** One row a line, as the database itself writes JSON: no number passes through JavaScript. */
async function writeTable(client: PoolClient, table: BackedUpTable, folder: string) {
  const hash = createHash('sha256');
  let count = 0;
  await client.query(`declare backed_up no scroll cursor for select to_jsonb(t)::text as row from ${table.name} t`);
  async function* lines() {
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${ROWS_AT_ONCE} from backed_up`);
      if (rows.length === 0) return;
      count += rows.length;
      const text = rows.map(({ row }) => `${row}\n`).join('');
      hash.update(text);
      yield text;
    }
  }
  const path = join(folder, 'tables', `${fileNameOf(table.name)}.ndjson.gz`);
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(path));
  await client.query('close backed_up');
  return { name: table.name, rows: count, sha256: hash.digest('hex') };
}

export function fileNameOf(table: string): string {
  return table.replaceAll('"', '');
}

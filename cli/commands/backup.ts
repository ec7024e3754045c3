import { createReadStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import release from '../../package.json' with { type: 'json' };
import { verifyChain } from '../../platform/audit/verify.ts';
import { backUp } from '../../platform/backup/backup.ts';
import { restore } from '../../platform/backup/restore.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Configuration } from '../../platform/configuration.ts';
import type { Database } from '../../platform/database/database.ts';
import { type ContentStore, openContentStore } from '../../platform/files/content-store.ts';
import { openKeys } from '../../platform/keys/keys.ts';
import { withDatabase, withEmptyDatabase } from '../database.ts';
import { EXIT, UsageError } from '../exit.ts';
import { print } from '../output.ts';
import { say } from '../say.ts';

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'db', 'migrations');

/** The key files of a data folder, by their names there. */
const KEY_FILES = ['session-secret', 'encryption-keys'] as const;
const keyFiles = z.strictObject({ 'session-secret': z.string(), 'encryption-keys': z.string() });
type KeyFiles = z.output<typeof keyFiles>;

export function registerBackup(program: Command): void {
  program
    .command('backup')
    .summary(say('backup.summary'))
    .description(say('backup.description'))
    .argument('<FOLDER>', say('argument.backup-folder'))
    .option('--without-keys', say('backup.without-keys'))
    .action(makeBackup);
  program
    .command('restore')
    .summary(say('restore.summary'))
    .description(say('restore.description'))
    .argument('<FOLDER>', say('argument.backup-folder'))
    .action(takeBack);
}

/** An empty passphrase counts as none. */
const passphrase = () => process.env.BACKUP_PASSPHRASE || undefined;

/** Writes everything that the installation consists of: rows, files, and keys under a passphrase. */
async function makeBackup(folder: string, { withoutKeys }: { readonly withoutKeys?: true }): Promise<void> {
  await withDatabase(async (database, configuration) => {
    const contents = await openStore(configuration);
    const keys = withoutKeys ? undefined : await keysToKeep(configuration);
    if (keys && passphrase() === undefined) throw new UsageError(say('backup.no-passphrase'));
    const source = {
      database,
      clock: systemClock,
      release: release.version,
      contents: contentsOf,
      pathOf: contents.pathOf,
      keys: keys && Buffer.from(JSON.stringify(keys)),
    };
    const { tables, files } = await backUp(source, folder, passphrase());
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    await print(`${say('backup.done', { folder, tables: tables.length, rows, files: files.length })}\n`);
    if (!keys) await print(`${say('backup.keys-elsewhere')}\n`);
  });
}

function openStore({ dataDirectory }: Configuration): Promise<ContentStore> {
  return openContentStore({ directory: join(dataDirectory, 'files') });
}

/** What the rows that are not deleted refer to. */
async function contentsOf(client: { query: Database['pool']['query'] }): Promise<readonly string[]> {
  const { rows } = await client.query<{ sha256: string }>(
    'select distinct sha256 from platform.file where deleted_at is null',
  );
  return rows.map(({ sha256 }) => sha256);
}

/** undefined where the keys are those of the environment: whoever set them keeps them. */
async function keysToKeep(configuration: Configuration): Promise<KeyFiles | undefined> {
  const { dataDirectory } = configuration;
  const { source, sessionSecrets, encryptionKeys } = await openKeys({ dataDirectory, configuration });
  if (source === 'configuration') return undefined;
  return { 'session-secret': sessionSecrets.join(','), 'encryption-keys': encryptionKeys.join(',') };
}

/** Fills an empty database and data folder from a backup, and proves the audit chain afterwards. */
async function takeBack(folder: string): Promise<void> {
  const verdict = await withEmptyDatabase(async (database, configuration) => {
    const { dataDirectory } = configuration;
    const contents = await openStore(configuration);
    const target = {
      database,
      migrations: MIGRATIONS,
      store: (path: string, sha256: string) => keepFile(contents, path, sha256),
      keepKeys: (keys: Uint8Array) => keepKeys(join(dataDirectory, 'keys'), keys),
    };
    const { createdAt, tables, files, hasKeys } = await restore(target, folder, passphrase());
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    await print(`${say('restore.done', { createdAt, tables: tables.length, rows, files: files.length })}\n`);
    const place = join(dataDirectory, 'keys');
    await print(`${hasKeys ? say('restore.keys', { folder: place }) : say('restore.no-keys')}\n`);
    return verifyChain(database.orm);
  });
  if (verdict.whole) {
    await print(`${say('restore.audit-whole', { links: verdict.links, waiting: verdict.waiting })}\n`);
    return;
  }
  process.exitCode = EXIT.refused;
  await print(`${say(`audit.broken.${verdict.broken}`, { seq: verdict.seq, entry: verdict.entryId ?? '—' })}\n`);
}

/** The content goes in as an upload does; what does not bear its name is refused. */
async function keepFile(contents: ContentStore, path: string, sha256: string): Promise<void> {
  const taken = await contents.take(createReadStream(path));
  if (!taken.ok) throw new UsageError(taken.refusal.message);
  if (taken.incoming.content.sha256 !== sha256) {
    await taken.incoming.discard();
    throw new UsageError(say('restore.file-changed', { file: path }));
  }
  await taken.incoming.keep();
}

/** Never over other keys: what they sealed could not be opened any more. */
async function keepKeys(folder: string, bytes: Uint8Array): Promise<void> {
  const keys = keyFiles.parse(JSON.parse(Buffer.from(bytes).toString()));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of KEY_FILES) {
    const path = join(folder, name);
    const present = await readFile(path, 'utf8').catch(() => undefined);
    if (present?.trim() === keys[name]) continue;
    if (present !== undefined) throw new UsageError(say('restore.other-keys', { file: path }));
    await writeFile(path, `${keys[name]}\n`, { mode: 0o600, flag: 'wx', flush: true });
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { accountsAt, signInAt } from '../api/testing/demonstrator.ts';
import { killAll, runProcess } from '../api/testing/process.ts';
import { type RealPostgres, startPostgres } from '../tools/postgres.ts';
import story from '../town/demonstration/story.json' with { type: 'json' };
import { folder, yunhe } from './testing/run.ts';

/** The drill: the service is used, stopped, backed up, and rises again elsewhere, with files, keys and audit. */

const MILLISECONDS = 300_000;
const BACKUP_PASSPHRASE = 'a passphrase of the drill';

let real: RealPostgres;
beforeAll(async () => {
  real = await startPostgres();
});
afterAll(async () => {
  killAll();
  await real.stop();
});

interface Manifest {
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  readonly files: readonly string[];
}

const manifestOf = async (backup: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8'));

const rowsOf = ({ tables }: Manifest, table: string) => tables.find(({ name }) => name === table)?.rows ?? 0;

/** The rows of a table; in which order they lie is the database's business. */
async function linesOf(backup: string, table: string): Promise<readonly string[]> {
  const packed = await readFile(join(backup, 'tables', `${table.replaceAll('"', '')}.ndjson.gz`));
  return gunzipSync(packed).toString('utf8').split('\n').sort();
}

/** The demonstration begins by itself and is stopped once a company has handed in its papers. */
async function useFor(directory: string): Promise<void> {
  const service = runProcess({ DATA_DIR: directory });
  const address = await service.listening;
  await service.ready;
  const many = story.staff.length + 2;
  await vi.waitFor(async () => expect((await accountsAt(address)).length).toBeGreaterThanOrEqual(many), {
    timeout: MILLISECONDS,
    interval: 500,
  });
  // A folder in use is not backed up behind the back of its service.
  const denied = await yunhe(['backup', join(directory, 'backup')], {
    variables: { DATABASE_URL: '', DATA_DIR: directory, BACKUP_PASSPHRASE },
  });
  expect(denied).toMatchObject({ status: 2, stderr: expect.stringContaining(directory) });
  service.child.kill('SIGTERM');
  expect(await service.ended).toMatchObject({ status: 0 });
}

describe('a backup of the embedded database', () => {
  test(
    'restores on PostgreSQL and on a new folder, with files, sealed values and a whole audit',
    async () => {
      const [source, backups, onServer, anew] = await Promise.all([folder(), folder(), folder(), folder()]);
      const backup = join(backups, 'first');
      await useFor(source);
      const of = (directory: string, url = '') => ({ DATABASE_URL: url, DATA_DIR: directory });
      const run = (args: readonly string[], variables: Record<string, string>, passphrase = BACKUP_PASSPHRASE) =>
        yunhe(args, { variables: { ...variables, BACKUP_PASSPHRASE: passphrase } });

      expect(await run(['backup', backup], of(source), '')).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('BACKUP_PASSPHRASE'),
      });
      expect(await run(['backup', backup], of(source))).toMatchObject({ status: 0, stderr: '' });
      const manifest = await manifestOf(backup);
      expect(manifest.files.length).toBeGreaterThan(5);
      const keys = await readFile(join(source, 'keys', 'encryption-keys'), 'utf8');
      expect((await readFile(join(backup, 'keys.sealed'))).includes(keys.trim())).toBe(false);

      const url = await real.createDatabase();
      expect(await run(['restore', backup], of(onServer, url), 'another')).toMatchObject({ status: 2, stdout: '' });
      expect(await run(['restore', join(backups, 'none')], of(onServer, url))).toMatchObject({ status: 2 });
      for (const variables of [of(onServer, url), of(anew)]) {
        const restored = await run(['restore', backup], variables);
        expect(restored).toMatchObject({ status: 0, stdout: expect.stringContaining('审计链完整') });
      }
      expect(await run(['restore', backup], of(onServer, url))).toMatchObject({ status: 2 });

      // What was restored is backed up again: the very same rows and files.
      const second = join(backups, 'second');
      expect(await run(['backup', second], of(anew))).toMatchObject({ status: 0 });
      expect((await manifestOf(second)).files).toEqual(manifest.files);
      for (const { name } of manifest.tables)
        expect(await linesOf(second, name), name).toEqual(await linesOf(backup, name));

      await expectAlive(onServer, url, manifest);
    },
    MILLISECONDS,
  );
});

/** The service on the restored data: people sign in, read their files and sealed values, and the story goes on. */
async function expectAlive(directory: string, url: string, manifest: Manifest): Promise<void> {
  const service = runProcess({ DATA_DIR: directory, DATABASE_URL: url });
  const address = await service.listening;
  await service.ready;
  const [company] = story.companies;
  if (!company) throw new Error('a story without companies');
  const representative = await signInAt(address, company.person);
  const organisation = `/organisations/${representative.organisationId}`;
  const contact = await representative.get(address, `${organisation}/contact`);
  expect(contact).toMatchObject({ status: 200, body: { contactPhone: company.phone } });
  const bank = await representative.get(address, `${organisation}/bank-account`);
  expect(bank).toMatchObject({ status: 200, body: { accountNumber: company.account } });
  const { body } = await representative.get<{ items: readonly { file: { id: string } }[] }>(address, '/vouchers');
  expect(body.items.length).toBeGreaterThan(3);
  for (const { file } of body.items.slice(0, 4)) {
    const digest = await representative.digestOf(address, `/files/${file.id}/content`);
    expect(manifest.files).toContain(digest);
  }
  expect(rowsOf(manifest, 'audit.entry')).toBeGreaterThan(20);
  service.child.kill('SIGTERM');
  expect(await service.ended).toMatchObject({ status: 0 });
  const verified = await yunhe(['audit', 'verify'], { variables: { DATABASE_URL: url, DATA_DIR: directory } });
  expect(verified).toMatchObject({ status: 0, stdout: expect.stringContaining('审计链完整') });
}

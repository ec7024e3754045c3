import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { Writable } from 'node:stream';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MovedClock } from '../clock.ts';
import { fileTable } from '../files/tables.ts';
import { openLog } from '../log.ts';
import { outboxTable } from '../outbox/tables.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { expose } from './exposition.ts';
import { openLatency } from './latency.ts';
import { openMetrics } from './metrics.ts';
import { countSlowQueries } from './slow-queries.ts';
import { operationState } from './state.ts';

let opened: TestDatabase;
const clock = new MovedClock();

beforeEach(async () => {
  opened = await openTestDatabase();
  clock.stopAt(new Date('2026-06-01T10:00:00+08:00'));
});
afterEach(() => opened.close());

test('labels that hold quotes, backslashes and lines do not break the format', () => {
  const samples = [{ labels: { route: 'a"b\\c\nd' }, value: 1 }];
  expect(expose([{ name: 'x', help: 'y', type: 'gauge', samples }])).toBe(
    '# HELP x y\n# TYPE x gauge\nx{route="a\\"b\\\\c\\nd"} 1\n',
  );
});

test('the buckets of a histogram are cumulative, one series for each route, method and class of status', () => {
  const latency = openLatency();
  latency.observe('/works', 'GET', 200, 0.02);
  latency.observe('/works', 'GET', 201, 0.4);
  latency.observe('/works', 'GET', 404, 20);
  const text = expose([latency.metric()]);
  const of = (le: string) => `_bucket{route="/works",method="GET",status="2xx",le="${le}"}`;
  expect(text).toContain(`${of('0.01')} 0\n`);
  expect(text).toContain(`${of('0.025')} 1\n`);
  expect(text).toContain(`${of('0.5')} 2\n`);
  expect(text).toContain(`${of('+Inf')} 2\n`);
  expect(text).toContain('_count{route="/works",method="GET",status="4xx"} 1\n');
});

test('slow statements are counted in and outside of transactions, failed ones too, and logged without their values', async () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line));
      done();
    },
  });
  const { orm, pool } = opened.database;
  const slow = countSlowQueries(pool, openLog('warn', sink), 40);
  await orm.execute(sql`select 1`);
  expect(slow.count).toBe(0);
  await orm.execute(sql`select pg_sleep(0.05), ${'secret'}::text`);
  await pool.query('select pg_sleep(0.05)');
  await orm.transaction((tx) => tx.execute(sql`select pg_sleep(0.05)`));
  await expect(orm.execute(sql`select pg_sleep(0.05), 1 / (select 0)`)).rejects.toThrow();
  const client = await pool.connect();
  await new Promise<void>((settle) => client.query('select pg_sleep(0.05)', () => settle()));
  client.release();
  expect(slow.count).toBeGreaterThanOrEqual(4);
  expect(lines.join('')).toContain('pg_sleep');
  expect(lines.join('')).not.toContain('secret');
});

test('the state of the installation is in the text, and before its database is open only the process is', async () => {
  const { database } = opened;
  const due = { event: 'X', handler: 'y', payload: {}, createdAt: new Date(clock.now().getTime() - 90_000) };
  await database.orm.insert(outboxTable).values([
    { ...due, dueAt: clock.now() },
    { ...due, dueAt: clock.now(), failedAt: clock.now() },
  ]);
  const file = { sha256: '0'.repeat(64), bytes: 1, name: 'a', kind: 'pdf', createdAt: clock.now() };
  await database.orm.insert(fileTable).values({ id: randomUUID(), ...file, scan: 'waiting' });
  let isOpen = false;
  const options = {
    database,
    clock,
    dataDirectory: tmpdir(),
    scanner: () => 'away' as const,
    mail: () => 'up' as const,
  };
  const metrics = openMetrics({
    state: () => (isOpen ? operationState(options) : undefined),
    slowQueries: () => ({ count: 3 }),
  });
  const before = await metrics.text();
  expect(before).toContain('yunhe_process_resident_bytes ');
  expect(before).not.toContain('yunhe_outbox');
  isOpen = true;
  const text = await metrics.text();
  for (const line of [
    'yunhe_outbox_waiting 1',
    'yunhe_outbox_oldest_seconds 90',
    'yunhe_outbox_failed 1',
    'yunhe_scanner{state="away"} 1',
    'yunhe_scanner{state="up"} 0',
    'yunhe_mail{state="up"} 1',
    'yunhe_files_waiting 1',
    'yunhe_audit_waiting 0',
    'yunhe_database_slow_queries_total 3',
  ]) {
    expect(text).toContain(`${line}\n`);
  }
  expect(text).toMatch(/yunhe_database_bytes \d{6,}\n/);
  expect(text).toMatch(/yunhe_disk_free_bytes \d+\n/);
});

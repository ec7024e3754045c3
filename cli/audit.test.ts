import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../platform/actor.ts';
import { recordRefusal } from '../platform/audit/record.ts';
import { openSealer } from '../platform/audit/sealer.ts';
import { auditDayHeadTable } from '../platform/audit/tables.ts';
import { systemClock } from '../platform/clock.ts';
import { openEmbedded } from '../platform/database/embedded.ts';
import { migrateDatabase } from '../platform/database/migrate.ts';
import { openLog } from '../platform/log.ts';
import { openTestDatabase, type TestDatabase } from '../platform/testing/database.ts';
import { folder, ROOT, yunhe } from './testing/run.ts';

let opened: TestDatabase;

async function fill(database: TestDatabase['database'], count: number): Promise<void> {
  const about = { act: 'works.renameSubject', actor: SYSTEM, at: systemClock.now(), requestId: undefined };
  for (let index = 0; index < count; index += 1) {
    await recordRefusal(database.orm, about, { code: 'X', message: '', path: '', kind: 'conflict' });
  }
  const sealer = openSealer({ database, clock: systemClock, log: openLog('silent') });
  await sealer.seal();
  await sealer.close();
}

beforeAll(async () => {
  opened = await openTestDatabase();
  await fill(opened.database, 3);
});
afterAll(() => opened.close());

const verify = (...more: readonly string[]) =>
  yunhe(['audit', 'verify', ...more], { variables: { DATABASE_URL: opened.url } });

test('called wrongly, it says what is wrong', async () => {
  const wrongHead = await verify('--head', '1:xyz');
  expect(wrongHead).toMatchObject({ status: 2, stderr: expect.stringContaining('1:xyz') });
  const nothing = await yunhe(['audit', 'verify'], {
    variables: { DATABASE_URL: '', DATA_DIR: join(tmpdir(), 'none') },
  });
  expect(nothing).toMatchObject({ status: 2, stderr: expect.stringContaining('DATA_DIR') });
  const unreachable = await yunhe(['audit', 'verify'], { variables: { DATABASE_URL: 'postgres://127.0.0.1:1/x' } });
  expect(unreachable).toMatchObject({ status: 2, stderr: expect.stringContaining('DATABASE_URL') });
});

test('a whole chain is told with its head, also as JSON, and a kept head is compared', async () => {
  const [head] = await opened.database.orm.select().from(auditDayHeadTable);
  const text = `${head?.seq}:${head?.hash.toString('hex')}`;
  expect(await verify()).toMatchObject({
    status: 0,
    stdout: expect.stringContaining(`3 环，0 条记录等待封存。链头 ${text}`),
  });
  const { status, stdout } = await verify('--json', '--head', text);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ whole: true, links: 3, head: { seq: 3 } });
  const other = await verify('--head', `2:${'0'.repeat(64)}`);
  expect(other).toMatchObject({ status: 1, stdout: expect.stringContaining('第 2 环断裂') });
});

test('the embedded database is verified in its folder', async () => {
  const directory = await folder();
  const options = { dataDirectory: directory, log: openLog('silent'), onStopped: () => undefined };
  const database = await openEmbedded(options);
  await migrateDatabase(database, join(ROOT, 'db', 'migrations'));
  await fill(database, 2);
  await database.close();
  const { status, stdout } = await yunhe(['audit', 'verify'], { variables: { DATABASE_URL: '', DATA_DIR: directory } });
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('审计链完整：2 环') });
});

test('a broken chain names its first broken link and ends with status 1', async () => {
  await opened.database.orm.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update audit.entry set refusal_code = 'Y' where id = (select max(id) - 1 from audit.entry)`);
  });
  expect(await verify()).toMatchObject({ status: 1, stdout: expect.stringContaining('第 2 环断裂') });
  expect(JSON.parse((await verify('--json')).stdout)).toMatchObject({ whole: false, broken: 'changed', seq: 2 });
});

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appointmentTable } from '../modules/staff/tables.ts';
import { auditEntryTable } from '../platform/audit/tables.ts';
import { openTestIdentity, PASSWORD } from '../platform/identity/testing/identity.ts';
import { openTestDatabase, type TestDatabase } from '../platform/testing/database.ts';
import { yunhe } from './testing/run.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

/** The keys of the installation, in the way of production. */
const KEYS = { SESSION_SECRET: 's'.repeat(32), ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64') };

const create = (email: string, variables = {}) =>
  yunhe(['admin', 'create', '--email', email, '--name', '陈静'], {
    variables: { DATABASE_URL: opened.url, PUBLIC_URL: 'https://yunhe.example', ...KEYS, ...variables },
  });

test('a wrong address, and production without keys, are refused with a sentence', async () => {
  expect(await create('no address')).toMatchObject({ status: 1, stderr: '邮箱的格式不对。\n', stdout: '' });
  expect(
    await create('chen@example.org', { NODE_ENV: 'production', SESSION_SECRET: '', ENCRYPTION_KEYS: '' }),
  ).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('SESSION_SECRET, ENCRYPTION_KEYS'),
  });
  expect(await opened.database.orm.select().from(appointmentTable)).toEqual([]);
});

test('the first security administrator gets a link that sets a password once; a second one is refused', async () => {
  const { status, stdout, stderr } = await create('chen@example.org');
  expect(status, stderr).toBe(0);
  const url = /https:\S+/.exec(stdout)?.[0] ?? '';
  expect(url).toMatch(/^https:\/\/yunhe\.example\/sign-in\/reset\?token=/);
  expect(await opened.database.orm.select().from(appointmentTable)).toMatchObject([{ role: 'security-administrator' }]);
  const act = eq(auditEntryTable.act, 'staff.firstAdministrator');
  expect(await opened.database.orm.select().from(auditEntryTable).where(act)).toMatchObject([{ actorKind: 'system' }]);

  expect(await create('li@example.org')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('已经有安全管理员'),
  });

  const office = await openTestIdentity(opened.database);
  expect(await office.identity.findAccount('li@example.org')).toBeUndefined();
  const body = { token: new URL(url).searchParams.get('token'), newPassword: PASSWORD };
  expect((await office.browser().post('/api/auth/reset-password', body)).status).toBe(200);
  expect((await office.browser().post('/api/auth/reset-password', body)).status).toBe(422);
  const browser = await office.signedIn('chen@example.org');
  const signedIn = await office.identity.whoIs(browser.headers);
  expect(signedIn).toMatchObject({ name: '陈静' });
  expect(signedIn && office.identity.secondFactorOf(signedIn, true)).toBe('missing');
});

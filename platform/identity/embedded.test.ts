import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../database/database.ts';
import { openEmbedded } from '../database/embedded.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { openLog } from '../log.ts';
import { AuthenticatorApp, openTestIdentity, PASSWORD } from './testing/identity.ts';

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'db', 'migrations');
let folder = '';
let database: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunhe-identity-'));
  database = await openEmbedded({ dataDirectory: folder, log: openLog('silent'), onStopped: () => undefined });
  await migrateDatabase(database, MIGRATIONS);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

it('the sign-in works on the embedded database with its one connection', async () => {
  const office = await openTestIdentity(database);
  const { accountId, email } = await office.account();
  const wrong = await office.browser().post('/api/auth/sign-in/email', { email, password: 'not the password' });
  expect(wrong.status).toBe(401);
  const signUp = { name: 'Zhou', email: 'zhou@example.org', password: PASSWORD };
  expect((await office.browser().post('/api/auth/sign-up/email', signUp)).status).toBe(200);
  const browser = await office.signedIn(email);
  const enabled = await browser.post('/api/auth/two-factor/enable', { password: PASSWORD });
  const app = new AuthenticatorApp(String(enabled.body.totpURI));
  expect((await browser.post('/api/v1/second-factor/confirm', { code: app.code() })).status).toBe(200);
  const change = { currentPassword: PASSWORD, newPassword: 'Zwei Boote, ein Fluss' };
  expect((await browser.post('/api/auth/change-password', change)).status).toBe(200);
  expect(await office.identity.whoIs(browser.headers)).toMatchObject({ accountId, secondFactorAt: expect.any(Date) });
  await office.identity.endSessions(accountId);
  expect(await office.identity.whoIs(browser.headers)).toBeUndefined();
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import acts from '../../messages/zh-CN/acts.json' with { type: 'json' };
import { auditEntryTable } from '../audit/tables.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { MINUTE } from './limits.ts';
import { sessionTable, signInFailureTable, verificationTable } from './tables.ts';
import { openTestIdentity, PASSWORD, type TestIdentity } from './testing/identity.ts';

let database: TestDatabase;
let office: TestIdentity;
const SIGN_IN = '/api/auth/sign-in/email';

beforeAll(async () => {
  database = await openTestDatabase();
  office = await openTestIdentity(database.database);
});
afterAll(() => database.close());

describe('signing in', () => {
  it('is refused alike for a wrong password and for nobody', async () => {
    const { email } = await office.account();
    const wrong = await office.browser().post(SIGN_IN, { email, password: 'a wrong password' });
    const nobody = await office.browser().post(SIGN_IN, { email: 'nobody@example.org', password: PASSWORD });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual(nobody.body);
    expect(wrong.body.error).toMatchObject({ code: 'WRONG_SIGN_IN', message: '账号或密码不对。' });
  });

  it('is locked longer with each wrong password, also for nobody, and says until when', async () => {
    const { email } = await office.account();
    const browser = office.browser();
    for (const login of [email, 'somebody.else@example.org']) {
      for (let guess = 1; guess <= 5; guess += 1) {
        expect((await browser.post(SIGN_IN, { email: login, password: `guess number ${guess}` })).status).toBe(401);
      }
      const locked = await browser.post(SIGN_IN, { email: login, password: PASSWORD });
      expect(locked.status).toBe(429);
      expect(locked.body.error?.code).toBe('LOCKED');
      expect(locked.body.error?.message).toMatch(/^尝试次数过多，请在(\d+月\d+日 )?\d\d:\d\d之后再试。$/);
    }
    office.clock.moveBy(1.1 * MINUTE);
    expect((await browser.post(SIGN_IN, { email, password: 'another guess' })).status).toBe(401);
    office.clock.moveBy(2.2 * MINUTE);
    expect((await browser.post(SIGN_IN, { email, password: PASSWORD })).status).toBe(429);
    office.clock.moveBy(3.2 * MINUTE);
    expect((await browser.post(SIGN_IN, { email, password: PASSWORD })).status).toBe(200);
    office.clock.moveBy(0);
  });

  it('counts guesses that are made at the same time as if one came after the other', async () => {
    const { email } = await office.account();
    const guesses = Array.from({ length: 12 }, (_, at) =>
      office.browser().post(SIGN_IN, { email, password: `guess ${at} x` }),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it('is locked for an address that tries many accounts', async () => {
    const browser = office.browser();
    browser.address = '192.0.2.99';
    const statuses: number[] = [];
    for (let at = 0; at < 31; at += 1) {
      statuses.push(
        (await browser.post(SIGN_IN, { email: `victim${at}@example.org`, password: 'the same guess' })).status,
      );
    }
    expect(statuses.slice(0, 30).every((status) => status === 401)).toBe(true);
    expect(statuses[30]).toBe(429);
  });

  it('is refused from a page of another site, and every other path of the library does not exist', async () => {
    const { email } = await office.account();
    const foreign = await office.browser().post(SIGN_IN, { email, password: PASSWORD }, 'https://evil.example');
    expect(foreign.body.error?.code).toBe('FOREIGN_ORIGIN');
    const browser = await office.signedIn(email);
    for (const path of ['/update-user', '/list-sessions', '/delete-user', '/two-factor/get-totp-uri', '/constructor']) {
      expect((await browser.post(`/api/auth${path}`)).status, path).toBe(404);
    }
    expect((await browser.get('/api/auth/get-session')).status).toBe(404);
  });

  it('refuses what the form does not know, with a pointer', async () => {
    const page = await office.browser().post(SIGN_IN, { email: 'a@example.org', password: 'x', callbackURL: '//evil' });
    expect(page).toMatchObject({ status: 422, body: { error: { code: 'INVALID_INPUT', path: '/callbackURL' } } });
    const noMail = await office.browser().post(SIGN_IN, { email: 'not an address', password: 'x' });
    expect(noMail.body.error?.path).toBe('/email');
  });

  it('opens a session whose cookie scripts cannot read, and tells the page no token', async () => {
    const { accountId, email } = await office.account();
    const browser = office.browser();
    const page = await browser.post(SIGN_IN, { email: email.toUpperCase(), password: PASSWORD });
    expect(page).toMatchObject({ status: 200, body: { redirect: false } });
    expect(JSON.stringify(page.body)).not.toContain('token');
    expect(await office.identity.whoIs(browser.headers)).toMatchObject({
      accountId,
      email,
      phone: null,
      hasSecondFactor: false,
      secondFactorAt: null,
    });
  });

  it('works with a mobile number in every way of writing it', async () => {
    const made = await office.identity.createAccount({ name: 'Wang', phone: '138 0013 8000', password: PASSWORD });
    expect(made.ok).toBe(true);
    const browser = office.browser();
    const page = await browser.post('/api/auth/sign-in/phone-number', {
      phoneNumber: '+86-13800138000',
      password: PASSWORD,
    });
    expect(page.status).toBe(200);
    expect(await office.identity.whoIs(browser.headers)).toMatchObject({ phone: '138****8000', email: null });
    expect(await office.identity.createAccount({ name: 'Li', phone: '13800138000' })).toMatchObject({
      ok: false,
      refusal: { code: 'ACCOUNT_EXISTS' },
    });
  });
});

describe('a session', () => {
  it('is nobody’s where the cookie was made up, changed or belongs to another secret', async () => {
    const { accountId } = await office.account();
    const { cookie } = await office.identity.openSession(accountId, { secondFactor: false });
    const other = await openTestIdentity(database.database, {
      sessionSecrets: ['another secret that is long enough too'],
    });
    expect(await office.identity.whoIs(new Headers({ cookie }))).toMatchObject({ accountId });
    expect(await other.identity.whoIs(new Headers({ cookie }))).toBeUndefined();
    expect(await office.identity.whoIs(new Headers({ cookie: cookie.replace(/=./, '=x') }))).toBeUndefined();
    expect(await office.identity.whoIs(new Headers({ cookie: 'yunhe.session_token=%E0%A4%A' }))).toBeUndefined();
    expect(await office.identity.whoIs(new Headers())).toBeUndefined();
  });

  it('is listed without its token, and revoked at once', async () => {
    const { email } = await office.account();
    const [here, elsewhere] = [await office.signedIn(email), await office.signedIn(email)];
    const list = await here.get('/api/v1/account/sessions');
    const items = list.body.items as readonly { id: string; isThisOne: boolean }[];
    expect(items.map(({ isThisOne }) => isThisOne).sort()).toEqual([false, true]);
    expect(JSON.stringify(items)).not.toContain('token');
    const other = items.find(({ isThisOne }) => !isThisOne);
    expect((await here.post(`/api/v1/account/sessions/${other?.id}/revoke`)).status).toBe(200);
    expect(await office.identity.whoIs(elsewhere.headers)).toBeUndefined();
    expect(await office.identity.whoIs(here.headers)).toBeDefined();
  });

  it('of somebody else cannot be revoked, nor told from one that does not exist', async () => {
    const [mine, foreign] = [await office.account(), await office.account()];
    const browser = await office.signedIn(mine.email);
    const { sessionId, cookie } = await office.identity.openSession(foreign.accountId, { secondFactor: false });
    const page = await browser.post(`/api/v1/account/sessions/${sessionId}/revoke`);
    expect(page).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
    expect(await office.identity.whoIs(new Headers({ cookie }))).toBeDefined();
  });

  it('ends when nothing was done in it, and when it is signed out', async () => {
    const { email } = await office.account();
    const browser = await office.signedIn(email);
    office.clock.moveBy(13 * 60 * MINUTE);
    expect(await office.identity.whoIs(browser.headers)).toBeUndefined();
    office.clock.moveBy(0);
    const { headers } = browser;
    expect((await browser.post('/api/auth/sign-out')).status).toBe(200);
    expect(await office.identity.whoIs(headers)).toBeUndefined();
  });
});

describe('what happens at the sign-in', () => {
  it('stands in the audit: who, what, how it ended, and never with what', async () => {
    const { email, accountId } = await office.account();
    await office.browser().post(SIGN_IN, { email, password: 'a wrong password' });
    const browser = await office.signedIn(email);
    await browser.post('/api/auth/sign-out');
    const rows = await database.database.orm.select().from(auditEntryTable).orderBy(auditEntryTable.id);
    const last = rows
      .slice(-3)
      .map(({ act, accountId: who, outcome, refusalCode }) => [act, who, outcome, refusalCode]);
    expect(last).toEqual([
      ['identity.signIn', null, 'refused', 'WRONG_SIGN_IN'],
      ['identity.signIn', accountId, 'done', null],
      ['identity.signOut', accountId, 'done', null],
    ]);
    expect(JSON.stringify(rows)).not.toContain(email);
    for (const { act } of rows) expect(acts).toHaveProperty([act]);
  });

  it('is thrown away when it has run out', async () => {
    const { accountId } = await office.account();
    await office.identity.openSession(accountId, { secondFactor: false });
    await office.browser().post(SIGN_IN, { email: 'sweep@example.org', password: 'a wrong password' });
    office.clock.moveBy(30 * 24 * 60 * MINUTE);
    await office.identity.sweep();
    office.clock.moveBy(0);
    for (const table of [sessionTable, verificationTable, signInFailureTable]) {
      expect(await database.database.orm.select().from(table)).toEqual([]);
    }
  });
});

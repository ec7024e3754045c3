import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { MINUTE } from './limits.ts';
import type { Browser } from './testing/browser.ts';
import { AuthenticatorApp, openTestIdentity, PASSWORD, type TestIdentity } from './testing/identity.ts';

let database: TestDatabase;
let office: TestIdentity;
const CONFIRM = '/api/v1/second-factor/confirm';

beforeAll(async () => {
  database = await openTestDatabase();
  office = await openTestIdentity(database.database);
});
afterAll(() => database.close());

/** Somebody with an authenticator app; it was set up with the code that it showed. */
async function withApp() {
  const { email, accountId } = await office.account();
  const browser = await office.signedIn(email);
  const enabled = await browser.post('/api/auth/two-factor/enable', { password: PASSWORD });
  const { totpURI, backupCodes } = enabled.body as { totpURI: string; backupCodes: string[] };
  const app = new AuthenticatorApp(totpURI);
  const confirmed = await browser.post(CONFIRM, { code: app.code() });
  expect(confirmed.status).toBe(200);
  return { email, accountId, browser, app, backupCodes };
}

async function halfWay(email: string): Promise<Browser> {
  const browser = office.browser();
  const page = await browser.post('/api/auth/sign-in/email', { email, password: PASSWORD });
  expect(page).toMatchObject({ status: 200, body: { twoFactorRedirect: true } });
  expect(await office.identity.whoIs(browser.headers)).toBeUndefined();
  return browser;
}

describe('setting up the second factor', () => {
  it('is refused without the password, and nothing is in force before a code was shown', async () => {
    const { email } = await office.account();
    const browser = await office.signedIn(email);
    const wrong = await browser.post('/api/auth/two-factor/enable', { password: 'not the password' });
    expect(wrong.body.error?.code).toBe('WRONG_PASSWORD');
    await browser.post('/api/auth/two-factor/enable', { password: PASSWORD });
    expect((await browser.post(CONFIRM, { code: '000000' })).body.error?.code).toBe('WRONG_CODE');
    expect(await office.identity.whoIs(browser.headers)).toMatchObject({
      hasSecondFactor: false,
      secondFactorAt: null,
    });
  });

  it('counts as passed in this session and ends the others', async () => {
    const { email } = await office.account();
    const elsewhere = await office.signedIn(email);
    const browser = await office.signedIn(email);
    const { totpURI } = (await browser.post('/api/auth/two-factor/enable', { password: PASSWORD })).body;
    const app = new AuthenticatorApp(String(totpURI));
    await browser.post(CONFIRM, { code: app.code() });
    const signedIn = await office.identity.whoIs(browser.headers);
    expect(signedIn).toMatchObject({ hasSecondFactor: true, secondFactorAt: expect.any(Date) });
    expect(await office.identity.whoIs(elsewhere.headers)).toBeUndefined();
  });
});

describe('a code', () => {
  it('is refused where it is wrong, and after some guesses the account is locked also in a new sign-in', async () => {
    const { email, app } = await withApp();
    const browser = await halfWay(email);
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await browser.post(CONFIRM, { code: '000001' })).body.error?.code).toMatch(/^WRONG_CODE$/);
    }
    const again = await halfWay(email);
    const locked = await again.post(CONFIRM, { code: app.next() });
    expect(locked).toMatchObject({ status: 429, body: { error: { code: 'LOCKED' } } });
  });

  it('is refused without a sign-in before it', async () => {
    const page = await office.browser().post(CONFIRM, { code: '123456' });
    expect(page).toMatchObject({ status: 401, body: { error: { code: 'SIGN_IN_INTERRUPTED' } } });
  });

  it('completes the sign-in', async () => {
    const { email, accountId, app } = await withApp();
    const browser = await halfWay(email);
    expect((await browser.post('/api/auth/two-factor/verify-totp', { code: app.next() })).status).toBe(200);
    const signedIn = await office.identity.whoIs(browser.headers);
    expect(signedIn).toMatchObject({ accountId, secondFactorAt: expect.any(Date) });
    expect(signedIn && office.identity.secondFactorOf(signedIn, true)).toBe('fresh');
  });

  it('works once: not again in another sign-in, and not twice at the same time', async () => {
    const { email, app } = await withApp();
    const first = await halfWay(email);
    expect((await first.post(CONFIRM, { code: app.code() })).body.error?.code).toBe('CODE_USED');
    const browsers = [await halfWay(email), await halfWay(email), await halfWay(email)];
    const code = app.next();
    const pages = await Promise.all(browsers.map((browser) => browser.post(CONFIRM, { code })));
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });
});

describe('a recovery code', () => {
  it('works once, and a made-up one never', async () => {
    const { email, backupCodes } = await withApp();
    const [code = ''] = backupCodes;
    const browser = await halfWay(email);
    expect((await browser.post(CONFIRM, { code: 'aaaaa-bbbbb' })).body.error?.code).toBe('WRONG_RECOVERY_CODE');
    expect((await browser.post(CONFIRM, { code })).status).toBe(200);
    expect(await office.identity.whoIs(browser.headers)).toBeDefined();
    const again = await halfWay(email);
    expect((await again.post(CONFIRM, { code })).body.error?.code).toBe('WRONG_RECOVERY_CODE');
  });
});

describe('the second factor of a session', () => {
  it('is stale after a quarter of an hour, keeps sensitive things shut, and is renewed by a code', async () => {
    const { browser, app } = await withApp();
    office.clock.moveBy(16 * MINUTE);
    const stale = await office.identity.whoIs(browser.headers);
    expect(stale && office.identity.secondFactorOf(stale, true)).toBe('stale');
    const change = { currentPassword: PASSWORD, newPassword: 'Zwei Boote, ein Fluss' };
    for (const [path, body] of [
      ['/api/auth/change-password', change],
      ['/api/auth/two-factor/disable', { password: PASSWORD }],
      ['/api/auth/two-factor/generate-backup-codes', { password: PASSWORD }],
      ['/api/v1/passkeys/registration-options', {}],
    ] as const) {
      const page = await browser.post(path, body);
      expect(page, path).toMatchObject({ status: 403, body: { error: { code: 'SECOND_FACTOR_NEEDED' } } });
    }
    // The library reads the system's clock: back to it, where the code of the app is still in time.
    office.clock.moveBy(0);
    expect((await browser.post(CONFIRM, { code: app.next() })).status).toBe(200);
    expect((await browser.post('/api/auth/change-password', change)).status).toBe(200);
    expect(await office.identity.whoIs(browser.headers)).toMatchObject({ secondFactorAt: expect.any(Date) });
  });

  it('is missing, none or given for a whole demonstration, by the kind of account', async () => {
    const { accountId, email } = await office.account();
    const plain = await office.identity.whoIs((await office.signedIn(email)).headers);
    expect(plain && office.identity.secondFactorOf(plain, true)).toBe('missing');
    expect(plain && office.identity.secondFactorOf(plain, false)).toBe('none');
    const { cookie } = await office.identity.openSession(accountId, { secondFactor: 'throughout' });
    office.clock.moveBy(60 * MINUTE);
    const shown = await office.identity.whoIs(new Headers({ cookie }));
    office.clock.moveBy(0);
    expect(shown && office.identity.secondFactorOf(shown, true)).toBe('fresh');
  });

  it('is asked of no session that has not passed it', async () => {
    const { accountId } = await withApp();
    const { cookie } = await office.identity.openSession(accountId, { secondFactor: false });
    expect(await office.identity.whoIs(new Headers({ cookie }))).toBeUndefined();
  });

  it('can be removed with the password, and the account stands without', async () => {
    const { browser } = await withApp();
    expect((await browser.post('/api/auth/two-factor/disable', { password: PASSWORD })).status).toBe(200);
    expect(await office.identity.whoIs(browser.headers)).toMatchObject({ hasSecondFactor: false });
  });
});

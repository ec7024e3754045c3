import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { Authenticator } from './testing/authenticator.ts';
import type { Browser } from './testing/browser.ts';
import { AuthenticatorApp, ORIGIN, openTestIdentity, PASSWORD, type TestIdentity } from './testing/identity.ts';

let database: TestDatabase;
let office: TestIdentity;
const KEYS = '/api/v1/passkeys';

beforeAll(async () => {
  database = await openTestDatabase();
  office = await openTestIdentity(database.database);
});
afterAll(() => database.close());

async function offer(browser: Browser, body = {}): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const page = await browser.post(`${KEYS}/registration-options`, body);
  expect(page.status, JSON.stringify(page.body)).toBe(200);
  return page.body as unknown as PublicKeyCredentialCreationOptionsJSON;
}

async function challenge(browser: Browser): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const page = await browser.post(`${KEYS}/authentication-options`);
  return page.body as unknown as PublicKeyCredentialRequestOptionsJSON;
}

async function withPasskey() {
  const { email, accountId } = await office.account();
  const browser = await office.signedIn(email);
  const device = new Authenticator(ORIGIN);
  const response = device.create(await offer(browser, { password: PASSWORD }));
  const page = await browser.post(`${KEYS}/register`, { response, name: 'Telefon' });
  expect(page.status, JSON.stringify(page.body)).toBe(200);
  return { email, accountId, browser, device, id: String(page.body.id) };
}

describe('registering a passkey', () => {
  it('is refused to nobody, and to whoever only found an open page', async () => {
    expect((await office.browser().post(`${KEYS}/registration-options`)).body.error?.code).toBe('SIGN_IN_NEEDED');
    const browser = await office.signedIn((await office.account()).email);
    expect((await browser.post(`${KEYS}/registration-options`)).body.error?.code).toBe('WRONG_PASSWORD');
    const wrong = await browser.post(`${KEYS}/registration-options`, { password: 'not the password' });
    expect(wrong.body.error).toMatchObject({ code: 'WRONG_PASSWORD', path: '/password' });
  });

  it('is refused from another site, without recognising the person, twice, and for another account', async () => {
    const browser = await office.signedIn((await office.account()).email);
    const refused = { status: 401, body: { error: { code: 'PASSKEY_REFUSED' } } };
    const register = (response: unknown, by = browser) => by.post(`${KEYS}/register`, { response });

    const elsewhere = new Authenticator('https://evil.example').create(await offer(browser, { password: PASSWORD }));
    expect(await register(elsewhere)).toMatchObject(refused);

    const careless = new Authenticator(ORIGIN);
    careless.verifiesUser = false;
    expect(await register(careless.create(await offer(browser, { password: PASSWORD })))).toMatchObject(refused);

    const options = await offer(browser, { password: PASSWORD });
    const other = await office.signedIn((await office.account()).email);
    for (const [name, value] of browser.cookies) if (name.includes('challenge')) other.cookies.set(name, value);
    expect(await register(new Authenticator(ORIGIN).create(options), other)).toMatchObject(refused);
    expect(await register(new Authenticator(ORIGIN).create(options))).toMatchObject(refused);
    expect(await register({ id: 'x' })).toMatchObject({ status: 422 });
    expect((await browser.get(KEYS)).body).toEqual({ items: [] });
  });

  it('counts as a second factor from then on', async () => {
    const { browser, email } = await withPasskey();
    expect(await office.identity.whoIs(browser.headers)).toMatchObject({
      hasSecondFactor: true,
      secondFactorAt: expect.any(Date),
    });
    const { items } = (await browser.get(KEYS)).body as { items: readonly object[] };
    expect(items).toMatchObject([{ name: 'Telefon', lastUsedAt: null }]);
    const half = office.browser();
    const page = await half.post('/api/auth/sign-in/email', { email, password: PASSWORD });
    expect(page.body).toMatchObject({ twoFactorRedirect: true });
    expect(await office.identity.whoIs(half.headers)).toBeUndefined();
  });
});

describe('signing in with a passkey', () => {
  it('is refused for an unknown key, an old challenge, a person not recognised, and a copy of the key', async () => {
    const { device } = await withPasskey();
    const refused = { status: 401, body: { error: { code: 'PASSKEY_REFUSED' } } };
    const browser = office.browser();
    const authenticate = (response: unknown) => browser.post(`${KEYS}/authenticate`, { response });
    expect(await authenticate(new Authenticator(ORIGIN).get(await challenge(browser)))).toMatchObject(refused);

    device.verifiesUser = false;
    expect(await authenticate(device.get(await challenge(browser)))).toMatchObject(refused);
    device.verifiesUser = true;

    const response = device.get(await challenge(browser));
    expect((await authenticate(response)).status).toBe(200);
    expect(await authenticate(response)).toMatchObject(refused);

    // A copy does not know how often the original was used meanwhile.
    device.counter = 0;
    expect(await authenticate(device.get(await challenge(browser)))).toMatchObject(refused);
  });

  it('needs no password, and has passed the second factor', async () => {
    const { device, accountId } = await withPasskey();
    const browser = office.browser();
    const page = await browser.post(`${KEYS}/authenticate`, { response: device.get(await challenge(browser)) });
    expect(page).toMatchObject({ status: 200, body: { accountId } });
    const signedIn = await office.identity.whoIs(browser.headers);
    expect(signedIn && office.identity.secondFactorOf(signedIn, true)).toBe('fresh');
  });

  it('renews the second factor of an open session', async () => {
    const { device, accountId, browser } = await withPasskey();
    office.clock.moveBy(20 * 60_000);
    const before = await office.identity.whoIs(browser.headers);
    expect(before && office.identity.secondFactorOf(before, true)).toBe('stale');
    office.clock.moveBy(1000);
    await browser.post(`${KEYS}/authenticate`, { response: device.get(await challenge(browser)) });
    const after = await office.identity.whoIs(browser.headers);
    office.clock.moveBy(0);
    expect(after).toMatchObject({ accountId, sessionId: before?.sessionId });
    expect(after && office.identity.secondFactorOf(after, true)).toBe('fresh');
  });
});

describe('removing a passkey', () => {
  it('is refused for the key of somebody else', async () => {
    const [mine, foreign] = [await withPasskey(), await withPasskey()];
    expect((await mine.browser.post(`${KEYS}/${foreign.id}/remove`)).status).toBe(404);
  });

  it('leaves the account without a second factor only where there is no other', async () => {
    const { browser, id } = await withPasskey();
    const enabled = await browser.post('/api/auth/two-factor/enable', { password: PASSWORD });
    const app = new AuthenticatorApp(String(enabled.body.totpURI));
    expect((await browser.post('/api/v1/second-factor/confirm', { code: app.code() })).status).toBe(200);
    expect((await browser.post(`${KEYS}/${id}/remove`)).body).toEqual({ hasSecondFactor: true });
    await browser.post('/api/auth/two-factor/disable', { password: PASSWORD });
    expect(await office.identity.whoIs(browser.headers)).toMatchObject({ hasSecondFactor: false });
  });
});

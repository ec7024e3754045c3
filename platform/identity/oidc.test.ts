import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { signInMethodTable } from './tables.ts';
import type { Browser } from './testing/browser.ts';
import { AuthenticatorApp, ORIGIN, openTestIdentity, PASSWORD, type TestIdentity } from './testing/identity.ts';
import { openTestProvider, type TestProvider } from './testing/provider.ts';

let database: TestDatabase;
let provider: TestProvider;
let office: TestIdentity;

beforeAll(async () => {
  [database, provider] = await Promise.all([openTestDatabase(), openTestProvider(`${ORIGIN}/api/auth/callback/oidc`)]);
  office = await openTestIdentity(database.database, { oidc: { ...provider, name: '统一身份认证' } });
});
afterAll(() => Promise.all([database.close(), provider.close()]));

/** The address of the provider to which the browser is sent. */
async function begin(browser: Browser): Promise<URL> {
  const page = await browser.post('/api/auth/sign-in/social', { provider: 'oidc', callbackURL: '/applications' });
  expect(page.status, JSON.stringify(page.body)).toBe(200);
  return new URL(String(page.body.url));
}

function known(email: string, emailVerified = true): string {
  const id = randomUUID();
  provider.accounts.set(id, { email, emailVerified, name: 'Zhao Lin' });
  return id;
}

const errorOf = (page: { readonly location: string | null }) => {
  const url = new URL(page.location ?? '');
  return `${url.pathname} ${url.searchParams.get('error')}`;
};

describe('coming back from the outside provider', () => {
  it('is refused with a state that nobody asked for, or that another browser asked for', async () => {
    const [asking, other] = [office.browser(), office.browser()];
    const back = await provider.consent(String(await begin(asking)), known('state@example.org'));
    const made = new URL(back);
    made.searchParams.set('state', 'made-up');
    expect(errorOf(await asking.get(`${made.pathname}${made.search}`))).toBe('/sign-in state_mismatch');
    expect(errorOf(await other.get(`${back.pathname}${back.search}`))).toBe('/sign-in state_mismatch');
    expect(await office.identity.whoIs(other.headers)).toBeUndefined();
  });

  it('is refused with a code that was not given for this sign-in', async () => {
    const browser = office.browser();
    const back = await provider.consent(String(await begin(browser)), known('code@example.org'));
    back.searchParams.set('code', 'made-up');
    expect((await browser.get(`${back.pathname}${back.search}`)).location).toMatch(/\/sign-in\?error=/);
    expect(await office.identity.whoIs(browser.headers)).toBeUndefined();
  });

  it('is refused where the answer carries the nonce of another sign-in', async () => {
    const browser = office.browser();
    const asked = await begin(browser);
    expect(asked.searchParams.get('nonce')).toMatch(/^[\w-]{20,}$/);
    asked.searchParams.set('nonce', 'the nonce of somebody else');
    const back = await provider.consent(String(asked), known('nonce@example.org'));
    expect((await browser.get(`${back.pathname}${back.search}`)).location).toMatch(/\/sign-in\?error=/);
    expect(await office.identity.whoIs(browser.headers)).toBeUndefined();
    expect(await office.identity.findAccount('nonce@example.org')).toBeUndefined();
  });

  it('takes over no account whose address one of the two sides has not verified', async () => {
    const { email } = await office.account();
    const here = await office.identity.createAccount({
      name: 'Qian',
      email: 'unverified@example.org',
      password: PASSWORD,
    });
    expect(here.ok).toBe(true);
    for (const id of [known(email, false), known('unverified@example.org', true)]) {
      const browser = office.browser();
      const back = await provider.consent(String(await begin(browser)), id);
      expect(errorOf(await browser.get(`${back.pathname}${back.search}`))).toBe('/sign-in account_not_linked');
      expect(await office.identity.whoIs(browser.headers)).toBeUndefined();
    }
  });

  it('does not stand for the second factor of the account', async () => {
    const { email } = await office.account();
    const owner = await office.signedIn(email);
    const enabled = await owner.post('/api/auth/two-factor/enable', { password: PASSWORD });
    const app = new AuthenticatorApp(String(enabled.body.totpURI));
    await owner.post('/api/v1/second-factor/confirm', { code: app.code() });
    const browser = office.browser();
    const back = await provider.consent(String(await begin(browser)), known(email));
    const page = await browser.get(`${back.pathname}${back.search}`);
    expect(page.location).toBe(`${ORIGIN}/sign-in?second-factor`);
    expect(await office.identity.whoIs(browser.headers)).toBeUndefined();
    expect((await browser.post('/api/v1/second-factor/confirm', { code: app.next() })).status).toBe(200);
    expect(await office.identity.whoIs(browser.headers)).toMatchObject({ email, secondFactorAt: expect.any(Date) });
  });

  it('signs in with PKCE, links the verified address, and keeps no token of the provider', async () => {
    const { email, accountId } = await office.account();
    const browser = office.browser();
    const asked = await begin(browser);
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    const back = await provider.consent(String(asked), known(email));
    const page = await browser.get(`${back.pathname}${back.search}`);
    expect(page).toMatchObject({ status: 302, location: '/applications' });
    expect(await office.identity.whoIs(browser.headers)).toMatchObject({ accountId, email });
    const rows = await database.database.orm
      .select()
      .from(signInMethodTable)
      .where(eq(signInMethodTable.userId, accountId));
    expect(rows.map(({ providerId }) => providerId).sort()).toEqual(['credential', 'oidc']);
    for (const row of rows) expect(row).toMatchObject({ accessToken: null, refreshToken: null, idToken: null });
    const twice = await browser.get(`${back.pathname}${back.search}`);
    expect(errorOf(twice)).toBe('/sign-in state_mismatch');
  });

  it('opens an account for somebody new', async () => {
    const browser = office.browser();
    const back = await provider.consent(String(await begin(browser)), known('new@example.org'));
    expect((await browser.get(`${back.pathname}${back.search}`)).status).toBe(302);
    expect(await office.identity.whoIs(browser.headers)).toMatchObject({ name: 'Zhao Lin', email: 'new@example.org' });
  });
});

describe('without an outside provider', () => {
  it('says that there is none', async () => {
    const without = await openTestIdentity(database.database);
    const page = await without.browser().post('/api/auth/sign-in/social', { provider: 'oidc' });
    expect(page).toMatchObject({ status: 404, body: { error: { code: 'PROVIDER_NOT_FOUND' } } });
    expect(without.identity.oidcName).toBeUndefined();
  });
});

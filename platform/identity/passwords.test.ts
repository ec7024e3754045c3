import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { faultOfPassword } from './password-rules.ts';
import { openTestIdentity, PASSWORD, type TestIdentity } from './testing/identity.ts';

let database: TestDatabase;
let office: TestIdentity;

beforeAll(async () => {
  database = await openTestDatabase();
  office = await openTestIdentity(database.database);
});
afterAll(() => database.close());

const NEW = 'Zwei Boote, ein Fluss';
const tokenIn = (mail: { readonly text: string } | undefined) => {
  return new URL(/https?:\S+/.exec(mail?.text ?? '')?.[0] ?? '').searchParams.get('token');
};

describe('a new password', () => {
  it.each([
    ['kurz', 'PASSWORD_TOO_SHORT'],
    ['x'.repeat(129), 'PASSWORD_TOO_LONG'],
    ['password2026!', 'PASSWORD_TOO_COMMON'],
    ['woaini1314520', 'PASSWORD_TOO_COMMON'],
    ['1234567890', 'PASSWORD_TOO_COMMON'],
    ['0987654321a', 'PASSWORD_TOO_COMMON'],
    ['qwertyuiop12', 'PASSWORD_TOO_COMMON'],
    ['1qaz2wsx3edc', 'PASSWORD_TOO_COMMON'],
    ['abcabcabcabc', 'PASSWORD_TOO_COMMON'],
    ['aaaaaaaaaaaa', 'PASSWORD_TOO_COMMON'],
    ['LiWenhua2026', 'PASSWORD_IS_NAME'],
    ['wenhua.li@example.org', 'PASSWORD_IS_NAME'],
    ['13800138000ab', 'PASSWORD_IS_NAME'],
  ])('is refused where it is %s', (password, code) => {
    expect(faultOfPassword(password, ['LiWenhua', 'wenhua.li@example.org', '+8613800138000'])).toBe(code);
  });

  it('is taken where it is long and not to be guessed', () => {
    for (const password of [PASSWORD, NEW, '运河边上的十个小朋友', 'k3-Tuer-Apfel']) {
      expect(faultOfPassword(password, ['Li Wenhua', 'li@example.org', null, undefined]), password).toBeUndefined();
    }
  });

  it('is refused at sign-up, at a change and behind a link, with the member and a sentence', async () => {
    const { email, accountId } = await office.account();
    const browser = await office.signedIn(email);
    const common = 'password2026!';
    const change = { currentPassword: PASSWORD, newPassword: common };
    const { url } = await office.identity.invite(accountId);
    const reset = { token: new URL(url).searchParams.get('token'), newPassword: common };
    for (const [path, body, member] of [
      ['/api/auth/sign-up/email', { name: 'Li', email: 'new@example.org', password: common }, '/password'],
      ['/api/auth/change-password', change, '/newPassword'],
      ['/api/auth/reset-password', reset, '/newPassword'],
    ] as const) {
      const page = await browser.post(path, body);
      expect(page, path).toMatchObject({ status: 422, body: { error: { code: 'PASSWORD_TOO_COMMON', path: member } } });
    }
    expect(await office.identity.createAccount({ name: 'Li', email: 'x@example.org', password: common })).toMatchObject(
      {
        ok: false,
      },
    );
  });
});

describe('changing the password', () => {
  it('is refused without a session and with a wrong current one, and locked after some guesses', async () => {
    const body = { currentPassword: 'not the password', newPassword: NEW };
    expect((await office.browser().post('/api/auth/change-password', body)).body.error?.code).toBe('SIGN_IN_NEEDED');
    const browser = await office.signedIn((await office.account()).email);
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await browser.post('/api/auth/change-password', body)).body.error?.code).toBe('WRONG_PASSWORD');
    }
    expect((await browser.post('/api/auth/change-password', body)).status).toBe(429);
  });

  it('ends all other sessions and goes on in this one', async () => {
    const { email } = await office.account();
    const [here, elsewhere] = [await office.signedIn(email), await office.signedIn(email)];
    const page = await here.post('/api/auth/change-password', { currentPassword: PASSWORD, newPassword: NEW });
    expect(page.status).toBe(200);
    expect(await office.identity.whoIs(elsewhere.headers)).toBeUndefined();
    expect(await office.identity.whoIs(here.headers)).toMatchObject({ email });
    const again = await office.browser().post('/api/auth/sign-in/email', { email, password: PASSWORD });
    expect(again.status).toBe(401);
  });
});

describe('a forgotten password', () => {
  it('is answered alike for nobody, and a made-up link opens nothing', async () => {
    const sent = office.mails.length;
    const nobody = await office.browser().post('/api/auth/request-password-reset', { email: 'none@example.org' });
    expect(nobody.status).toBe(200);
    expect(office.mails).toHaveLength(sent);
    const page = await office.browser().post('/api/auth/reset-password', { token: 'made-up', newPassword: NEW });
    expect(page.body.error).toMatchObject({ code: 'LINK_INVALID', path: '/token' });
  });

  it('is set anew by the link that was mailed, once, and ends every session', async () => {
    const { email } = await office.account();
    const before = await office.signedIn(email);
    const asked = await office.browser().post('/api/auth/request-password-reset', { email });
    expect(asked.status).toBe(200);
    await office.identity.close();
    const mail = office.mails.at(-1);
    expect(mail).toMatchObject({ to: email, subject: '重设密码' });
    const body = { token: tokenIn(mail), newPassword: NEW };
    expect((await office.browser().post('/api/auth/reset-password', body)).status).toBe(200);
    expect(await office.identity.whoIs(before.headers)).toBeUndefined();
    const twice = await office.browser().post('/api/auth/reset-password', body);
    expect(twice.body.error?.code).toBe('LINK_INVALID');
    expect((await office.browser().post('/api/auth/sign-in/email', { email, password: NEW })).status).toBe(200);
  });

  it('is mailed once a minute to the same address', async () => {
    const { email } = await office.account();
    const browser = office.browser();
    expect((await browser.post('/api/auth/request-password-reset', { email })).status).toBe(200);
    const again = await browser.post('/api/auth/request-password-reset', { email });
    expect(again).toMatchObject({ status: 429, body: { error: { code: 'SENT_TOO_OFTEN' } } });
  });
});

describe('signing up', () => {
  it('by e-mail asks to verify the address first, and tells nobody that it is taken', async () => {
    const { email } = await office.account();
    const form = { name: 'Zhao', password: NEW };
    const taken = await office.browser().post('/api/auth/sign-up/email', { ...form, email });
    const free = await office.browser().post('/api/auth/sign-up/email', { ...form, email: 'zhao@example.org' });
    expect(taken).toEqual(free);
    await office.identity.close();
    expect(office.mails.at(-2)).toMatchObject({ to: email, subject: '您已经注册过' });
    const signIn = { email: 'zhao@example.org', password: NEW };
    const early = await office.browser().post('/api/auth/sign-in/email', signIn);
    expect(early.body.error?.code).toBe('EMAIL_NOT_VERIFIED');
    const verify = /https?:\S+/.exec(office.mails.find(({ to }) => to === 'zhao@example.org')?.text ?? '')?.[0];
    const { pathname, search } = new URL(verify ?? '');
    expect((await office.browser().get(`${pathname}${search}`)).status).toBe(302);
    expect((await office.browser().post('/api/auth/sign-in/email', signIn)).status).toBe(200);
  });

  it('by mobile takes the code that was sent, once, and no other', async () => {
    const browser = office.browser();
    const phone = '139 1000 2000';
    expect((await browser.post('/api/auth/phone-number/send-otp', { phoneNumber: phone })).status).toBe(200);
    await office.identity.close();
    const code = /\d{6}/.exec(office.texts.at(-1)?.text ?? '')?.[0] ?? '';
    expect(office.texts.at(-1)?.to).toBe('+8613910002000');
    const form = { name: 'Sun', phone, password: NEW };
    const wrong = await browser.post('/api/v1/account/sign-up-by-phone', {
      ...form,
      code: code === '000000' ? '1' : '000000',
    });
    expect(wrong.body.error).toMatchObject({ code: 'WRONG_SENT_CODE', path: '/code' });
    expect((await browser.post('/api/v1/account/sign-up-by-phone', { ...form, code })).status).toBe(200);
    expect(await office.identity.whoIs(browser.headers)).toMatchObject({ phone: '139****2000', email: null });
    const twice = await office.browser().post('/api/v1/account/sign-up-by-phone', { ...form, code });
    expect(twice.body.error?.code).toBe('WRONG_SENT_CODE');
    const soon = await browser.post('/api/auth/phone-number/send-otp', { phoneNumber: phone });
    expect(soon.status).toBe(429);
  });
});

describe('secrets', () => {
  it('never stand in the log, also where the database fails', async () => {
    const { email } = await office.account();
    await office.browser().post('/api/auth/sign-in/email', { email, password: 'a wrong secret word' });
    const printed = vi.spyOn(console, 'error');
    const browser = await office.signedIn(email);
    const token = [...browser.cookies.values()].join(' ');
    await database.database.orm.execute(sql`alter table identity.session rename to away`);
    const failed = await office.browser().post('/api/auth/sign-in/email', { email, password: PASSWORD });
    await database.database.orm.execute(sql`alter table identity.away rename to session`);
    expect(failed).toMatchObject({ status: 500, body: { error: { code: 'FAILED' } } });
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
    const log = office.log.join('');
    expect(log.length).toBeGreaterThan(0);
    for (const secret of [PASSWORD, NEW, 'a wrong secret word', decodeURIComponent(token).slice(0, 30), email]) {
      expect(log).not.toContain(secret);
    }
  });
});

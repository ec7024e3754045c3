import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { MovedClock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import { openLog } from '../../log.ts';
import type { MailMessage } from '../../mail/mail.ts';
import type { SmsMessage } from '../../sms/sms.ts';
import { type Identity, type IdentityOptions, openIdentity } from '../index.ts';
import { codeOf, stepAt } from '../totp.ts';
import { Browser } from './browser.ts';

export const ORIGIN = 'http://localhost:3000';
export const PASSWORD = 'Kanal und Schleuse 7';
export const SECRET = 'a secret of a test that is long enough';

/** An identity on a real database, with what it sent and logged in view. */
export interface TestIdentity {
  readonly identity: Identity;
  readonly clock: MovedClock;
  readonly mails: MailMessage[];
  readonly texts: SmsMessage[];
  /** Every line of the log, as it is written. */
  readonly log: string[];
  /** A new browser from an address of its own. */
  browser(): Browser;
  /** A new account with a password. */
  account(more?: { readonly password?: string }): Promise<{ readonly accountId: string; readonly email: string }>;
  /** A browser in which somebody has just signed in by password. */
  signedIn(email: string): Promise<Browser>;
}

let browsers = 0;

export async function openTestIdentity(
  database: Database,
  more: Partial<IdentityOptions['configuration']> & { readonly withoutMail?: true } = {},
): Promise<TestIdentity> {
  const clock = new MovedClock();
  const mails: MailMessage[] = [];
  const texts: SmsMessage[] = [];
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const { withoutMail, ...configuration } = more;
  const identity = await openIdentity({
    database,
    configuration: { baseUrl: ORIGIN, sessionSecrets: [SECRET], ...configuration },
    clock,
    mail: withoutMail ? undefined : async (message) => void mails.push(message),
    sms: async (message) => void texts.push(message),
    log: openLog('trace', sink),
  });
  const browser = () => {
    browsers += 1;
    const opened = new Browser(identity, configuration.baseUrl ?? ORIGIN);
    opened.address = `198.51.100.${browsers % 250}`;
    return opened;
  };
  return {
    identity,
    clock,
    mails,
    texts,
    log: lines,
    browser,
    async account({ password = PASSWORD } = {}) {
      const email = `p-${randomUUID().slice(0, 8)}@example.org`;
      const created = await identity.createAccount({ name: 'Li Wenhua', email, password });
      if (!created.ok) throw new Error(created.refusal.code);
      // Whoever sets the password by the link that was mailed owns the address.
      const token = new URL((await identity.invite(created.accountId)).url).searchParams.get('token');
      await browser().post('/api/auth/reset-password', { token, newPassword: password });
      return { accountId: created.accountId, email };
    },
    async signedIn(email) {
      const opened = browser();
      const page = await opened.post('/api/auth/sign-in/email', { email, password: PASSWORD });
      if (page.status !== 200) throw new Error(JSON.stringify(page.body));
      return opened;
    },
  };
}

/** An authenticator app: the codes of the secret in an `otpauth:` address. */
export class AuthenticatorApp {
  readonly #secret: string;
  #ahead = 0;

  constructor(uri: string) {
    this.#secret = decodeBase32(new URL(uri).searchParams.get('secret') ?? '');
  }

  /** The code that is shown now. */
  code(at = new Date()): string {
    return codeOf(this.#secret, stepAt(at) + this.#ahead);
  }

  /** Goes on to the next code without waiting for it: one step ahead is still taken. */
  next(at = new Date()): string {
    this.#ahead += 1;
    return this.code(at);
  }
}

function decodeBase32(encoded: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = '';
  for (const letter of encoded) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0');
  const bytes = bits.match(/.{8}/g)?.map((octet) => Number.parseInt(octet, 2)) ?? [];
  return Buffer.from(bytes).toString('utf8');
}

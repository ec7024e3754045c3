import { ACCOUNT_ROUTES } from './account-routes.ts';
import { type Accounts, type CreatedAccount, type Invitation, type NewAccount, openAccounts } from './accounts.ts';
import { answerRefusal, refuse } from './answers.ts';
import { openAttempts } from './attempts.ts';
import { throughDoor } from './entrance.ts';
import { openLibrary } from './library.ts';
import { ADDRESS_HEADER, type IdentityOptions } from './options.ts';
import { originsOf } from './origins.ts';
import type { OwnParts } from './own-route.ts';
import { PASSKEY_ROUTES } from './passkey-routes.ts';
import { openPasskeys } from './passkeys.ts';
import { openRecord } from './record.ts';
import { openSecondFactors } from './second-factor.ts';
import { isFresh, type OpenedSession, openSessions, type PassedSecondFactor, type SignedIn } from './sessions.ts';
import { sweep } from './sweep.ts';

export { ADDRESS_HEADER, type CreatedAccount, type IdentityOptions, type Invitation, type NewAccount, type SignedIn };

/** What is served below /api/v1, for whoever mounts and describes it. */
export const OWN_ROUTES = [...ACCOUNT_ROUTES, ...PASSKEY_ROUTES];

/** Who is who: accounts, sign-in, sessions, second factors. */
export interface Identity {
  /** Answers everything below /api/auth and the own routes of the identity below /api/v1. */
  handler(request: Request): Promise<Response>;
  /** Who has signed in, with everything passed that the account asks for. One query. */
  whoIs(headers: Headers): Promise<SignedIn | undefined>;
  /** `isRequired`: for accounts of the office. By the clock of the sign-in, not by a moved date. */
  secondFactorOf(signedIn: SignedIn, isRequired: boolean): 'none' | 'missing' | 'stale' | 'fresh';
  /** Refused where address or number is taken, is none, or the password is a poor one. */
  createAccount(account: NewAccount): Promise<CreatedAccount>;
  /** By e-mail address or mobile number. */
  findAccount(login: string): Promise<{ readonly accountId: string; readonly name: string } | undefined>;
  /** A link on which the person sets a password, once. Whoever is given it is taken to own the e-mail address. */
  invite(accountId: string): Promise<Invitation>;
  /** A session without a sign-in: demonstrations and tests. */
  openSession(
    accountId: string,
    options: { readonly secondFactor: PassedSecondFactor; readonly from?: Headers },
  ): Promise<OpenedSession>;
  /** Ends all sessions of an account at once. */
  endSessions(accountId: string): Promise<void>;
  /** Whether a request comes from a page of this site or from no page at all. */
  isOwnOrigin(headers: Headers): boolean;
  /** The outside provider, as people call it; undefined = none. */
  readonly oidcName: string | undefined;
  /** Throws away what has run out: sessions, codes and links, counts of failures. For a daily job. */
  sweep(): Promise<void>;
  /** Waits for mails and text messages that are on their way. */
  close(): Promise<void>;
}

export async function openIdentity(options: IdentityOptions): Promise<Identity> {
  const { database, clock, log, mail, sms, configuration } = options;
  const { baseUrl, sessionSecrets } = configuration;
  const [secret] = sessionSecrets;
  const origins = originsOf(baseUrl);
  const isHttps = baseUrl.startsWith('https:');
  const underway = new Set<Promise<unknown>>();
  const library = openLibrary(options, (work) => {
    const watched = work
      .catch((error) => log.error({ err: error }, 'a message of the sign-in was not sent'))
      .finally(() => underway.delete(watched));
    underway.add(watched);
  });
  const context = await library.$context;
  const cookieName = context.authCookies.sessionToken.name;
  const sessions = openSessions({ database, clock, secret, cookieName, isHttps, addressHeader: ADDRESS_HEADER });
  const accounts: Accounts = openAccounts({ database, clock, library, baseUrl });
  const parts: OwnParts = {
    library,
    sessions,
    accounts,
    factors: openSecondFactors(database, clock, library),
    attempts: openAttempts(database, clock, secret),
    passkeys: openPasskeys({ database, clock, library, baseUrl }),
    record: openRecord(database, clock),
    clock,
    baseUrl,
    isHttps,
    secret,
    sends: { mail: mail !== undefined, sms: sms !== undefined },
  };

  function isOwnOrigin(headers: Headers): boolean {
    const origin = headers.get('origin');
    if (origin !== null) return origins.includes(origin);
    const site = headers.get('sec-fetch-site');
    return site === null || site === 'same-origin' || site === 'none';
  }

  async function respond(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.method !== 'GET' && !isOwnOrigin(request.headers)) return answerRefusal(refuse('FOREIGN_ORIGIN'));
    if (pathname.startsWith('/api/auth/')) return throughDoor(parts, pathname.slice('/api/auth'.length), request);
    for (const { method, pattern, handle } of OWN_ROUTES) {
      const found = method === request.method ? pattern.exec(pathname) : null;
      if (found) return handle(parts, request, found[1] ?? '');
    }
    return answerRefusal(refuse('NOT_FOUND'));
  }

  return {
    handler: (request) =>
      respond(request).catch((error) => {
        log.error({ err: error }, 'the sign-in failed');
        return answerRefusal(refuse('FAILED'));
      }),
    whoIs: (headers) => sessions.whoIs(headers),
    secondFactorOf(signedIn, isRequired) {
      if (signedIn.secondFactorAt !== null) return isFresh(signedIn, clock.now()) ? 'fresh' : 'stale';
      return isRequired ? 'missing' : 'none';
    },
    createAccount: (account) => accounts.create(account),
    findAccount: (login) => accounts.find(login),
    invite: (accountId) => accounts.invite(accountId),
    openSession: (accountId, { secondFactor, from }) => sessions.open(accountId, secondFactor, from),
    endSessions: (accountId) => sessions.revokeAll(accountId),
    isOwnOrigin,
    oidcName: configuration.oidc?.name,
    sweep: () => sweep(database, clock),
    async close() {
      await Promise.all(underway);
    },
  };
}

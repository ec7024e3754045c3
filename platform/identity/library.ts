import { createHash } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth, phoneNumber, twoFactor } from 'better-auth/plugins';
import { newId } from '../ids.ts';
import { say } from './answers.ts';
import { CODE_SECONDS, PASSWORD_LENGTH, RESET_SECONDS, SESSION_MILLISECONDS } from './limits.ts';
import { ADDRESS_HEADER, COOKIE_PREFIX, type IdentityOptions, OIDC } from './options.ts';
import { originsOf } from './origins.ts';
import { realEmail } from './phone.ts';
import { personTable, secondFactorTable, sessionTable, signInMethodTable, verificationTable } from './tables.ts';

/** better-auth, set up. Nothing else knows its options; what it serves to the outside is decided in `doors.ts`. */

/** In these a second factor is shown: the session that they open has passed it. */
const PASSES_SECOND_FACTOR = new Set(['/two-factor/verify-totp', '/two-factor/verify-backup-code']);

export type Library = ReturnType<typeof openLibrary>;

/** `background` is given what may take long (mail, text messages), so that answers tell nothing by their time. */
export function openLibrary(options: IdentityOptions, background: (work: Promise<unknown>) => void) {
  const { configuration, clock, mail, sms, log } = options;
  const { baseUrl, sessionSecrets } = configuration;
  const link = (path: string, token: string) => `${baseUrl}${path}?token=${encodeURIComponent(token)}`;
  const write = async (key: 'reset' | 'verify' | 'exists', person: { name: string; email: string }, to: string) => {
    const email = realEmail(person.email);
    if (!mail || email === null) return;
    const text = say(`mail.${key}.text`, { name: person.name, link: to });
    await mail({ to: email, subject: say(`mail.${key}.subject`), text });
  };
  return betterAuth({
    appName: say('name.product'),
    baseURL: baseUrl,
    basePath: '/api/auth',
    secrets: sessionSecrets.map((value) => ({ version: versionOf(value), value })),
    trustedOrigins: [...originsOf(baseUrl)],
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    database: drizzleAdapter(options.database.orm, {
      provider: 'pg',
      transaction: true,
      schema: {
        user: personTable,
        account: signInMethodTable,
        session: sessionTable,
        verification: verificationTable,
        twoFactor: secondFactorTable,
      },
    }),
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: baseUrl.startsWith('https:'),
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      backgroundTasks: { handler: background },
    },
    logger: {
      level: 'error',
      // Its messages may hold addresses and rows: the name of what happened is enough.
      log: (level, message) =>
        log[level === 'error' ? 'error' : 'debug']({ said: firstWords(message) }, 'sign-in library'),
    },
    // Thrown, because what is not thrown is printed whole, with the values of the failed statement.
    onAPIError: { errorURL: `${baseUrl}/sign-in`, throw: true },
    verification: { storeIdentifier: 'hashed' },
    session: {
      expiresIn: SESSION_MILLISECONDS / 1000,
      disableSessionRefresh: true,
      additionalFields: { secondFactorAt: { type: 'date', required: false, input: false } },
    },
    account: { accountLinking: { enabled: true, requireLocalEmailVerified: true, trustedProviders: [] } },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      requireEmailVerification: mail !== undefined,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      sendResetPassword: ({ user, token }) => write('reset', user, link('/sign-in/reset', token)),
      onExistingUserSignUp: ({ user }) => write('exists', user, `${baseUrl}/sign-in`),
    },
    emailVerification: {
      sendOnSignUp: mail !== undefined,
      sendVerificationEmail: ({ user, url }) => write('verify', user, url),
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const passes = PASSES_SECOND_FACTOR.has(context?.path ?? '');
            const own = context?.context.session;
            const earlier = own?.user.id === session.userId ? own.session.secondFactorAt : null;
            return { data: { ...session, secondFactorAt: passes ? clock.now() : (earlier ?? null) } };
          },
        },
      },
      // The tokens of the provider are not needed once it has said who somebody is.
      account: {
        create: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) },
        update: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) },
      },
    },
    plugins: [
      twoFactor({ issuer: say('name.product'), allowPasswordless: true, accountLockout: { enabled: false } }),
      phoneNumber({
        expiresIn: CODE_SECONDS,
        allowedAttempts: 3,
        sendOTP: async ({ phoneNumber: to, code }) => sms?.({ to, text: say('sms.code', { code }) }),
        sendPasswordResetOTP: async ({ phoneNumber: to, code }) => sms?.({ to, text: say('sms.reset', { code }) }),
        signUpOnVerification: undefined,
      }),
      genericOAuth({ config: oidcOf(options) }),
    ],
  });
}

const NO_TOKENS = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};

function oidcOf({ configuration: { oidc } }: IdentityOptions) {
  if (!oidc) return [];
  return [
    {
      providerId: OIDC,
      name: oidc.name,
      clientId: oidc.clientId,
      clientSecret: oidc.clientSecret,
      discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      scopes: ['openid', 'email', 'profile'],
      pkce: true,
      requireIdTokenVerification: true,
      mapProfileToUser: (profile: Readonly<Record<string, unknown>>) => ({
        name: typeof profile.name === 'string' && profile.name !== '' ? profile.name : String(profile.email ?? ''),
      }),
    },
  ];
}

/** A number that stays with a secret wherever it stands in the list. */
function versionOf(secret: string): number {
  return createHash('sha256').update(secret).digest().readUInt32BE(0);
}

function firstWords(message: string): string {
  return (
    message
      .split('\n')[0]
      ?.slice(0, 60)
      .replace(/\S*@\S*/g, '…') ?? ''
  );
}

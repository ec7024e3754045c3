import { z } from 'zod';
import type { Guarded } from './attempts.ts';
import { PER_ACCOUNT, PER_RECIPIENT, SENDING_PER_ADDRESS } from './limits.ts';
import { OIDC } from './options.ts';
import { normalPhone } from './phone.ts';

/**
 * What of better-auth is served to the outside, below /api/auth: everything else there does not exist. Each door says
 * which members of the body it takes, what is guessed at through it, and what must be true before it opens.
 */
export interface Door {
  readonly method: 'GET' | 'POST';
  /** What is passed on; unknown members are refused. */
  readonly body?: z.ZodType<Body>;
  /** What one attempt counts against, beside the address of the client. */
  readonly guards?: 'login' | 'account' | 'second-factor' | 'mail' | 'text-message' | 'sent-code';
  /** Only with a session. */
  readonly signedIn?: true;
  /** Where the account has a second factor, it must have been passed a short while ago. */
  readonly fresh?: true;
  /** Whose new password is in the body. */
  readonly newPassword?: 'sign-up' | 'account' | 'link' | 'phone';
  /** What must be configured for it. */
  readonly needs?: 'mail' | 'sms';
  /** The act under which it stands in the audit; left out = it changes nothing. */
  readonly act?: string;
}

export type Body = Readonly<Record<string, unknown>>;

const password = z.string().min(1).max(1000);
const email = z.string().trim().toLowerCase().pipe(z.email());
const phoneNumber = z
  .string()
  .transform((text) => normalPhone(text) ?? '')
  .pipe(z.string().min(1));
const code = z
  .string()
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().min(1).max(40));
/** A place on this site. */
const place = z.string().regex(/^\/(?![/\\])[\w\-./?=&%#~+,:]*$/);
const rememberMe = z.boolean().optional();

const body = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape);

const POST = 'POST' as const;

export const DOORS: Readonly<Record<string, Door>> = {
  '/sign-up/email': {
    method: POST,
    body: body({ name: z.string().trim().min(1).max(100), email, password, callbackURL: place.optional() }),
    newPassword: 'sign-up',
    guards: 'mail',
    act: 'identity.signUp',
  },
  '/sign-in/email': {
    method: POST,
    body: body({ email, password, rememberMe }),
    guards: 'login',
    act: 'identity.signIn',
  },
  '/sign-in/phone-number': {
    method: POST,
    body: body({ phoneNumber, password, rememberMe }),
    guards: 'login',
    act: 'identity.signIn',
  },
  '/sign-in/social': {
    method: POST,
    body: body({ provider: z.literal(OIDC), callbackURL: place.optional() }),
  },
  [`/callback/${OIDC}`]: { method: 'GET', act: 'identity.signIn' },
  '/sign-out': { method: POST, act: 'identity.signOut' },
  '/send-verification-email': {
    method: POST,
    body: body({ email, callbackURL: place.optional() }),
    guards: 'mail',
    needs: 'mail',
  },
  '/verify-email': { method: 'GET' },
  '/request-password-reset': { method: POST, body: body({ email }), guards: 'mail', needs: 'mail' },
  '/reset-password': {
    method: POST,
    body: body({ newPassword: password, token: z.string().min(1).max(200) }),
    newPassword: 'link',
    act: 'identity.resetPassword',
  },
  '/change-password': {
    method: POST,
    body: body({ currentPassword: password, newPassword: password }),
    newPassword: 'account',
    guards: 'account',
    signedIn: true,
    fresh: true,
    act: 'identity.changePassword',
  },
  '/two-factor/enable': {
    method: POST,
    body: body({ password: password.optional() }),
    guards: 'account',
    signedIn: true,
    fresh: true,
  },
  '/two-factor/verify-totp': {
    method: POST,
    body: body({ code }),
    guards: 'second-factor',
    act: 'identity.passSecondFactor',
  },
  '/two-factor/verify-backup-code': {
    method: POST,
    body: body({ code }),
    guards: 'second-factor',
    act: 'identity.passSecondFactor',
  },
  '/two-factor/generate-backup-codes': {
    method: POST,
    body: body({ password: password.optional() }),
    guards: 'account',
    signedIn: true,
    fresh: true,
    act: 'identity.renewRecoveryCodes',
  },
  '/two-factor/disable': {
    method: POST,
    body: body({ password: password.optional() }),
    guards: 'account',
    signedIn: true,
    fresh: true,
    act: 'identity.removeSecondFactor',
  },
  '/phone-number/send-otp': { method: POST, body: body({ phoneNumber }), guards: 'text-message', needs: 'sms' },
  '/phone-number/verify': {
    method: POST,
    body: body({ phoneNumber, code }),
    guards: 'sent-code',
    signedIn: true,
    fresh: true,
    act: 'identity.changePhone',
  },
  '/phone-number/request-password-reset': {
    method: POST,
    body: body({ phoneNumber }),
    guards: 'text-message',
    needs: 'sms',
  },
  '/phone-number/reset-password': {
    method: POST,
    body: body({ phoneNumber, otp: code, newPassword: password }),
    newPassword: 'phone',
    guards: 'sent-code',
    act: 'identity.resetPassword',
  },
};

/** What better-auth is given beside what was sent: the choices that are not left to the client. */
export function decided(path: string): Body {
  if (path === '/change-password') return { revokeOtherSessions: true };
  if (path === '/phone-number/verify') return { updatePhoneNumber: true };
  return {};
}

/** What an attempt counts against. `login` is what was typed: it is counted alike whether or not the account exists. */
export function guardedBy(
  kind: NonNullable<Door['guards']>,
  about: { readonly login: string; readonly accountId: string | undefined; readonly address: string },
): Guarded[] {
  const { login, accountId, address } = about;
  switch (kind) {
    case 'login':
      return [{ name: `login:${login}`, patience: PER_ACCOUNT, onSuccess: 'forget' }];
    case 'account':
      return [{ name: `account:${accountId}`, patience: PER_ACCOUNT, onSuccess: 'forget' }];
    case 'second-factor':
      return [{ name: `factor:${accountId}`, patience: PER_ACCOUNT, onSuccess: 'forget' }];
    case 'sent-code':
      return [{ name: `code:${login}`, patience: PER_ACCOUNT, onSuccess: 'forget' }];
    case 'mail':
    case 'text-message':
      return [
        { name: `${kind}:${login}`, patience: PER_RECIPIENT, onSuccess: 'keep' },
        { name: `${kind}-from:${address}`, patience: SENDING_PER_ADDRESS, onSuccess: 'keep' },
      ];
  }
}

import { z } from 'zod';
import messages from '../../messages/zh-CN/identity.json' with { type: 'json' };
import { beijingDay } from '../clock.ts';
import { type Refused, refusalsOf } from '../command/refusal.ts';

/** What the identity answers: JSON, and where something is refused the code and sentence of `messages/zh-CN/identity.json`. */

export const refuse = refusalsOf(messages);
export type IdentityCode = Parameters<typeof refuse>[0];
type Phrase = keyof typeof messages;

/** A sentence of the identity that is no refusal: subject and text of messages. */
export function say(key: Phrase, params: Readonly<Record<string, string>> = {}): string {
  return messages[key].replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}

const UNAUTHORIZED = 401;
const STATUS: Readonly<Partial<Record<IdentityCode, number>>> = {
  SIGN_IN_NEEDED: UNAUTHORIZED,
  WRONG_SIGN_IN: UNAUTHORIZED,
  WRONG_CODE: UNAUTHORIZED,
  CODE_USED: UNAUTHORIZED,
  WRONG_RECOVERY_CODE: UNAUTHORIZED,
  WRONG_SENT_CODE: UNAUTHORIZED,
  WRONG_PASSWORD: UNAUTHORIZED,
  SIGN_IN_INTERRUPTED: UNAUTHORIZED,
  PASSKEY_REFUSED: UNAUTHORIZED,
  SECOND_FACTOR_NEEDED: 403,
  EMAIL_NOT_VERIFIED: 403,
  FOREIGN_ORIGIN: 403,
  NOT_FOUND: 404,
  PROVIDER_NOT_FOUND: 404,
  ACCOUNT_EXISTS: 409,
  PASSKEY_EXISTS: 409,
  SECOND_FACTOR_ALREADY_SET: 409,
  SECOND_FACTOR_NOT_SET: 409,
  NO_PASSWORD: 409,
  LOCKED: 429,
  SENT_TOO_OFTEN: 429,
  FAILED: 500,
  MAIL_NOT_CONFIGURED: 503,
  SMS_NOT_CONFIGURED: 503,
};
const INVALID = 422;

const NO_STORE = { 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' };

export function answer(value: unknown, cookies: readonly string[] = []): Response {
  const response = new Response(JSON.stringify(value), { status: 200, headers: NO_STORE });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

export function answerRefusal({ refusal }: Refused, headers: Readonly<Record<string, string>> = {}): Response {
  const { code, message, path, cure } = refusal;
  const status = (STATUS as Readonly<Record<string, number>>)[code] ?? INVALID;
  const whatToDo = cure === undefined ? {} : { whatToDo: cure };
  return new Response(JSON.stringify({ error: { code, message, path }, ...whatToDo }), {
    status,
    headers: { ...NO_STORE, ...headers },
  });
}

/** 429 with the time of day until which nothing is taken. It says nothing about whether the account exists. */
export function answerLocked(code: 'LOCKED' | 'SENT_TOO_OFTEN', until: Date, now: Date): Response {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return answerRefusal(refuse(code, { params: { time: timeWords(until, now) } }), { 'retry-after': String(seconds) });
}

const clockTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });

/** Rounded up to the minute, so that nobody comes a little too early. */
function timeWords(until: Date, now: Date): string {
  const rounded = new Date(Math.ceil(until.getTime() / 60_000) * 60_000);
  const [hour = '', minute = ''] = clockTime.format(rounded).split(':');
  const [, month, day] = beijingDay(rounded).split('-').map(Number);
  const isToday = beijingDay(rounded) === beijingDay(now);
  return say(isToday ? 'time.today' : 'time.other', { hour, minute, month: String(month), day: String(day) });
}

/** The first wrong member of a body, by its pointer. */
export function refuseInput(error: z.ZodError): Refused {
  const issue = error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path ?? []), ...unknown].map((part) => `/${String(part)}`).join('');
  return refuse('INVALID_INPUT', { path, kind: 'invalid', params: { name: path.slice(1) || '—' } });
}

/** What better-auth says in English, as a refusal of ours. */
const BY_LIBRARY_CODE: Readonly<Record<string, IdentityCode>> = {
  INVALID_EMAIL_OR_PASSWORD: 'WRONG_SIGN_IN',
  INVALID_PHONE_NUMBER_OR_PASSWORD: 'WRONG_SIGN_IN',
  INVALID_PASSWORD: 'WRONG_PASSWORD',
  INVALID_CODE: 'WRONG_CODE',
  INVALID_BACKUP_CODE: 'WRONG_RECOVERY_CODE',
  INVALID_TWO_FACTOR_COOKIE: 'SIGN_IN_INTERRUPTED',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'SIGN_IN_INTERRUPTED',
  TOTP_NOT_ENABLED: 'SECOND_FACTOR_NOT_SET',
  TWO_FACTOR_NOT_ENABLED: 'SECOND_FACTOR_NOT_SET',
  BACKUP_CODES_NOT_ENABLED: 'SECOND_FACTOR_NOT_SET',
  TOTP_ALREADY_ENABLED: 'SECOND_FACTOR_ALREADY_SET',
  EMAIL_NOT_VERIFIED: 'EMAIL_NOT_VERIFIED',
  INVALID_EMAIL: 'INVALID_EMAIL',
  INVALID_PHONE_NUMBER: 'INVALID_PHONE',
  USER_ALREADY_EXISTS: 'ACCOUNT_EXISTS',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'ACCOUNT_EXISTS',
  PHONE_NUMBER_EXIST: 'ACCOUNT_EXISTS',
  INVALID_TOKEN: 'LINK_INVALID',
  TOKEN_EXPIRED: 'LINK_INVALID',
  PASSWORD_TOO_SHORT: 'PASSWORD_TOO_SHORT',
  PASSWORD_TOO_LONG: 'PASSWORD_TOO_LONG',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'NO_PASSWORD',
  OTP_NOT_FOUND: 'WRONG_SENT_CODE',
  OTP_EXPIRED: 'WRONG_SENT_CODE',
  INVALID_OTP: 'WRONG_SENT_CODE',
  TOO_MANY_ATTEMPTS: 'WRONG_SENT_CODE',
  UNEXPECTED_ERROR: 'WRONG_SENT_CODE',
  PROVIDER_NOT_FOUND: 'PROVIDER_NOT_FOUND',
  UNAUTHORIZED: 'SIGN_IN_NEEDED',
  INVALID_ORIGIN: 'FOREIGN_ORIGIN',
  MISSING_OR_NULL_ORIGIN: 'FOREIGN_ORIGIN',
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: 'FOREIGN_ORIGIN',
};

const libraryError = z.object({ code: z.string() });

/** An error of better-auth as the refusal that it means. */
export async function refusalOfLibrary(response: Response): Promise<Refused> {
  const read = libraryError.safeParse(await response.json().catch(() => undefined));
  const known = read.success ? BY_LIBRARY_CODE[read.data.code] : undefined;
  return refuse(known ?? (response.status >= 500 ? 'FAILED' : 'REQUEST_REFUSED'));
}

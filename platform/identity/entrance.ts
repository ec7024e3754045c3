import type { Clock } from '../clock.ts';
import type { Refused } from '../command/refusal.ts';
import type { Accounts, PersonNames } from './accounts.ts';
import { answerLocked, answerRefusal, refusalOfLibrary, refuse, refuseInput } from './answers.ts';
import type { Attempts, Guarded } from './attempts.ts';
import { type Body, DOORS, type Door, decided, guardedBy } from './doors.ts';
import type { Library } from './library.ts';
import { PER_ADDRESS } from './limits.ts';
import { ADDRESS_HEADER } from './options.ts';
import { faultOfPassword } from './password-rules.ts';
import type { RecordEntry } from './record.ts';
import type { SecondFactors } from './second-factor.ts';
import { isFresh, type Sessions, type SignedIn } from './sessions.ts';

export interface Parts {
  readonly library: Library;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly factors: SecondFactors;
  readonly attempts: Attempts;
  readonly record: RecordEntry;
  readonly clock: Clock;
  readonly baseUrl: string;
  readonly sends: { readonly mail: boolean; readonly sms: boolean };
}

/** The codes that mean that somebody guessed wrong. Everything else is no attempt. */
const WRONG = new Set([
  'WRONG_SIGN_IN',
  'WRONG_PASSWORD',
  'WRONG_CODE',
  'CODE_USED',
  'WRONG_RECOVERY_CODE',
  'WRONG_SENT_CODE',
  'SIGN_IN_INTERRUPTED',
  'PASSKEY_REFUSED',
]);

export function addressOf(headers: Headers): string {
  return headers.get(ADDRESS_HEADER) ?? 'unknown';
}

export function perAddress(headers: Headers): Guarded {
  return { name: `address:${addressOf(headers)}`, patience: PER_ADDRESS, onSuccess: 'undo' };
}

/** The body of a request as JSON; undefined where it is none. */
export async function jsonOf(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Lets a request through one of the doors to better-auth, with everything that is checked before and after. */
export async function throughDoor(parts: Parts, path: string, request: Request): Promise<Response> {
  const door = Object.hasOwn(DOORS, path) ? DOORS[path] : undefined;
  if (!door || door.method !== request.method) return answerRefusal(refuse('NOT_FOUND', { kind: 'not-found' }));
  const read = door.body?.safeParse(await jsonOf(request));
  if (read && !read.success) return answerRefusal(refuseInput(read.error));
  const body: Body = read?.data ?? {};
  const session = await parts.sessions.find(request.headers);
  const refused = await refusedBefore(parts, door, body, session);
  if (refused) return answerRefusal(refused);
  const accountId = session?.accountId ?? (await parts.factors.challenged(request.headers));
  if (door.guards === 'second-factor' && accountId === undefined) return answerRefusal(refuse('SIGN_IN_INTERRUPTED'));
  return guarded(parts, { path, door, body, accountId, request });
}

interface Passage {
  readonly path: string;
  readonly door: Door;
  readonly body: Body;
  readonly accountId: string | undefined;
  readonly request: Request;
}

async function guarded(parts: Parts, passage: Passage): Promise<Response> {
  const { door, body, accountId, request } = passage;
  const login = String(body.email ?? body.phoneNumber ?? '');
  const about = { login, accountId, address: addressOf(request.headers) };
  const isSending = door.guards === 'mail' || door.guards === 'text-message';
  const counted = door.guards ? guardedBy(door.guards, about) : [];
  const attempt = await parts.attempts.take(
    isSending || !door.guards ? counted : [perAddress(request.headers), ...counted],
  );
  const requestId = request.headers.get('x-request-id') ?? undefined;
  if (attempt.lockedUntil) {
    // Not in the audit: the failures that led here are, and whoever goes on trying could fill it.
    return answerLocked(isSending ? 'SENT_TOO_OFTEN' : 'LOCKED', attempt.lockedUntil, parts.clock.now());
  }
  const owner = door.newPassword === 'link' ? await parts.accounts.ownerOfLink(String(body.token)) : undefined;
  const outcome = await inside(parts, passage);
  if (outcome instanceof Response) {
    await attempt.succeed();
    if (owner) await parts.accounts.verifyEmail(owner.accountId);
    const signedIn =
      accountId ?? owner?.accountId ?? (login ? (await parts.accounts.find(login))?.accountId : undefined);
    if (door.act) await parts.record({ act: door.act, accountId: signedIn, outcome: 'done', requestId });
    return outcome;
  }
  const { code } = outcome.refusal;
  if (!WRONG.has(code)) await attempt.succeed();
  if (door.act) await parts.record({ act: door.act, accountId, outcome: 'refused', refusalCode: code, requestId });
  return answerRefusal(outcome);
}

/** What must be true before better-auth is asked at all. */
async function refusedBefore(
  parts: Parts,
  door: Door,
  body: Body,
  session: SignedIn | undefined,
): Promise<Refused | undefined> {
  if (door.needs === 'mail' && !parts.sends.mail) return refuse('MAIL_NOT_CONFIGURED', { kind: 'unavailable' });
  if (door.needs === 'sms' && !parts.sends.sms) return refuse('SMS_NOT_CONFIGURED', { kind: 'unavailable' });
  if (door.signedIn && !session) return refuse('SIGN_IN_NEEDED', { kind: 'forbidden' });
  if (door.fresh && session?.hasSecondFactor && !isFresh(session, parts.clock.now())) {
    return refuse('SECOND_FACTOR_NEEDED', { kind: 'forbidden' });
  }
  if (!door.newPassword) return undefined;
  const owner = await ownerOfPassword(parts, door.newPassword, body, session);
  if (door.newPassword === 'link' && !owner) return refuse('LINK_INVALID', { path: '/token' });
  const member = door.newPassword === 'sign-up' ? 'password' : 'newPassword';
  const fault = faultOfPassword(String(body[member]), [owner?.name, owner?.email, owner?.phone]);
  return fault && refuse(fault, { path: `/${member}`, kind: 'invalid' });
}

type Owner = Omit<PersonNames, 'accountId'>;

async function ownerOfPassword(
  { accounts }: Parts,
  kind: NonNullable<Door['newPassword']>,
  body: Body,
  session: SignedIn | undefined,
): Promise<Owner | undefined> {
  switch (kind) {
    case 'sign-up':
      return { name: String(body.name), email: String(body.email), phone: null };
    case 'account':
      return session && accounts.names(session.accountId);
    case 'link':
      return accounts.ownerOfLink(String(body.token));
    case 'phone':
      // Only what was typed: a rule that knew the name would tell whether there is an account.
      return { name: '', email: '', phone: String(body.phoneNumber) };
  }
}

/** Asks better-auth; a refusal of it comes back as one of ours. */
async function inside(parts: Parts, { path, door, body, accountId, request }: Passage): Promise<Response | Refused> {
  if (path === '/two-factor/verify-totp' && accountId !== undefined) {
    const refused = await parts.factors.takeCode(accountId, String(body.code));
    if (refused) return refused;
  }
  const passedOn = door.method === 'GET' ? {} : { body: JSON.stringify({ ...body, ...decided(path) }) };
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  if (door.method === 'POST') headers.set('content-type', 'application/json');
  const response = await parts.library.handler(new Request(request.url, { method: door.method, headers, ...passedOn }));
  if (response.status >= 400) return refusalOfLibrary(response);
  if (accountId !== undefined && path === '/two-factor/disable') await parts.factors.sync(accountId);
  if (path.startsWith('/callback/')) return askSecondFactor(parts, response);
  return path.startsWith('/two-factor/enable') ? response : quiet(response);
}

/**
 * Who comes back from the outside provider and has a second factor here has yet to pass it: the session counts for
 * nothing until then, and the page that asks for it comes next.
 */
async function askSecondFactor(parts: Parts, response: Response): Promise<Response> {
  const cookies = new Headers({
    cookie: response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  });
  const session = await parts.sessions.find(cookies);
  if (!session?.hasSecondFactor || session.secondFactorAt !== null) return response;
  const headers = new Headers(response.headers);
  headers.set('location', `${parts.baseUrl}/sign-in?second-factor`);
  return new Response(null, { status: response.status, headers });
}

/** The answers carry the token of the session and everything about the person: a page needs neither. */
async function quiet(response: Response): Promise<Response> {
  if (response.status >= 300) return response;
  const given = (await response.json()) as Body | null;
  const kept = Object.entries(given ?? {}).filter(([name]) => !['token', 'user', 'session'].includes(name));
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  headers.set('cache-control', 'no-store');
  return new Response(JSON.stringify(Object.fromEntries(kept)), { status: response.status, headers });
}

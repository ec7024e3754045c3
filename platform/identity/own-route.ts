import { z } from 'zod';
import { answerLocked, answerRefusal, refuse, refuseInput } from './answers.ts';
import type { Guarded } from './attempts.ts';
import { jsonOf, type Parts, perAddress } from './entrance.ts';
import type { Passkeys } from './passkeys.ts';
import { isFresh, type SignedIn } from './sessions.ts';

/** How the routes are made that the identity serves below /api/v1 beside better-auth. */

export interface OwnParts extends Parts {
  readonly passkeys: Passkeys;
  readonly isHttps: boolean;
  readonly secret: string;
}

/** What is known of a request when its handler is called. */
export interface Asked<Body, Session> {
  readonly parts: OwnParts;
  readonly request: Request;
  readonly body: Body;
  /** undefined where the route takes anybody. */
  readonly session: Session;
  /** The `:id` of the address; empty where there is none. */
  readonly id: string;
}

export interface OwnRoute {
  /** `identity.verbNoun`; its Chinese name stands in `messages/zh-CN/acts.json`. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** Below /api/v1, with `:id`. */
  readonly url: string;
  readonly body: z.ZodType;
  readonly pattern: RegExp;
  handle(parts: OwnParts, request: Request, id: string): Promise<Response>;
}

interface RouteOptions<Body> {
  readonly name: string;
  readonly method?: 'GET';
  readonly url: `/${string}`;
  readonly body?: z.ZodType<Body>;
}

const UUID = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const NOTHING = z.strictObject({});

/** A route that takes anybody. */
export function open<Body = Record<string, never>>(
  options: RouteOptions<Body>,
  handle: (asked: Asked<Body, undefined>) => Promise<Response>,
): OwnRoute {
  return made(options, async (parts, request, id) => {
    const read = await bodyOf(options, request);
    return read instanceof Response ? read : handle({ parts, request, body: read.body, session: undefined, id });
  });
}

/** A route for whoever has signed in; `fresh` also asks for the second factor again, where the account has one. */
export function signedIn<Body = Record<string, never>>(
  options: RouteOptions<Body> & { readonly fresh?: true },
  handle: (asked: Asked<Body, SignedIn>) => Promise<Response>,
): OwnRoute {
  return made(options, async (parts, request, id) => {
    const session = await parts.sessions.whoIs(request.headers);
    if (!session) return answerRefusal(refuse('SIGN_IN_NEEDED'));
    if (options.fresh && session.hasSecondFactor && !isFresh(session, parts.clock.now())) {
      return answerRefusal(refuse('SECOND_FACTOR_NEEDED'));
    }
    const read = await bodyOf(options, request);
    return read instanceof Response ? read : handle({ parts, request, body: read.body, session, id });
  });
}

function made<Body>(options: RouteOptions<Body>, handle: OwnRoute['handle']): OwnRoute {
  const { name, url, method = 'POST', body = NOTHING } = options;
  return { name, method, url, body, pattern: new RegExp(`^/api/v1${url.replace(':id', UUID)}$`), handle };
}

async function bodyOf<Body>({ body }: RouteOptions<Body>, request: Request): Promise<{ body: Body } | Response> {
  const given = request.method === 'GET' ? {} : await jsonOf(request);
  // A route without a form of its body is called with none.
  const read = (body ?? (NOTHING as unknown as z.ZodType<Body>)).safeParse(given);
  return read.success ? { body: read.data } : answerRefusal(refuseInput(read.error));
}

/** Makes one attempt that may be a guess: locked, wrong, or right. */
export async function attempted(
  { parts, request }: Pick<Asked<unknown, unknown>, 'parts' | 'request'>,
  counted: readonly Guarded[],
  act: () => Promise<Response>,
): Promise<Response> {
  const attempt = await parts.attempts.take([perAddress(request.headers), ...counted]);
  if (attempt.lockedUntil) return answerLocked('LOCKED', attempt.lockedUntil, parts.clock.now());
  const response = await act();
  if (response.status < 400 || response.status === 409) await attempt.succeed();
  return response;
}

/** Writes the act into the audit. */
export async function recorded(
  { parts, request }: Pick<Asked<unknown, unknown>, 'parts' | 'request'>,
  act: string,
  accountId: string,
): Promise<void> {
  await parts.record({ act, accountId, outcome: 'done', requestId: request.headers.get('x-request-id') ?? undefined });
}

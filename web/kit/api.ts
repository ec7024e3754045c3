import type { z } from 'zod';
import { actingFor } from './acting-for.ts';
import { askPerson } from './gates.ts';
import { noteReach } from './online.ts';
import { ApiProblem, isSignedOut, problemFrom, Unreachable } from './problem.ts';
import { randomId } from './random-id.ts';

/**
 * The client of the service: JSON under /api/v1. A call that was refused because the person is signed out, or has to
 * show the second factor again, waits for a dialog over the page and is repeated; a command that got no answer is
 * repeated under the same key, so that it takes place once.
 */

const BASE = '/api/v1';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What the client needs of the browser; tests give their own. */
export interface Wire {
  fetch(address: string, request: RequestInit): Promise<Response>;
  pause(milliseconds: number): Promise<void>;
}

const browser: Wire = {
  fetch: (address, request) => fetch(address, request),
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

interface Call {
  /** Default `/api/v1`. */
  readonly base?: string;
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly signal?: AbortSignal | undefined;
  readonly keepalive?: boolean;
}

/** How often a command without an answer is sent again, and the pauses before, in milliseconds. */
const PAUSES = [400, 1600] as const;
/** Nobody answered for the service: it was restarted, or it is too busy. The act may or may not have taken place. */
const NO_ANSWER = new Set([502, 503, 504]);

/** Reads; refused calls throw ApiProblem, no network throws Unreachable. `path` begins behind /api/v1: `/works?limit=20`. */
export async function get<S extends z.ZodType>(
  path: string,
  schema: S,
  options: { readonly signal?: AbortSignal; readonly wire?: Wire } = {},
): Promise<z.output<S>> {
  const { signal, wire = browser } = options;
  return read(await answered({ method: 'GET', path, signal }, wire), schema);
}

export interface CommandOptions<S extends z.ZodType> {
  /** Shape of the answer; left out where nothing of it is used. */
  readonly schema?: S;
  /** The same for every attempt of one act. Default: a new one, kept over the repetitions of this call. */
  readonly idempotencyKey?: string;
  /** Default POST. */
  readonly method?: Exclude<Method, 'GET'>;
  /** Lets the call outlive the page (up to 64 KB). */
  readonly keepalive?: boolean;
  readonly wire?: Wire;
}

/** Asks the service to do something. Throws as `get` does. */
export async function command<S extends z.ZodType = z.ZodUnknown>(
  path: string,
  body: unknown,
  options: CommandOptions<S> = {},
): Promise<z.output<S>> {
  const { schema, idempotencyKey = randomId(), method = 'POST', keepalive = false, wire = browser } = options;
  const call: Call = { method, path, body, key: idempotencyKey, keepalive };
  for (const pause of PAUSES) {
    const attempt = await settled(call, wire);
    if (attempt instanceof Response) return read(attempt, schema);
    await wire.pause(pause);
  }
  return read(await answered(call, wire), schema);
}

/** One call elsewhere on this site (`/api/auth`), never repeated by itself. Throws as `get` does. */
export async function callOnce<S extends z.ZodType = z.ZodUnknown>(
  base: string,
  path: string,
  body: unknown,
  options: { readonly schema?: S; readonly wire?: Wire } = {},
): Promise<z.output<S>> {
  const { schema, wire = browser } = options;
  return read(await answered({ base, method: 'POST', path, body }, wire), schema);
}

/** The answer, or undefined where there was none and the same call may be sent again. */
async function settled(call: Call, wire: Wire): Promise<Response | undefined> {
  try {
    return await answered(call, wire);
  } catch (error) {
    const again = error instanceof Unreachable || (error instanceof ApiProblem && NO_ANSWER.has(error.status));
    if (again && !call.keepalive) return undefined;
    throw error;
  }
}

/** An answer of success. Waits for the person where that helps, at most once for each reason. */
async function answered(call: Call, wire: Wire): Promise<Response> {
  let signedInAgain = false;
  let factorShown = false;
  for (;;) {
    const response = await send(call, wire);
    if (response.ok) return response;
    const problem = problemFrom(response.status, await bodyOf(response));
    if (isSignedOut(problem) && !signedInAgain) {
      signedInAgain = await askPerson('sign-in');
      if (signedInAgain) continue;
    }
    if (problem.code === 'SECOND_FACTOR_NEEDED' && !factorShown) {
      factorShown = await askPerson('second-factor');
      if (factorShown) continue;
    }
    throw problem;
  }
}

async function send({ base = BASE, method, path, body, key, signal, keepalive }: Call, wire: Wire): Promise<Response> {
  const organisation = actingFor();
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (key !== undefined) headers['idempotency-key'] = key;
  if (organisation !== undefined) headers['x-acting-for'] = organisation;
  try {
    const response = await wire.fetch(`${base}${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
      ...(keepalive ? { keepalive } : {}),
    });
    noteReach(true);
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    noteReach(false);
    throw new Unreachable();
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function read<S extends z.ZodType>(response: Response, schema: S | undefined): Promise<z.output<S>> {
  const body = await bodyOf(response);
  // Without a schema the caller uses nothing of the answer; `unknown` is what the default type says.
  return schema === undefined ? (body as z.output<S>) : schema.parse(body);
}

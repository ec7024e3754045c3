import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problem } from '../contracts/errors.ts';
import type { SignedIn } from '../contracts/session.ts';
import acts from '../messages/zh-CN/acts.json' with { type: 'json' };
import type { Actor } from '../platform/actor.ts';
import type { Refusal } from '../platform/command/refusal.ts';
import { type Answered, type Runner, refuse } from '../platform/command/runner.ts';
import type { Demonstration } from '../platform/demonstration/demonstration.ts';
import type { Route } from '../platform/route/route.ts';
import { HttpProblem, problemOf } from './problems.ts';
import type { Server } from './server-type.ts';

/** What the routes of the modules need once the database is open. */
export interface Office {
  readonly runner: Runner;
  /** Who asks, and for whom. */
  actorOf(request: FastifyRequest): Promise<Actor>;
  /** Who has signed in, as the pages show it; undefined = nobody. */
  session(request: FastifyRequest): Promise<SessionOfPerson | undefined>;
  /** How people call the outside provider of sign-in; undefined = there is none. */
  readonly provider: string | undefined;
  /** Only in a demonstration. */
  readonly demonstration: Demonstration | undefined;
  /** Opens a session without a password: for the accounts of a demonstration. */
  signInAs(accountId: string, request: FastifyRequest): Promise<{ readonly cookies: readonly string[] }>;
}

export type SessionOfPerson = Pick<SignedIn, 'account' | 'staffRoles' | 'memberships' | 'secondFactor'>;

export interface ModuleRouteOptions {
  readonly routes: readonly Route[];
  /** undefined while the database is being opened. */
  readonly office: () => Office | undefined;
}

const STATUS: Readonly<Record<Refusal['kind'], number>> = {
  invalid: 422,
  'not-found': 404,
  forbidden: 403,
  conflict: 409,
  unavailable: 503,
};

const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{8,100}$/;

/** Mounts the commands and queries of all modules: one way in, one form of refusal. */
export async function moduleRoutes(server: Server, options: ModuleRouteOptions): Promise<void> {
  for (const route of options.routes) {
    server.route({
      method: route.method,
      url: route.path,
      schema: schemaOf(route),
      handler: async (request, reply) => {
        const office = options.office();
        if (!office) throw problemOf('STARTING');
        const actor = await office.actorOf(request);
        const answered = await answer(route, office.runner, request, actor);
        if (!answered.ok) throw refused(answered.refusal);
        return reply.header('cache-control', 'no-store').send(answered.value);
      },
    });
  }
}

async function answer(route: Route, runner: Runner, request: FastifyRequest, actor: Actor): Promise<Answered<unknown>> {
  const params = request.params as Record<string, unknown>;
  if (route.kind === 'query') {
    const input = { ...(request.query as Record<string, unknown>), ...params };
    return runner.ask(route.query, input, { actor, requestId: request.id });
  }
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key))
    return refuse('IDEMPOTENCY_KEY_MISSING', { kind: 'invalid' });
  const body = request.body;
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const input = isObject ? { ...body, ...params } : body;
  return runner.run(route.command, input, { actor, idempotencyKey: key, requestId: request.id });
}

export function refused({ code, message, path, kind, cure }: Refusal): HttpProblem {
  const status = code === 'SIGN_IN_NEEDED' ? 401 : STATUS[kind];
  return new HttpProblem(status, code, message, path, cure);
}

const names: Readonly<Record<string, string>> = acts;

function schemaOf(route: Route) {
  const { name, input, output } = route.kind === 'command' ? route.command : route.query;
  const title = names[name];
  if (title === undefined) throw new Error(`messages/zh-CN/acts.json lacks ${name}`);
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const rest = input instanceof z.ZodObject ? input.omit(maskOf(inPath)) : input;
  const params = input instanceof z.ZodObject ? input.pick(maskOf(inPath)) : z.object({});
  return {
    operationId: name,
    tags: [name.split('.')[0] ?? name],
    summary: title,
    ...(inPath.length > 0 ? { params } : {}),
    ...(route.kind === 'command' ? { body: rest } : { querystring: rest }),
    response: { 200: output, default: { content: { 'application/problem+json': { schema: problem } } } },
  };
}

function maskOf(names: readonly string[]): Record<string, true> {
  return Object.fromEntries(names.map((name) => [name, true as const]));
}

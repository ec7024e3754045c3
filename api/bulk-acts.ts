import type { z } from 'zod';
import { bulkAccept, bulkAcceptance } from '../contracts/acceptance.ts';
import { problem } from '../contracts/errors.ts';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import { bulkAssign, bulkAssignment } from '../contracts/work-list.ts';
import { acceptApplication } from '../journeys/accept-application.ts';
import { assignApplication } from '../journeys/inbox/assign-application.ts';
import messages from '../messages/zh-CN/acts.json' with { type: 'json' };
import type { Refused } from '../platform/command/refusal.ts';
import { type Answered, type Call, type Runner, refuse } from '../platform/command/runner.ts';
import { type Office, refused } from './module-routes.ts';
import { problemOf } from './problems.ts';
import type { Server } from './server-type.ts';

export interface BulkActOptions {
  readonly policies: PolicyShelf;
  /** undefined while the database is being opened. */
  readonly office: () => Office | undefined;
}

/** One act over many applications. */
interface BulkAct<Body extends { readonly ids: readonly string[] }> {
  readonly name: keyof typeof messages;
  readonly path: string;
  readonly body: z.ZodType<Body>;
  readonly answer: z.ZodType;
  /** Says in the answer whether the act was done. */
  readonly doneMember: string;
  act(runner: Runner, id: string, body: Body, call: Call): Promise<Answered<unknown>>;
}

/** Refusals about whoever asks, not about one of the applications. */
const TOLD_ONCE = new Set(['NOT_ALLOWED', 'SIGN_IN_NEEDED', 'SECOND_FACTOR_MISSING', 'SECOND_FACTOR_NEEDED']);

const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{8,60}$/;

/** `POST /api/v1/applications/bulk-accept` and `/applications/bulk-assign`. */
export async function bulkActRoutes(server: Server, { policies, office }: BulkActOptions): Promise<void> {
  const accept = acceptApplication(policies);
  bulkRoute(server, office, {
    name: 'acceptance.bulkAccept',
    path: 'bulk-accept',
    body: bulkAccept,
    answer: bulkAcceptance,
    doneMember: 'accepted',
    act: (runner, id, { lateReason }, call) => {
      return runner.run(accept, { id, ...(lateReason === undefined ? {} : { lateReason }) }, call);
    },
  });
  bulkRoute(server, office, {
    name: 'inbox.bulkAssign',
    path: 'bulk-assign',
    body: bulkAssign,
    answer: bulkAssignment,
    doneMember: 'assigned',
    act: (runner, id, { accountId }, call) => runner.run(assignApplication, { id, accountId }, call),
  });
}

/**
 * The act once for each id, each in a transaction of its own and under a key derived from the request's: sent again,
 * nothing is done twice and the rest goes on.
 */
function bulkRoute<Body extends { readonly ids: readonly string[] }>(
  server: Server,
  office: BulkActOptions['office'],
  { name, path, body, answer, doneMember, act }: BulkAct<Body>,
): void {
  server.route({
    method: 'POST',
    url: `/api/v1/applications/${path}`,
    schema: {
      operationId: name,
      tags: [name.split('.')[0] ?? name],
      summary: messages[name],
      body,
      response: { 200: answer, default: { content: { 'application/problem+json': { schema: problem } } } },
    },
    handler: async (request, reply) => {
      const opened = office();
      if (!opened) throw problemOf('STARTING');
      const key = request.headers['idempotency-key'];
      if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)) throw refusedAs('IDEMPOTENCY_KEY_MISSING');
      const given = body.safeParse(request.body);
      if (!given.success) {
        const member = String(given.error.issues[0]?.path[0] ?? 'ids');
        throw refused(
          refuse('INVALID_INPUT', { path: `/${member}`, kind: 'invalid', params: { name: member } }).refusal,
        );
      }
      const actor = await opened.actorOf(request);
      const items = [];
      for (const id of new Set(given.data.ids)) {
        const call = { actor, idempotencyKey: `${key}-${id}`, requestId: request.id };
        const answered = await act(opened.runner, id, given.data, call);
        // Whoever may not at all is told once.
        if (!answered.ok && TOLD_ONCE.has(answered.refusal.code)) throw refused(answered.refusal);
        items.push({ id, [doneMember]: answered.ok, refusal: answered.ok ? null : wordsOf(answered) });
      }
      return reply.header('cache-control', 'no-store').send({ items });
    },
  });
}

function refusedAs(code: 'IDEMPOTENCY_KEY_MISSING') {
  return refused(refuse(code, { kind: 'invalid' }).refusal);
}

function wordsOf({ refusal: { code, message, cure } }: Refused) {
  return { code, sentence: message, ...(cure === undefined ? {} : { cure }) };
}

import { isIP } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problem } from '../contracts/errors.ts';
import acts from '../messages/zh-CN/acts.json' with { type: 'json' };
import { ADDRESS_HEADER, type Identity, OWN_ROUTES } from '../platform/identity/index.ts';
import { HttpProblem, problemOf, sendProblem } from './problems.ts';
import type { Server } from './server-type.ts';

/** Mounts the sign-in: what better-auth serves below /api/auth, and the own routes of the identity below /api/v1. */

/** Nothing that is sent to the sign-in is larger. */
const BODY_BYTES = 64 * 1024;

const names: Readonly<Record<string, string>> = acts;

/** `identity` is undefined until the database is open. */
export async function identityRoutes(server: Server, identity: () => Identity | undefined): Promise<void> {
  // The identity reads the bodies itself; which type they call themselves is still asked.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_BYTES },
    async (_: unknown, body: Buffer) => body,
  );
  server.setValidatorCompiler(() => (value) => ({ value }));
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const opened = identity();
    if (!opened) throw problemOf('STARTING');
    return send(reply, await opened.handler(requestOf(request)));
  };
  server.route({ method: ['GET', 'POST'], url: '/api/auth/*', schema: { hide: true }, handler });
  for (const { name, method, url, body } of OWN_ROUTES) {
    const summary = names[name];
    if (summary === undefined) throw new Error(`messages/zh-CN/acts.json lacks ${name}`);
    const schema = {
      operationId: name,
      tags: ['identity'],
      summary,
      ...(url.includes(':id') ? { params: z.object({ id: z.uuid() }) } : {}),
      ...(method === 'POST' ? { body } : {}),
      response: { 200: z.unknown(), default: { content: { 'application/problem+json': { schema: problem } } } },
    };
    server.route({ method, url: `/api/v1${url}`, schema, handler });
  }
}

/** The headers of a request, as `Identity.whoIs` reads them. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // What the client says about itself in these is not believed.
  headers.set(ADDRESS_HEADER, networkOf(request.ip));
  headers.set('x-request-id', request.id);
  return headers;
}

function requestOf(request: FastifyRequest): Request {
  const headers = headersOf(request);
  headers.delete('content-length');
  headers.delete('transfer-encoding');
  const { method, body } = request;
  const more = method === 'POST' ? { body: Buffer.isBuffer(body) ? new Uint8Array(body) : '' } : {};
  return new Request(new URL(request.url, 'http://localhost'), { method, headers, ...more });
}

const refused = z.object({
  error: z.object({ code: z.string(), message: z.string(), path: z.string() }),
  whatToDo: z.string().optional(),
});

async function send(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  const text = await response.text();
  if (response.status >= 400) {
    const { error, whatToDo } = refused.parse(JSON.parse(text));
    const retryAfter = response.headers.get('retry-after');
    if (retryAfter !== null) reply.header('retry-after', retryAfter);
    return sendProblem(reply, new HttpProblem(response.status, error.code, error.message, error.path, whatToDo));
  }
  const location = response.headers.get('location');
  if (location !== null) reply.header('location', location);
  // Already JSON: sent as it is.
  return reply
    .code(response.status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer((payload: string) => payload)
    .send(text);
}

/** One client is an address of IPv4, and of IPv6 the network of 64 bits. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || isIP(address) !== 6) return mapped ?? address;
  const [left = '', right] = (address.split('%')[0] ?? '').split('::');
  const groups = left === '' ? [] : left.split(':');
  const rest = right === undefined || right === '' ? [] : right.split(':');
  const all = right === undefined ? groups : [...groups, ...Array(8 - groups.length - rest.length).fill('0'), ...rest];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::`;
}

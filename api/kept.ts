import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import release from '../package.json' with { type: 'json' };

/**
 * Sends what a client may keep: it asks again each time, and is told in a few bytes that nothing has changed. `content`
 * names everything the answer is made from (the digest of a package); the release of the program is added here.
 */
export function sendKept(request: FastifyRequest, reply: FastifyReply, content: string, body: unknown): FastifyReply {
  const tag = `W/"${createHash('sha256').update(`${release.version} ${content}`).digest('base64url').slice(0, 27)}"`;
  reply.header('etag', tag).header('cache-control', 'public, no-cache');
  const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim());
  return known.includes(tag) ? reply.code(304).send() : reply.send(body);
}

import type { FastifyReply } from 'fastify';
import type { PageResponse } from '../web/public/render.tsx';

/** Sends a rendered page as it is. */
export function sendPage(reply: FastifyReply, page: PageResponse): FastifyReply {
  return reply.code(page.status).headers(page.headers).send(page.html);
}

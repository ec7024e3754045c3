import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../platform/configuration.ts';
import { EXPOSITION_TYPE } from '../platform/metrics/exposition.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import { problemOf } from './problems.ts';
import type { Server } from './server-type.ts';

export interface MetricsRouteOptions {
  readonly metrics: Metrics;
  /** Opens them to others than this machine; undefined = to nobody else. */
  readonly token: string | undefined;
}

/** What a proxy adds: behind one everybody seems to come from this machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** `GET /metrics`: for this machine, and for whoever brings the token. To all others there is no such address. */
export async function metricsRoutes(server: Server, { metrics, token }: MetricsRouteOptions): Promise<void> {
  server.get('/metrics', { schema: { hide: true }, logLevel: 'warn' }, async (request, reply) => {
    if (!isLocal(request) && !hasToken(request, token)) throw problemOf('NOT_FOUND');
    const text = await metrics.text();
    return reply.header('cache-control', 'no-store').type(EXPOSITION_TYPE).send(text);
  });
}

/** Times every request of a server. To be called on the root, before the routes. */
export function timeRequests(server: Server, metrics: Pick<Metrics, 'observe'>): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.observe(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
  });
}

function isLocal({ socket, headers }: FastifyRequest): boolean {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return isLoopback(address) && FORWARDED.every((name) => headers[name] === undefined);
}

function hasToken({ headers }: FastifyRequest, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  return token !== undefined && given !== undefined && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

import { alive, type Readiness, readiness } from '../contracts/health.ts';
import { describe } from './openapi/describe.ts';
import type { Server } from './server-type.ts';

/** Whether the process lives, and whether it can do all its work. Asked every few seconds, so not logged. */
export async function healthRoutes(
  server: Server,
  options: { readonly readiness: () => Promise<Readiness> },
): Promise<void> {
  const live = describe('getLiveness', 'health', { response: { 200: alive } });
  server.get('/healthz', { schema: live, logLevel: 'warn' }, async (_request, reply) => {
    return reply.header('cache-control', 'no-store').send({ status: 'ok' });
  });

  const ready = describe('getReadiness', 'health', { response: { 200: readiness, 503: readiness } });
  server.get('/readyz', { schema: ready, logLevel: 'warn' }, async (_request, reply) => {
    const state = await options.readiness();
    reply.header('cache-control', 'no-store');
    if (!state.ready) reply.code(503).header('retry-after', '1');
    return reply.send(state);
  });
}

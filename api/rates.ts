import rateLimit from '@fastify/rate-limit';
import type { Limits } from './limits.ts';
import { problemOf } from './problems.ts';
import type { Server } from './server-type.ts';

/** Built files and the questions of a supervisor are not counted. */
const FREE = /^\/(assets\/|healthz$|readyz$|metrics$)/;

/**
 * So many computations and so many reads per client and minute. A client is an address (of IPv6 the network of 64 bits);
 * behind a trusted proxy the one that it reports. Each server process counts for itself.
 */
export async function limitRates(server: Server, limits: Limits): Promise<void> {
  await server.register(rateLimit, { global: false });
  const window = { timeWindow: '1 minute' };
  const computations = server.createRateLimit({ max: limits.computationsPerMinute, ...window });
  const reads = server.createRateLimit({ max: limits.readsPerMinute, ...window });
  server.addHook('onRequest', async (request, reply) => {
    if (FREE.test(request.url)) return;
    const verdict = await (request.method === 'POST' ? computations : reads)(request);
    if (verdict.isAllowed || !verdict.isExceeded) return;
    reply.header('retry-after', String(verdict.ttlInSeconds));
    throw problemOf('TOO_MANY_REQUESTS', { seconds: verdict.ttlInSeconds });
  });
}

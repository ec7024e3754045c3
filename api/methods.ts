import type { HTTPMethods } from 'fastify';
import { problemOf } from './problems.ts';
import type { Server } from './server-type.ts';

/** Answers every known address that is asked with another method (405 with what it does support). To be called when all routes are there. */
export function refuseOtherMethods(server: Server): () => void {
  const known = new Map<string, Set<string>>();
  server.addHook('onRoute', ({ url, method }) => {
    const methods = known.get(url) ?? new Set();
    for (const name of [method].flat()) methods.add(name);
    known.set(url, methods);
  });
  return () => {
    for (const [url, methods] of [...known]) {
      const others = (server.supportedMethods as HTTPMethods[]).filter((name) => !methods.has(name));
      const allowed = [...methods].sort().join(', ');
      server.route({
        method: others,
        url,
        schema: { hide: true },
        // Before the body is read: what it holds no longer matters.
        onRequest: async (request, reply) => {
          reply.header('allow', allowed);
          throw problemOf('METHOD_NOT_ALLOWED', { method: request.method, allowed });
        },
        handler: () => undefined,
      });
    }
  };
}

/** Below /api everybody is a machine: an address that does not exist is no page either (404). */
export function refuseUnknownAddresses(server: Server): void {
  server.all(
    '/api/*',
    {
      schema: { hide: true },
      onRequest: async () => {
        throw problemOf('NOT_FOUND');
      },
    },
    () => undefined,
  );
}

import type { Clock } from '../platform/clock.ts';
import { preferencesOf, renderPage, type Site } from '../web/public/render.tsx';
import { askerOf, readForms } from './bodies.ts';
import type { Computation } from './computation/threads.ts';
import { sendPage } from './page-response.ts';
import { KeptPages } from './pages/kept-pages.ts';
import type { Server } from './server-type.ts';

export interface PageOptions {
  readonly site: () => Site;
  readonly clock: Clock;
  readonly computation: Computation;
}

/** The public pages: every address that nothing else has. The renderer knows which there are. */
export async function pageRoutes(server: Server, { site, clock, computation }: PageOptions): Promise<void> {
  readForms(server);

  const kept = new KeptPages();
  server.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const { path, query } = addressOf(request.url);
    const preferences = preferencesOf(request.headers.cookie);
    const key = JSON.stringify([path, query.toString(), preferences, clock.today()]);
    const { page, tag } = kept.get(key, () => renderPage(path, query, site(), { preferences }));
    reply.header('vary', 'cookie').header('cache-control', 'private, no-cache');
    if (page.status !== 200) return sendPage(reply, page);
    reply.header('etag', tag);
    return request.headers['if-none-match'] === tag ? reply.code(304).send() : sendPage(reply, page);
  });

  // A form is computed where every computation is: in a thread that can be stopped.
  server.post<{ Body: string | undefined }>('/*', { schema: { hide: true } }, async (request, reply) => {
    const { path, query } = addressOf(request.url);
    const preferences = preferencesOf(request.headers.cookie);
    const form = request.body ?? '';
    const page = { path, query: query.toString(), form, preferences, today: clock.today() };
    const answer = await computation.run({ operation: 'page', page }, askerOf(request));
    if (answer.kind !== 'page') throw new Error('a result was answered where a page was asked for');
    return sendPage(reply.header('cache-control', 'no-store'), answer.page);
  });

  server.route({
    method: ['DELETE', 'OPTIONS', 'PATCH', 'PUT'],
    url: '/*',
    schema: { hide: true },
    onRequest: async (request, reply) => {
      const { path, query } = addressOf(request.url);
      const preferences = preferencesOf(request.headers.cookie);
      return sendPage(reply, renderPage(path, query, site(), { preferences, method: request.method }));
    },
    handler: () => undefined,
  });
}

function addressOf(url: string): { readonly path: string; readonly query: URLSearchParams } {
  const mark = url.indexOf('?');
  if (mark < 0) return { path: url, query: new URLSearchParams() };
  return { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}

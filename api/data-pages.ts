import type { FastifyReply, FastifyRequest } from 'fastify';
import { progress, progressParams } from '../contracts/application.ts';
import { roundList, roundParams, round as roundView } from '../contracts/round.ts';
import { VISITOR } from '../platform/actor.ts';
import type { Runner } from '../platform/command/runner.ts';
import type { Route } from '../platform/route/route.ts';
import { type DataPage, preferencesOf, renderDataPage, type Site } from '../web/public/render.tsx';
import { refused } from './module-routes.ts';
import { sendPage } from './page-response.ts';
import { problemOf } from './problems.ts';
import type { Server } from './server-type.ts';

export interface DataPagesOptions {
  /** undefined while the database is being opened. */
  readonly office: () => { readonly runner: Runner } | undefined;
  readonly site: () => Site;
  /** Where the queries are found. */
  readonly routes: readonly Route[];
}

const SHOWN = 60;

/** The public pages that ask the database: rounds, one round, progress by number and check code. Anybody may see them. */
export async function dataPageRoutes(server: Server, { office, site, routes }: DataPagesOptions): Promise<void> {
  const queries = new Map(routes.flatMap((route) => (route.kind === 'query' ? [[route.query.name, route.query]] : [])));
  const ask = async (name: string, input: object, requestId: string) => {
    const opened = office();
    if (!opened) throw problemOf('STARTING');
    const query = queries.get(name);
    if (!query) throw new Error(`there is no query ${name}`);
    return opened.runner.ask(query, input, { actor: VISITOR, requestId });
  };
  const show = (request: FastifyRequest, reply: FastifyReply, page: DataPage) => {
    const url = new URL(request.url, 'http://here');
    const at = { path: url.pathname, query: url.searchParams, preferences: preferencesOf(request.headers.cookie) };
    return sendPage(
      reply.header('cache-control', 'no-cache').header('vary', 'cookie'),
      renderDataPage(page, at, site()),
    );
  };

  server.get<{ Querystring: { cursor?: string } }>('/rounds', HIDDEN, async (request, reply) => {
    const { cursor } = request.query;
    const answer = await ask('round.list', { limit: SHOWN, ...(cursor === undefined ? {} : { cursor }) }, request.id);
    if (!answer.ok) throw refused(answer.refusal);
    return show(request, reply, { kind: 'rounds', shown: roundList.parse(answer.value) });
  });

  server.get<{ Params: { id: string } }>('/rounds/:id', HIDDEN, async (request, reply) => {
    const { id } = request.params;
    // An address that names no round is a page that does not exist, whatever it is made of.
    if (!roundParams.safeParse({ id }).success) throw problemOf('NOT_FOUND');
    const answer = await ask('round.see', { id }, request.id);
    if (!answer.ok) throw refused(answer.refusal);
    return show(request, reply, { kind: 'round', shown: roundView.parse(answer.value) });
  });

  server.get<{ Querystring: { number?: string; code?: string } }>('/progress', HIDDEN, async (request, reply) => {
    const { number = '', code = '' } = request.query;
    const typed = progressParams.safeParse({ number, code });
    const isWhole = typed.success && typed.data.number !== '' && typed.data.code !== '';
    if (isWhole)
      return reply.redirect(`/progress/${[typed.data.number, typed.data.code].map(encodeURIComponent).join('/')}`);
    return show(request, reply, { kind: 'progress-form', shown: { number, code, notFound: !typed.success } });
  });

  server.get<{ Params: { number: string; code: string } }>(
    '/progress/:number/:code',
    HIDDEN,
    async (request, reply) => {
      const { number, code } = request.params;
      const answer = progressParams.safeParse({ number, code }).success
        ? await ask('application.seeProgress', { number, code }, request.id)
        : undefined;
      if (!answer?.ok) {
        return show(request, reply.header('cache-control', 'no-store'), {
          kind: 'progress-form',
          shown: { number, code: '', notFound: true },
        });
      }
      return show(request, reply, { kind: 'progress', shown: progress.parse(answer.value) });
    },
  );
}

const HIDDEN = { schema: { hide: true } } as const;

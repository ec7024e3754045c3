import { auditHeads } from '../contracts/audit.ts';
import { VISITOR } from '../platform/actor.ts';
import type { Runner } from '../platform/command/runner.ts';
import { listHeads } from '../views/audit/list-heads.ts';
import { preferencesOf, renderAuditHeads, type Site } from '../web/public/render.tsx';
import { refused } from './module-routes.ts';
import { sendPage } from './page-response.ts';
import { problemOf } from './problems.ts';
import type { Server } from './server-type.ts';

export interface AuditHeadsOptions {
  /** undefined while the database is being opened. */
  readonly office: () => { readonly runner: Runner } | undefined;
  readonly site: () => Site;
}

const SHOWN = 60;

/** `GET /audit-heads`: the one public page that asks the database. */
export async function auditHeadsRoutes(server: Server, { office, site }: AuditHeadsOptions): Promise<void> {
  server.get('/audit-heads', { schema: { hide: true } }, async (request, reply) => {
    const opened = office();
    if (!opened) throw problemOf('STARTING');
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    const cursor = query.get('cursor');
    const input = { limit: SHOWN, ...(cursor === null ? {} : { cursor }) };
    const answer = await opened.runner.ask(listHeads, input, { actor: VISITOR, requestId: request.id });
    if (!answer.ok) throw refused(answer.refusal);
    const heads = auditHeads.parse(answer.value);
    const page = renderAuditHeads(heads, query, site(), preferencesOf(request.headers.cookie));
    return sendPage(reply.header('cache-control', 'no-cache').header('vary', 'cookie'), page);
  });
}

import type { FastifyRequest } from 'fastify';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import { previewVoucher, takeCostSheetTemplate } from '../journeys/evidence/files.ts';
import { readCostSheet } from '../journeys/evidence/many-lines.ts';
import { costSheetTemplate, pngOf, type VoucherReader } from '../modules/evidence/index.ts';
import type { Query } from '../platform/command/command.ts';
import { refuse } from '../platform/command/runner.ts';
import type { ContentStore } from '../platform/files/content-store.ts';
import { type Office, refused } from './module-routes.ts';
import { problemOf } from './problems.ts';
import type { Server } from './server-type.ts';

interface EvidenceOffice extends Pick<Office, 'runner' | 'actorOf'> {
  readonly contents: Pick<ContentStore, 'read'>;
  readonly reader: VoucherReader;
}

export interface EvidenceFileOptions {
  readonly policies: PolicyShelf;
  /** undefined while the database is being opened. */
  readonly office: () => EvidenceOffice | undefined;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Evidence as files: the preview of a picture (a PNG that we make, never what a stranger handed in), the Excel template of
 * a claim's cost lines, and the reading of a filled one, which needs the reading threads.
 */
export async function evidenceFileRoutes(server: Server, { policies, office }: EvidenceFileOptions): Promise<void> {
  const template = takeCostSheetTemplate(policies);
  const opened = () => {
    const open = office();
    if (!open) throw problemOf('STARTING');
    return open;
  };
  async function ask<Input, Output>(query: Query<Input, Output>, request: FastifyRequest): Promise<Output> {
    const { runner, actorOf } = opened();
    const input = { ...Object(request.query), ...Object(request.params) };
    const answer = await runner.ask(query, input, { actor: await actorOf(request), requestId: request.id });
    if (!answer.ok) throw refused(answer.refusal);
    return answer.value;
  }

  server.get('/api/v1/vouchers/:id/preview', { schema: { hide: true } }, async (request, reply) => {
    const { sha256 } = await ask(previewVoucher, request);
    const content = await opened().contents.read(sha256);
    if (!content) throw new Error(`the content ${sha256} is gone`);
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(Buffer.from(piece));
    const png = await pngOf(Buffer.concat(pieces));
    if (!png) throw refused(refuse('NOT_FOUND', { kind: 'not-found' }).refusal);
    return reply.headers(SAFE).type('image/png').send(Buffer.from(png));
  });
  server.get('/api/v1/applications/:id/cost-sheet-template', { schema: { hide: true } }, async (request, reply) => {
    const { name, columns } = await ask(template, request);
    const bytes = await costSheetTemplate(columns);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
    return reply
      .headers({ ...SAFE, 'content-disposition': disposition })
      .type(XLSX)
      .send(Buffer.from(bytes));
  });
  server.get('/api/v1/applications/:id/cost-sheet', { schema: { hide: true } }, async (request, reply) => {
    const { contents, reader } = opened();
    const answer = await ask(readCostSheet({ policies, contents, reader }), request);
    return reply.header('cache-control', 'no-store').send(answer);
  });
}

const SAFE = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
};

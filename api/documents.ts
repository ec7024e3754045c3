import type { FastifyRequest } from 'fastify';
import type { DocumentContent } from '../contracts/official-documents.ts';
import { documentBytes, readDocument, refuseAcceptance, sayOfAcceptance } from '../modules/acceptance/index.ts';
import type { OfficialDocument } from '../platform/documents/document.ts';
import { toDocx } from '../platform/documents/to-docx.ts';
import { toPdf } from '../platform/documents/to-pdf.ts';
import type { ContentStore } from '../platform/files/content-store.ts';
import { type Office, refused } from './module-routes.ts';
import { problemOf } from './problems.ts';
import type { Server } from './server-type.ts';

/** Where the bytes of uploaded files are read. */
export type Contents = Pick<ContentStore, 'read'>;

export interface DocumentRouteOptions {
  /** undefined while the database is being opened. */
  readonly office: () => Pick<Office, 'runner' | 'actorOf'> | undefined;
  readonly contents: () => Contents | undefined;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF = 'application/pdf';

/**
 * `GET /api/v1/documents/:id/docx`, `/pdf`, `/sealed`. The query of the document says who may; when somebody of the
 * applicant takes one, that is kept as the reading of it.
 */
export async function documentRoutes(server: Server, { office, contents }: DocumentRouteOptions): Promise<void> {
  const contentFor = async (request: FastifyRequest): Promise<DocumentContent> => {
    const opened = office();
    if (!opened) throw problemOf('STARTING');
    const call = { actor: await opened.actorOf(request), requestId: request.id };
    const answer = await opened.runner.ask(documentBytes, request.params, call);
    if (!answer.ok) throw refused(answer.refusal);
    if (answer.value.isApplicant) {
      const read = await opened.runner.run(readDocument, { id: answer.value.id }, call);
      if (!read.ok) throw refused(read.refusal);
    }
    return answer.value;
  };

  server.get('/api/v1/documents/:id/docx', { schema: { hide: true } }, async (request, reply) => {
    const content = await contentFor(request);
    const bytes = await toDocx(documentOf(content));
    return reply
      .headers(headersOf(`${nameOf(content)}.docx`))
      .type(DOCX)
      .send(Buffer.from(bytes));
  });
  server.get('/api/v1/documents/:id/pdf', { schema: { hide: true } }, async (request, reply) => {
    const content = await contentFor(request);
    const bytes = await toPdf(documentOf(content));
    return reply
      .headers(headersOf(`${nameOf(content)}.pdf`))
      .type(PDF)
      .send(Buffer.from(bytes));
  });
  server.get('/api/v1/documents/:id/sealed', { schema: { hide: true } }, async (request, reply) => {
    const content = await contentFor(request);
    const { sealed } = content;
    if (!sealed) throw refused(refuseAcceptance('NO_SEALED_COPY_YET', { kind: 'not-found' }).refusal);
    const store = contents();
    if (!store) throw problemOf('STARTING');
    const bytes = await store.read(sealed.sha256);
    if (!bytes) throw new Error(`the content ${sealed.sha256} is gone`);
    const name = `${nameOf(content)}.${sealed.kind}`;
    return reply.headers(headersOf(name)).type('application/octet-stream').send(bytes);
  });
}

/** The document as the writers take it, with the number and the date that the signature gave it. */
function documentOf({ model, number, date, createdAt }: DocumentContent): OfficialDocument {
  const { body, mark, ...rest } = model;
  return {
    ...rest,
    documentNumber: number ?? sayOfAcceptance('document.without-number'),
    signature: { body, ...(date === null ? {} : { date }) },
    ...(mark === undefined ? {} : { mark }),
    createdAt: new Date(createdAt),
  };
}

function nameOf({ number, model }: DocumentContent): string {
  return `${number ?? ''}${model.title}`;
}

/** A download; what somebody scanned is never a page of ours. */
function headersOf(name: string): Record<string, string> {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return {
    'content-disposition': `attachment; filename*=UTF-8''${encoded}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  };
}

import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type FileView, fileView } from '../contracts/uploads.ts';
import type { Actor } from '../platform/actor.ts';
import { defineQuery, type Query, type QueryContext } from '../platform/command/command.ts';
import { type Runner, refuse } from '../platform/command/runner.ts';
import type { ContentStore } from '../platform/files/content-store.ts';
import { findFile, quarantineOf } from '../platform/files/file.ts';
import type { StoredFile } from '../platform/files/tables.ts';
import { signedIn } from '../platform/permission/permission.ts';
import { get, type Route } from '../platform/route/route.ts';
import { refused } from './module-routes.ts';
import { problemOf } from './problems.ts';
import type { Server } from './server-type.ts';

/** Whether the actor may see a file; whoever may not is told that it does not exist. */
export type MayRead = (context: QueryContext, file: StoredFile) => Promise<boolean>;

const input = z.strictObject({ id: z.uuid() });
type Input = z.output<typeof input>;

const notFound = refuse('NOT_FOUND', { kind: 'not-found' });

async function visible({ tx, ...context }: QueryContext, { id }: Input, mayRead: MayRead): Promise<StoredFile | null> {
  const file = await findFile(tx, id);
  return file && (await mayRead({ tx, ...context }, file)) ? file : null;
}

function viewOf({ id, name, bytes, kind, scan, sha256 }: StoredFile): FileView {
  return { id, name, bytes, kind, scan, sha256 };
}

/** What a file is, and whether the scanner has passed it. */
export function fileRoutes(mayRead: MayRead): readonly Route[] {
  const show = defineQuery({
    name: 'files.show',
    input,
    output: fileView,
    permission: [signedIn],
    async run(context, asked) {
      const file = await visible(context, asked, mayRead);
      return file ? { ok: true, value: viewOf(file) } : notFound;
    },
  });
  return [get('/files/:id', show)];
}

/** The content of a file, out of quarantine only. That somebody of another organisation looked is kept in the audit. */
function readFile(mayRead: MayRead): Query<Input, FileView> {
  return defineQuery({
    name: 'files.read',
    input,
    output: fileView,
    permission: [signedIn],
    async run(context, asked) {
      const file = await visible(context, asked, mayRead);
      if (!file) return notFound;
      const held = quarantineOf(file);
      if (held) return held;
      const { actor } = context;
      const isOwn = file.uploadedBy === actor.accountId || file.ownerId === (actor.actingFor?.organisationId ?? '');
      const personalDataOf = isOwn ? [] : [{ type: 'file', id: file.id, fields: ['content'] }];
      return { ok: true, value: viewOf(file), personalDataOf };
    },
  });
}

/** What the content of files needs once the database is open. */
export interface FileOffice {
  readonly runner: Runner;
  readonly contents: ContentStore;
  actorOf(request: FastifyRequest): Promise<Actor>;
}

export interface FileContentOptions {
  /** undefined while the database is being opened. */
  readonly office: () => FileOffice | undefined;
  readonly mayRead: MayRead;
}

/** Pictures that a browser draws without running anything; everything else is a download of unknown type. */
const PICTURES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** `GET /api/v1/files/:id/content`: what strangers handed in is never a page of ours. */
export async function fileContentRoutes(server: Server, { office, mayRead }: FileContentOptions): Promise<void> {
  const query = readFile(mayRead);
  server.get('/api/v1/files/:id/content', { schema: { hide: true } }, async (request, reply) => {
    const opened = office();
    if (!opened) throw problemOf('STARTING');
    const actor = await opened.actorOf(request);
    const answer = await opened.runner.ask(query, request.params, { actor, requestId: request.id });
    if (!answer.ok) throw refused(answer.refusal);
    const { name, kind, bytes, sha256 } = answer.value;
    const content = await opened.contents.read(sha256);
    if (!content) throw new Error(`the content ${sha256} is gone`);
    return reply
      .header('content-disposition', attachment(name))
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .header('content-length', bytes)
      .type(PICTURES[kind] ?? 'application/octet-stream')
      .send(content);
  });
}

/** RFC 6266, with the name in UTF-8 as RFC 8187 writes it. */
function attachment(name: string): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `attachment; filename*=UTF-8''${encoded}`;
}

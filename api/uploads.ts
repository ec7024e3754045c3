import type { Readable } from 'node:stream';
import { Server as TusServer } from '@tus/server';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Refused } from '../platform/command/refusal.ts';
import { refuse as refusePlatform } from '../platform/command/runner.ts';
import { type FinishOptions, finishUpload } from '../platform/files/finish-upload.ts';
import { type FileRefusalCode, refuse } from '../platform/files/refusals.ts';
import { UPLOAD_MILLISECONDS, UploadRefused } from '../platform/files/upload-store.ts';
import { newId } from '../platform/ids.ts';
import { refused } from './module-routes.ts';
import { HttpProblem, problemOf } from './problems.ts';
import type { Server } from './server-type.ts';

/** What uploads need once the database is open. */
export interface UploadOffice extends FinishOptions {
  readonly clock: Clock;
  actorOf(request: FastifyRequest): Promise<Actor>;
  /** Why the actor may hand in no files; undefined where it may. */
  mayUpload(actor: Actor): Refused | undefined;
  /** MB of one file, as set now. */
  mostMegabytes(): Promise<number>;
}

export interface UploadRouteOptions {
  /** undefined while the database is being opened. */
  readonly office: () => UploadOffice | undefined;
}

const PATH = '/api/v1/uploads';
const METHODS = ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'] as const;
/** A slow line may send one piece for so long, in milliseconds; what arrived stays. */
const PIECE_MILLISECONDS = 10 * 60 * 1000;
const MEGABYTE = 1024 * 1024;
const NAME_LENGTH = 200;
const HOUR_MILLISECONDS = 60 * 60 * 1000;

/** One request on its way through the protocol: who asks, and what went wrong. */
interface Asked {
  readonly office: UploadOffice;
  readonly actor: Actor;
  readonly accountId: string;
  readonly requestId: string;
  readonly mostMegabytes: number;
  failure?: unknown;
}

/**
 * Resumable uploads by the protocol of tus.io (1.0): the last part of the address of an upload becomes the id of the
 * file. Mounted in a context of its own: no body is parsed here.
 */
export async function uploadRoutes(server: Server, options: UploadRouteOptions): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _body, done) => done(null, null));
  let tus: { readonly office: UploadOffice; handle(request: Request, asked: Asked): Promise<Response> } | undefined;

  async function answer(request: FastifyRequest): Promise<Response> {
    const office = options.office();
    if (!office) throw problemOf('STARTING');
    if (tus?.office !== office) tus = { office, handle: protocol(office) };
    const actor = await office.actorOf(request);
    const { accountId } = actor;
    if (accountId === null) throw refused(refusePlatform('SIGN_IN_NEEDED', { kind: 'forbidden' }).refusal);
    const denied = office.mayUpload(actor);
    if (denied) throw refused(denied.refusal);
    const mostMegabytes = await office.mostMegabytes();
    const asked: Asked = { office, actor, accountId, requestId: request.id, mostMegabytes };
    const response = await tus.handle(webRequestOf(request), asked);
    if (response.status >= 400) throw problemFrom(response.status, asked);
    return response;
  }

  for (const url of [PATH, `${PATH}/:id`]) {
    server.route({
      method: [...METHODS],
      url,
      schema: { hide: true },
      handlerTimeout: PIECE_MILLISECONDS,
      // What has no body is no broken JSON.
      onRequest: async (request) => {
        request.body = null;
      },
      handler: async (request, reply) => {
        const response = await answer(request);
        for (const [name, value] of response.headers) reply.header(name, value);
        return reply.code(response.status).header('cache-control', 'no-store').send();
      },
    });
  }

  const timer = setInterval(() => {
    const office = options.office();
    if (office) void removeAbandoned(office).catch((error) => server.log.error({ err: error }, 'old uploads stay'));
  }, HOUR_MILLISECONDS).unref();
  server.addHook('onClose', async () => clearInterval(timer));
}

/** Removes the uploads that nobody ended within a day, and what ended processes left. */
export async function removeAbandoned({ uploads, contents, clock }: UploadOffice): Promise<void> {
  await uploads.removeBegunBefore(new Date(clock.now().getTime() - UPLOAD_MILLISECONDS));
  await contents.clearIncoming(UPLOAD_MILLISECONDS);
}

/** The protocol over the uploads of an office. The library knows requests only: who asks is kept beside each. */
function protocol(office: UploadOffice): (request: Request, asked: Asked) => Promise<Response> {
  const asking = new WeakMap<object, Asked>();
  const askedBy = (request: object): Asked => {
    const asked = asking.get(request);
    if (!asked) throw new Error('an upload of nobody');
    return asked;
  };
  const tus = new TusServer({
    path: PATH,
    datastore: office.uploads,
    maxSize: (request) => askedBy(request).mostMegabytes * MEGABYTE,
    relativeLocation: true,
    allowedOrigins: () => false,
    namingFunction: newId,
    async onIncomingRequest(request, id) {
      if (request.method !== 'POST') await insistOnOwner(askedBy(request), id);
    },
    async onUploadCreate(request, { id, size = 0, metadata }) {
      const { actor, accountId } = askedBy(request);
      const name = metadata?.filename?.trim() ?? '';
      if (!isFileName(name)) throw new UploadRefused(refuse('FILE_NAME_MISSING', { kind: 'invalid' }));
      if (size === 0) throw new UploadRefused(refuse('FILE_EMPTY', { kind: 'invalid' }));
      const ownerId = actor.actingFor?.organisationId ?? null;
      const row = { id, name, bytes: size, ownerId, uploadedBy: accountId, createdAt: office.clock.now() };
      const denied = await office.uploads.announce(row);
      if (denied) throw new UploadRefused(denied);
      return {};
    },
    async onUploadFinish(request, { id }) {
      const { actor, requestId } = askedBy(request);
      const upload = await office.uploads.find(id);
      const denied = upload && (await finishUpload(office, upload, actor, requestId));
      if (denied) throw new UploadRefused(denied);
      return {};
    },
    onResponseError(request, error) {
      askedBy(request).failure = error;
      return undefined;
    },
  });
  return (request, asked) => {
    asking.set(request, asked);
    return tus.handleWeb(request);
  };
}

/** An upload of another is not there; nor is one that is too old. */
async function insistOnOwner({ office, accountId }: Asked, id: string): Promise<void> {
  const upload = await office.uploads.find(id);
  const owner = upload ? upload.uploadedBy : await office.uploads.uploaderOf(id);
  const age = upload ? office.clock.now().getTime() - upload.createdAt.getTime() : 0;
  if (owner !== accountId || age > UPLOAD_MILLISECONDS) {
    throw new UploadRefused(refuse('UPLOAD_NOT_FOUND', { kind: 'not-found' }));
  }
}

/** A name without folders and control characters. */
function isFileName(name: string): boolean {
  return name !== '' && name.length <= NAME_LENGTH && !/[/\\\p{Cc}]/u.test(name);
}

function webRequestOf(request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  const address = new URL(request.url, 'http://localhost');
  const { method } = request;
  if (method !== 'POST' && method !== 'PATCH') return new Request(address, { method, headers });
  const streamed = { method, headers, body: streamOf(request.raw), duplex: 'half' };
  return new Request(address, streamed);
}

/** The body as it comes in. Giving it up leaves the connection open for the answer. */
function streamOf(body: Readable): ReadableStream<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(stream) {
      const { done, value } = await pieces.next();
      if (done) stream.close();
      else stream.enqueue(value);
    },
  });
}

const CODES: Readonly<Record<number, FileRefusalCode>> = {
  404: 'UPLOAD_NOT_FOUND',
  409: 'UPLOAD_MOVED',
  410: 'UPLOAD_NOT_FOUND',
  413: 'FILE_TOO_LARGE',
};
const FULL = 507;

function problemFrom(status: number, { failure, mostMegabytes: megabytes }: Asked): unknown {
  if (failure instanceof UploadRefused) {
    const problem = refused(failure.refused.refusal);
    const { code, message, path, whatToDo } = problem;
    return code === 'STORAGE_FULL' ? new HttpProblem(FULL, code, message, path, whatToDo) : problem;
  }
  if (status >= 500) return failure;
  const { code, message, path, cure } = refuse(CODES[status] ?? 'UPLOAD_MALFORMED', { params: { megabytes } }).refusal;
  return new HttpProblem(status, code, message, path, cure);
}

import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import staticFiles from '@fastify/static';
import Fastify, { type FastifyBaseLogger } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Readiness } from '../contracts/health.ts';
import type { Clock } from '../platform/clock.ts';
import { type Logger, requestId } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import type { Site } from '../web/public/render.tsx';
import { auditHeadsRoutes } from './audit-heads.ts';
import { readStrictJson } from './bodies.ts';
import { answerBrokenRequest } from './broken-requests.ts';
import { bulkActRoutes } from './bulk-acts.ts';
import type { Computation } from './computation/threads.ts';
import { computationRoutes } from './computations.ts';
import { dataPageRoutes } from './data-pages.ts';
import { documentRoutes } from './documents.ts';
import { handleErrors } from './errors.ts';
import { evidenceFileRoutes } from './evidence-files.ts';
import { fileContentRoutes } from './files.ts';
import { sendStrictHeaders } from './headers.ts';
import { healthRoutes } from './health.ts';
import { identityRoutes } from './identity.ts';
import type { Limits } from './limits.ts';
import { type Loaded, shelfOf } from './loaded.ts';
import { mayReadFile } from './may-read.ts';
import { refuseOtherMethods, refuseUnknownAddresses } from './methods.ts';
import { metricsRoutes, timeRequests } from './metrics.ts';
import { moduleRoutes } from './module-routes.ts';
import type { OpenedOffice } from './office.ts';
import { officeDescription } from './openapi/office.ts';
import { openapiRoutes } from './openapi/routes.ts';
import { pageRoutes } from './pages.ts';
import { policyRoutes } from './policies/routes.ts';
import { versionRoutes } from './policies/version-routes.ts';
import { limitRates } from './rates.ts';
import { RequestLog } from './request-log.ts';
import { routesOf } from './routes.ts';
import type { Server } from './server-type.ts';
import { sessionRoutes } from './session.ts';
import { uploadRoutes } from './uploads.ts';
import { workListExportRoutes } from './work-list-export.ts';

export interface ServerOptions {
  readonly loaded: Loaded;
  readonly computation: Computation;
  readonly readiness: () => Promise<Readiness>;
  readonly site: () => Site;
  readonly clock: Clock;
  readonly log: Logger;
  readonly limits: Limits;
  /** The folder of the built files that pages load, served under /assets/. */
  readonly assetsDirectory: string;
  /** Whether people reach the site by https. */
  readonly https: boolean;
  /** The office behind the site; undefined until its database is open. */
  readonly office: () => OpenedOffice | undefined;
  readonly metrics: Metrics;
  /** Opens the metrics to others than this machine; undefined = to nobody else. */
  readonly metricsToken: string | undefined;
  readonly trustedProxy: number | readonly string[] | undefined;
}

/** A little more than a computation may take, so that its own refusal comes first. */
const GRACE_MILLISECONDS = 2000;
/** The best quality takes longer than it saves on pages made for each request. */
const BROTLI_QUALITY = 4;

/** Puts the service together. It listens to nothing yet: tests inject, `main.ts` listens. */
export async function buildServer(options: ServerOptions): Promise<Server> {
  const { limits } = options;
  const server: Server = Fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new RequestLog(),
    requestIdHeader: false,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    trustProxy: trustOf(options.trustedProxy),
    bodyLimit: limits.bodyBytes,
    connectionTimeout: limits.arrivalMilliseconds,
    requestTimeout: limits.arrivalMilliseconds,
    handlerTimeout: limits.answerMilliseconds + GRACE_MILLISECONDS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerBrokenRequest,
  }).withTypeProvider<ZodTypeProvider>();

  server.setValidatorCompiler(validatorCompiler);
  // Answers are made by our own code and proved against their schemas in the tests: no second check on each of them.
  server.setSerializerCompiler(() => JSON.stringify);
  server.decorateRequest('bodyBytes', 0);
  handleErrors(server, { ...limits, site: options.site });
  timeRequests(server, options.metrics);
  await sendStrictHeaders(server, { https: options.https });
  await limitRates(server, limits);
  await server.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
  await server.register(staticFiles, {
    root: options.assetsDirectory,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
  });
  await server.register(async (machines: Server) => {
    const refuseOthers = refuseOtherMethods(machines);
    readStrictJson(machines, limits.jsonDepth);
    await openapiRoutes(machines, options);
    await healthRoutes(machines, options);
    await policyRoutes(machines, options);
    await versionRoutes(machines, options);
    await machines.register(async (computing: Server) => computationRoutes(computing, options));
    refuseOthers();
  });
  const { office, clock } = options;
  const shelf = shelfOf(options.loaded);
  await server.register(async (working: Server) => {
    const refuseOthers = refuseOtherMethods(working);
    readStrictJson(working, limits.jsonDepth);
    // The commands check their input themselves, with pointers; the schemas here only describe.
    working.setValidatorCompiler(() => (value) => ({ value }));
    await officeDescription(working);
    await sessionRoutes(working, { office, clock });
    await working.register(async (signIn: Server) => identityRoutes(signIn, () => office()?.identity));
    await moduleRoutes(working, { routes: routesOf(shelf), office });
    await bulkActRoutes(working, { policies: shelf, office });
    await workListExportRoutes(working, { policies: shelf, office });
    await documentRoutes(working, { office, contents: () => office()?.contents });
    await evidenceFileRoutes(working, { policies: shelf, office });
    await fileContentRoutes(working, { office, mayRead: mayReadFile });
    await working.register(async (uploads: Server) => uploadRoutes(uploads, { office: () => office()?.uploads }));
    refuseOthers();
    refuseUnknownAddresses(working);
  });
  await metricsRoutes(server, { metrics: options.metrics, token: options.metricsToken });
  await auditHeadsRoutes(server, { office, site: options.site });
  await server.register(async (people: Server) => dataPageRoutes(people, { ...options, routes: routesOf(shelf) }));
  await server.register(async (people: Server) => pageRoutes(people, options));
  await server.ready();
  return server;
}

/** A number is how many proxies stand in front; each adds the address that it was called from. */
function trustOf(
  trusted: ServerOptions['trustedProxy'],
): boolean | string[] | ((address: string, hop: number) => boolean) {
  if (typeof trusted === 'number') return (_address, hop) => hop < trusted;
  return trusted ? [...trusted] : false;
}

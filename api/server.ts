import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import staticFiles from '@fastify/static';
import Fastify, { type FastifyBaseLogger } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Readiness } from '../contracts/health.ts';
import type { Clock } from '../platform/clock.ts';
import { type Logger, requestId } from '../platform/log.ts';
import type { Site } from '../web/public/render.tsx';
import { readStrictJson } from './bodies.ts';
import { answerBrokenRequest } from './broken-requests.ts';
import type { Computation } from './computation/threads.ts';
import { computationRoutes } from './computations.ts';
import { handleErrors } from './errors.ts';
import { sendStrictHeaders } from './headers.ts';
import { healthRoutes } from './health.ts';
import type { Limits } from './limits.ts';
import type { Loaded } from './loaded.ts';
import { refuseOtherMethods } from './methods.ts';
import { openapiRoutes } from './openapi/routes.ts';
import { pageRoutes } from './pages.ts';
import { policyRoutes } from './policies/routes.ts';
import { versionRoutes } from './policies/version-routes.ts';
import { limitRates } from './rates.ts';
import { RequestLog } from './request-log.ts';
import type { Server } from './server-type.ts';

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

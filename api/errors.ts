import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type PageResponse, preferencesOf, renderError, type Site } from '../web/public/render.tsx';
import { expectedType } from './bodies.ts';
import { sendPage } from './page-response.ts';
import { HttpProblem, invalidRequest, problemOf, sendProblem } from './problems.ts';
import { say } from './say.ts';
import type { Server } from './server-type.ts';

/** The only place that turns something thrown into an answer. */

export interface ErrorOptions {
  readonly bodyBytes: number;
  readonly answerMilliseconds: number;
  readonly site: () => Site;
}

/** Machines get the error object, people a page. */
export function isInterface(url: string): boolean {
  const path = url.split('?')[0] ?? '';
  return /^\/(api\/|openapi\.json$|healthz$|readyz$|metrics$)/.test(path);
}

export function handleErrors(server: Server, options: ErrorOptions): void {
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = problemFrom(error, request, options);
    if (problem.status >= 500) request.log.error({ err: error }, 'a request failed');
    return answer(problem, request, reply, options);
  });
  server.setNotFoundHandler((request, reply) => answer(problemOf('NOT_FOUND'), request, reply, options));
}

function answer(problem: HttpProblem, request: FastifyRequest, reply: FastifyReply, options: ErrorOptions) {
  if (problem.status === 503) reply.header('retry-after', '2');
  if (isInterface(request.url)) return sendProblem(reply, problem);
  let page: PageResponse;
  try {
    page = renderError(problem.status, options.site(), request.id, preferencesOf(request.headers.cookie));
  } catch (error) {
    request.log.error({ err: error }, 'the page of an error failed');
    return sendProblem(reply, problem);
  }
  return sendPage(reply, page);
}

function problemFrom(error: FastifyError, request: FastifyRequest, options: ErrorOptions): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const { instancePath, params } = error.validation[0] ?? { instancePath: '/', params: {} };
    const unknown = 'keys' in params && Array.isArray(params.keys) ? String(params.keys[0]) : undefined;
    const name = unknown ?? instancePath.slice(1);
    return invalidRequest(say('error.query', { name }), `/${name}`);
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problemOf('TOO_LARGE', { limit: options.bodyBytes });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problemOf('WRONG_CONTENT_TYPE', { expected: expectedType(isInterface(request.url)) });
    case 'FST_ERR_HANDLER_TIMEOUT':
      return problemOf('TAKES_TOO_LONG', { seconds: options.answerMilliseconds / 1000 });
  }
  if (error.statusCode === 404) return problemOf('NOT_FOUND');
  if (error.statusCode !== undefined && error.statusCode < 500) return problemOf('BAD_REQUEST');
  return problemOf('INTERNAL_ERROR', { requestId: request.id });
}

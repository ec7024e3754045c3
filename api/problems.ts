import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Problem } from '../contracts/errors.ts';
import { type PhraseKey, say } from './say.ts';

/** Everything that goes wrong leaves the service in one form (contracts/errors.ts). */

type ProblemCode = Extract<PhraseKey, `error.${string}`> extends `error.${infer Code}` ? Exclude<Code, 'query'> : never;

const STATUS: Readonly<Record<ProblemCode, number>> = {
  NOT_JSON: 400,
  NOT_UTF8: 400,
  EMPTY_BODY: 400,
  BAD_REQUEST: 400,
  FOREIGN_ORIGIN: 403,
  NOT_FOUND: 404,
  POLICY_NOT_FOUND: 404,
  MEMBER_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_TIMEOUT: 408,
  TOO_LARGE: 413,
  WRONG_CONTENT_TYPE: 415,
  TOO_MANY_REQUESTS: 429,
  HEADERS_TOO_LARGE: 431,
  INTERNAL_ERROR: 500,
  TAKES_TOO_LONG: 503,
  BUSY: 503,
  STOPPING: 503,
  STARTING: 503,
};

/** A refusal on its way to the client. Thrown where Fastify leaves no other way out (parsers, hooks). */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** JSON Pointer into the body. */
  readonly path: string;
  /** What to do next, where the sentence does not say it. */
  readonly whatToDo: string | undefined;

  constructor(status: number, code: string, message: string, path = '', whatToDo?: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.path = path;
    this.whatToDo = whatToDo;
  }
}

/** A problem of the service's own table. */
export function problemOf(code: ProblemCode, params: Readonly<Record<string, string | number>> = {}): HttpProblem {
  return new HttpProblem(STATUS[code], code, say(`error.${code}`, params));
}

/** 422: JSON, but not what the contract asks for. `path` points to the wrong or missing member. */
export function invalidRequest(message: string, path: string): HttpProblem {
  return new HttpProblem(422, 'INVALID_REQUEST', message, path);
}

export function problemBody(problem: HttpProblem, requestId: string): Problem {
  const { status, code, message, path, whatToDo } = problem;
  return {
    error: { code, message, path },
    type: 'about:blank',
    title: STATUS_CODES[status] ?? '',
    status,
    detail: message,
    ...(whatToDo === undefined ? {} : { whatToDo }),
    requestId,
  };
}

export function sendProblem(reply: FastifyReply, problem: HttpProblem): FastifyReply {
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problemBody(problem, reply.request.id));
}

import type { Socket } from 'node:net';
import { requestId } from '../platform/log.ts';
import { type HttpProblem, problemBody, problemOf } from './problems.ts';

/** What is so broken that there is no request yet: too large a head, no HTTP at all, or it never arrived whole. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemFrom(error.code);
  const body = problemBody(problem, requestId(undefined));
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${problem.status} ${body.title}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    `x-request-id: ${body.requestId}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}

function problemFrom(code: string | undefined): HttpProblem {
  if (code === 'HPE_HEADER_OVERFLOW') return problemOf('HEADERS_TOO_LARGE');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return problemOf('REQUEST_TIMEOUT');
  return problemOf('BAD_REQUEST');
}

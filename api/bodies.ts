import type { FastifyRequest } from 'fastify';
import { parseStrictJson } from '../contracts/strict-json.ts';
import { fill } from '../engine/phrases.ts';
import phrases from '../messages/zh-CN/contracts.json' with { type: 'json' };
import type { Waiting } from './computation/fair-queue.ts';
import { invalidRequest, problemOf } from './problems.ts';
import type { Server } from './server-type.ts';

/** How bodies are read: strict JSON for the interface, forms for the pages, UTF-8 for both, and nothing else. */

declare module 'fastify' {
  interface FastifyRequest {
    /** Size of the body as it came. */
    bodyBytes: number;
  }
}

/** A request of this size is computed in the fraction of a second (8 claims that share 16 cost items fit in it). */
const ORDINARY_BYTES = 12 * 1024;

/** Who asks for a computation, and whether it may take long. */
export function askerOf(request: FastifyRequest): Waiting {
  return { client: request.ip, large: request.bodyBytes > ORDINARY_BYTES };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const sentences: Readonly<Record<string, string>> = phrases;

function decode(request: FastifyRequest, body: Buffer, expected: string): string {
  request.bodyBytes = body.length;
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
    throw problemOf('WRONG_CONTENT_TYPE', { expected });
  }
  try {
    return utf8.decode(body);
  } catch {
    throw problemOf('NOT_UTF8');
  }
}

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The body is handed on as parsed: names of the prototype are plain members, which the engine refuses as unknown. */
export function readStrictJson(server: Server, maxDepth: number): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    const text = decode(request, body, JSON_TYPE);
    if (text.trim() === '') throw problemOf('EMPTY_BODY');
    const parsed = parseStrictJson(text, { maxDepth });
    if (parsed.ok) return parsed.value;
    const { code, params, path } = parsed.refusal;
    const message = fill(sentences[code] ?? code, params);
    throw code === 'json.syntax' ? problemOf('NOT_JSON', { reason: message }) : invalidRequest(message, path);
  });
  server.addHook('preValidation', async (request) => {
    if (request.method === 'POST' && request.body === undefined) throw problemOf('EMPTY_BODY');
  });
}

/** The body of a form is handed on as text; the page reads it. */
export function readForms(server: Server): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(FORM_TYPE, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    return decode(request, body, FORM_TYPE);
  });
}

/** The content type that a route takes, for the sentence of the refusal. */
export function expectedType(isInterface: boolean): string {
  return isInterface ? JSON_TYPE : FORM_TYPE;
}

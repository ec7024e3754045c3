import { parseStrictJson } from '../contracts/strict-json.ts';
import { refusalMessage } from '../engine/index.ts';
import { fill } from '../engine/phrases.ts';
import type { Outcome, Refusal } from '../engine/result.ts';
import contractPhrases from '../messages/zh-CN/contracts.json' with { type: 'json' };
import enginePhrases from '../messages/zh-CN/engine.json' with { type: 'json' };
import { isBlank, readInput, textOf } from './input.ts';
import { say } from './say.ts';

/** The error object of the contract. */
export interface RequestError {
  readonly error: { readonly code: 'INVALID_REQUEST'; readonly message: string; readonly path: string };
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: RequestError };

/** Nesting that is read; a request is at most six deep. */
const MAX_DEPTH = 32;

export function requestError(message: string, path = ''): RequestError {
  return { error: { code: 'INVALID_REQUEST', message, path } };
}

/** Bytes → JSON value. A line that cannot be read so is an error of the request, never of the batch. */
export function parseRequest(bytes: Uint8Array | undefined): Answer<unknown> {
  if (bytes === undefined) return { ok: false, error: requestError(say('request.too-long')) };
  if (isBlank(bytes)) return { ok: false, error: requestError(say('request.empty')) };
  const text = textOf(bytes);
  if (text === undefined) return { ok: false, error: requestError(say('request.not-utf8')) };
  const parsed = parseStrictJson(text, { maxDepth: MAX_DEPTH });
  return parsed.ok ? parsed : { ok: false, error: refusalError(parsed.refusal) };
}

/** A refusal of the engine or of the JSON reader as the error object. */
export function refusalError(refusal: Refusal): RequestError {
  const ofContract = (contractPhrases as Readonly<Record<string, string>>)[refusal.code];
  const message = ofContract ? fill(ofContract, refusal.params) : refusalMessage(refusal, enginePhrases);
  return requestError(message, refusal.path);
}

/** Reads one request from a file and computes with it. */
export async function answerFile<T>(file: string, compute: (request: unknown) => Outcome<T>): Promise<Answer<T>> {
  return answer(await readInput(file), compute);
}

export function answer<T>(bytes: Uint8Array | undefined, compute: (request: unknown) => Outcome<T>): Answer<T> {
  const request = parseRequest(bytes);
  if (!request.ok) return request;
  const outcome = compute(request.value);
  return outcome.ok ? outcome : { ok: false, error: refusalError(outcome.refusal) };
}

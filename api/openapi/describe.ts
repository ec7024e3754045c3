import type { z } from 'zod';
import { problem } from '../../contracts/errors.ts';
import { phraseOf } from '../say.ts';

export interface OperationSchema {
  readonly params?: z.ZodType;
  readonly querystring?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: Readonly<Record<number, z.ZodType>>;
}

/**
 * The schema of a route with its words from `messages/zh-CN/api.json` (`operation.<id>.summary`, `.description`) and the
 * one form of everything that goes wrong. Throws where the words are missing.
 */
export function describe<T extends OperationSchema>(operationId: string, tag: string, schema: T) {
  const [summary, description] = [`operation.${operationId}.summary`, `operation.${operationId}.description`].map(
    phraseOf,
  );
  if (summary === undefined || description === undefined)
    throw new Error(`messages/zh-CN/api.json lacks ${operationId}`);
  return {
    operationId,
    tags: [tag],
    summary,
    description,
    ...schema,
    response: { ...schema.response, default: { content: { 'application/problem+json': { schema: problem } } } },
  };
}

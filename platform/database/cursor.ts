import type { z } from 'zod';
import type { Refused } from '../command/refusal.ts';
import { refuse } from '../command/runner.ts';

/** The place in a list after its last shown item: the values that it is sorted by, the last of them unique. */
export function cursorOf(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The values of a cursor, checked: what people type into an address never reaches the database as it is. */
export function readCursor<T>(
  cursor: string | undefined,
  schema: z.ZodType<T>,
): { readonly ok: true; readonly after: T | undefined } | Refused {
  if (cursor === undefined) return { ok: true, after: undefined };
  const parsed = schema.safeParse(valuesOf(cursor));
  if (parsed.success) return { ok: true, after: parsed.data };
  return refuse('INVALID_INPUT', { path: '/cursor', kind: 'invalid', params: { name: 'cursor' } });
}

function valuesOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

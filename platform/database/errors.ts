import { errorCode } from '../fault.ts';

/** The constraint of the database that an error names, also where drizzle wraps it; undefined for other errors. */
export function constraintOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('constraint' in at && typeof at.constraint === 'string') return at.constraint;
  }
  return undefined;
}

/** Serialisation failure and deadlock: the same transaction may go through when it is tried again. */
export function isRetryable(error: unknown): boolean {
  return ['40001', '40P01'].includes(errorCode(error) ?? '');
}

import { randomUUID } from 'node:crypto';

/** A new id of a row. Random: nobody can count or guess the rows of others. */
export function newId(): string {
  return randomUUID();
}

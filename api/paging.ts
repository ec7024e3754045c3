import type { Page, PageQuery } from '../contracts/paging.ts';
import { invalidRequest } from './problems.ts';
import { say } from './say.ts';

/**
 * One page of a list whose items have ids. The cursor names the last item of the page before, so that a list that grows
 * in front of it repeats nothing.
 */
export function pageFrom<T>(list: readonly T[], idOf: (item: T) => string, query: PageQuery): Page<T> {
  const start = query.cursor === undefined ? 0 : startAfter(list, idOf, query.cursor);
  const items = list.slice(start, start + query.limit);
  const last = items.at(-1);
  const more = start + items.length < list.length;
  return { items, next: more && last !== undefined ? Buffer.from(idOf(last)).toString('base64url') : null };
}

function startAfter<T>(list: readonly T[], idOf: (item: T) => string, cursor: string): number {
  const id = Buffer.from(cursor, 'base64url').toString();
  const place = list.findIndex((item) => idOf(item) === id);
  if (place < 0) throw invalidRequest(say('error.query', { name: 'cursor' }), '/cursor');
  return place + 1;
}

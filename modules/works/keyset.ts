import type { Page } from '../../contracts/paging.ts';

/** Cursors of lists that are ordered by one text and the id of the row. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a cursor; null where it is none of ours. */
export function placeOf(cursor: string, isPlace: (at: string) => boolean): Place | null {
  const [at = '', id = '', ...more] = Buffer.from(cursor, 'base64url').toString().split('|');
  return more.length === 0 && UUID.test(id) && isPlace(at) ? { at, id } : null;
}

/** Whether a text is an instant as cursors write it. */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** One page of rows of which one more than `limit` was read. */
export function pageOfRows<Row, Item>(
  rows: readonly Row[],
  limit: number,
  place: (row: Row) => Place,
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  const { at, id } = more ? place(last) : { at: '', id: '' };
  return { items: shown.map(item), next: more ? Buffer.from(`${at}|${id}`).toString('base64url') : null };
}

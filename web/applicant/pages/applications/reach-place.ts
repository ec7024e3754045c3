import { reach } from '../../../public/calculator/client/reach.ts';

/** Brings the first of the elements that is on the page into sight, with the focus in it. */
export function reachFirst(ids: readonly string[]): boolean {
  return ids.some((id) => reach(id));
}

/** The same after the page has been drawn anew. */
export function reachSoon(ids: readonly string[]): void {
  requestAnimationFrame(() => requestAnimationFrame(() => reachFirst(ids)));
}

import { createHash } from 'node:crypto';
import type { PageResponse } from '../../web/public/render.tsx';

export interface KeptPage {
  readonly page: PageResponse;
  /** Names the content, for `If-None-Match`. */
  readonly tag: string;
}

/** So many pages are kept; the site has about a hundred, and anybody may invent addresses with a query. */
const MOST = 300;
const LONGEST_KEY = 300;

/**
 * Pages that were rendered lately. A page depends on nothing but what the key says, so the same key has the same bytes;
 * only the day changes under it, and is part of the key.
 */
export class KeptPages {
  readonly #pages = new Map<string, KeptPage>();

  /** The page of a key, rendered now where it is not kept. Errors are not kept. */
  get(key: string, render: () => PageResponse): KeptPage {
    const kept = this.#pages.get(key);
    if (kept) {
      // The longest unread goes first: a page that is read moves to the end.
      this.#pages.delete(key);
      this.#pages.set(key, kept);
      return kept;
    }
    const page = render();
    const made = { page, tag: `W/"${createHash('sha256').update(page.html).digest('base64url').slice(0, 27)}"` };
    if (page.status === 200 && key.length <= LONGEST_KEY) this.#pages.set(key, made);
    if (this.#pages.size > MOST) this.#pages.delete(this.#pages.keys().next().value as string);
    return made;
  }
}

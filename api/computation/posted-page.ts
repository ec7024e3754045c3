import { type PageResponse, type Preferences, renderPage } from '../../web/public/render.tsx';
import type { Loaded } from '../loaded.ts';
import { type SiteFacts, siteOn } from '../site.ts';

/** A posted form; the calculator answers it without scripts. */
export interface PostedPage {
  readonly path: string;
  readonly query: string;
  readonly form: string;
  readonly preferences: Preferences;
  /** The day in Beijing, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Makes the answers to posted forms on the packages of a thread. */
export function postedPages(loaded: Loaded, facts: SiteFacts): (page: PostedPage) => PageResponse {
  const siteOf = siteOn(loaded, facts);
  return ({ path, query, form, preferences, today }) => {
    const options = { method: 'POST', form: new URLSearchParams(form), preferences };
    return renderPage(path, new URLSearchParams(query), siteOf(today), options);
  };
}

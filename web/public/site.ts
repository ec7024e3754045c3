import type { CompiledPolicy } from '../../engine/index.ts';
import type { PolicyPackage } from '../../engine/package.ts';

/** The seams between the public pages, the process that serves them and the authors of single pages. Types only. */

/** Where the built style sheets and scripts are. Made by `assetsOf` from the manifest that `vite build` writes. */
export interface Assets {
  /** Style sheets of every page, as URL paths. */
  readonly css: readonly string[];
  /** URL path of a built script by the name of its entry in vite.config.ts; undefined where it is not built. */
  script(name: string): string | undefined;
  /** Style sheets that belong to one script entry (what it imports), as URL paths. */
  styles(name: string): readonly string[];
  /** Scripts that one script entry shares with others and loads first, as URL paths. A page that works offline names them all. */
  preloads(name: string): readonly string[];
}

/** Everything that a page may know. Loaded once; a page adds nothing and reads nothing else. */
export interface Site {
  /** All loaded packages, every version. */
  readonly packages: readonly PolicyPackage[];
  /** The same packages compiled, by `id@version`. */
  readonly policies: ReadonlyMap<string, CompiledPolicy>;
  readonly defaultPolicy: { readonly id: string; readonly version: string };
  /** The current day in Beijing, YYYY-MM-DD. */
  readonly today: string;
  readonly assets: Assets;
  /** Origin of the site without a trailing slash (`https://example.org`), for canonical links and the site map. */
  readonly baseUrl: string;
}

/** What the reader has chosen for all pages; kept in cookies, never in the address. */
export interface Preferences {
  /** 大字版. */
  readonly largePrint: boolean;
}

/** One call of a page. Query and form are as sent; pages treat both as untrusted. */
export interface PageCall {
  readonly site: Site;
  /** Path without query, percent-decoded segments are in `params`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly preferences: Preferences;
  readonly method: 'GET' | 'POST';
  /** The posted form, where the method is POST. */
  readonly form?: URLSearchParams;
}

/** `html` is the body, whatever `content-type` in `headers` says it is (robots.txt and the icons are served here too). */
export interface PageResponse {
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A page: the pattern's `:name` parts are handed over in `params`. Undefined = there is no such page (404). */
export interface Route {
  readonly pattern: string;
  readonly methods: readonly ('GET' | 'POST')[];
  render(call: PageCall): PageResponse | undefined;
}

import type { RoundView } from '../../contracts/round.ts';
import { calculatorRoutes } from './calculator/routes.tsx';
import { type AuditHeadsShown, renderAuditHeadsPage } from './pages/audit-heads.tsx';
import { ErrorPage } from './pages/error.tsx';
import { type ProgressShown, renderProgressForm, renderProgressPage } from './pages/progress.tsx';
import { type RoundsShown, renderRoundPage, renderRoundsPage } from './pages/rounds.tsx';
import { pageRoutes } from './pages/routes.tsx';
import { paths } from './paths.ts';
import { findRoute } from './routing.ts';
import { respond } from './shell.tsx';
import type { PageCall, PageResponse, Preferences, Route, Site } from './site.ts';
import { workplaceRoutes } from './workplaces/routes.tsx';

export { assetsOf, type BuildManifest } from './assets.ts';
export { preferencesOf } from './preferences.ts';
export type { PageResponse, Preferences, Site } from './site.ts';

const ROUTES: readonly Route[] = [...pageRoutes, ...calculatorRoutes, ...workplaceRoutes];

/** What a call may carry beside path and query. */
export interface CallOptions {
  readonly preferences?: Preferences;
  /** Default GET; HEAD is a GET whose body is not sent. */
  readonly method?: string;
  /** The posted form (`application/x-www-form-urlencoded`). */
  readonly form?: URLSearchParams;
}

/**
 * Renders the public page of a path. Pure: no input or output, no clock; the same call gives the same bytes.
 * Every path gets an answer: unknown ones a 404 page, known ones with another method a 405 page. A defect throws,
 * and the caller answers with `renderError(500, …)`.
 */
export function renderPage(path: string, query: URLSearchParams, site: Site, options: CallOptions = {}): PageResponse {
  const method = options.method === undefined || options.method === 'HEAD' ? 'GET' : options.method;
  const preferences = options.preferences ?? { largePrint: false };
  const base = { site, path, query, preferences };
  const match = findRoute(ROUTES, path);
  if (!match) return errorResponse(404, { ...base, params: {}, method: 'GET' });
  const { route, params } = match;
  if (method !== 'GET' && method !== 'POST') return notAllowed(route, { ...base, params, method: 'GET' });
  if (!route.methods.includes(method)) return notAllowed(route, { ...base, params, method: 'GET' });
  const call: PageCall = options.form ? { ...base, params, method, form: options.form } : { ...base, params, method };
  return route.render(call) ?? errorResponse(404, call);
}

/**
 * The page of an error: 404, 405, 413, 429, 500, 503 …; an unknown status reads as 500. `requestId` is shown so that a
 * person can name it when asking for help.
 */
export function renderError(
  status: number,
  site: Site,
  requestId?: string,
  preferences: Preferences = { largePrint: false },
): PageResponse {
  const call: PageCall = { site, path: '/', params: {}, query: new URLSearchParams(), preferences, method: 'GET' };
  return errorResponse(status, call, requestId);
}

/** The page of the heads of the audit chain, which only the database knows. */
export function renderAuditHeads(
  heads: AuditHeadsShown,
  query: URLSearchParams,
  site: Site,
  preferences: Preferences,
): PageResponse {
  const call: PageCall = { site, path: paths.auditHeads, params: {}, query, preferences, method: 'GET' };
  return renderAuditHeadsPage(call, heads);
}

/** The pages of rounds and of progress: the server asks the database and hands over what is to be shown. */
export type DataPage =
  | { readonly kind: 'rounds'; readonly shown: RoundsShown }
  | { readonly kind: 'round'; readonly shown: RoundView }
  | { readonly kind: 'progress-form'; readonly shown: Parameters<typeof renderProgressForm>[1] }
  | { readonly kind: 'progress'; readonly shown: ProgressShown };

export function renderDataPage(
  page: DataPage,
  at: { readonly path: string; readonly query: URLSearchParams; readonly preferences: Preferences },
  site: Site,
): PageResponse {
  const call: PageCall = { ...at, site, params: {}, method: 'GET' };
  switch (page.kind) {
    case 'rounds':
      return renderRoundsPage(call, page.shown);
    case 'round':
      return renderRoundPage(call, page.shown);
    case 'progress-form':
      return renderProgressForm(call, page.shown);
    case 'progress':
      return renderProgressPage(call, page.shown);
  }
}

function errorResponse(status: number, call: PageCall, requestId?: string): PageResponse {
  return respond(<ErrorPage call={call} status={status} {...(requestId === undefined ? {} : { requestId })} />, status);
}

function notAllowed(route: Route, call: PageCall): PageResponse {
  const response = errorResponse(405, call);
  return { ...response, headers: { ...response.headers, allow: ['HEAD', ...route.methods].join(', ') } };
}

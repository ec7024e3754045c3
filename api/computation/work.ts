import { advise, allocate, assess, checkRequest, classify, type Outcome, refusalMessage } from '../../engine/index.ts';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import { type PageResponse, type Preferences, renderPage, type Site } from '../../web/public/render.tsx';
import { type Loaded, policyFor } from '../loaded.ts';

/** What is computed for a client. Data in, data out: it crosses the border of a thread. */
export type Work =
  | { readonly operation: 'assess' | 'advise' | 'classify' | 'allocate'; readonly request: unknown }
  | { readonly operation: 'page'; readonly page: PostedPage };

/** A posted form; the calculator answers it without scripts. */
export interface PostedPage {
  readonly path: string;
  readonly query: string;
  readonly form: string;
  readonly preferences: Preferences;
  readonly today: string;
}

export type Answer =
  | { readonly kind: 'result' /** JSON text. */; readonly body: string }
  | { readonly kind: 'refusal'; readonly message: string /** JSON Pointer. */; readonly path: string }
  | { readonly kind: 'page'; readonly page: PageResponse };

/** Computes. Refusals are answers; a defect throws. */
export function perform(loaded: Loaded, siteOf: (today: string) => Site, work: Work): Answer {
  if (work.operation === 'page') return { kind: 'page', page: performPage(siteOf, work.page) };
  const outcome = compute(loaded, work.operation, work.request);
  if (outcome.ok) return { kind: 'result', body: JSON.stringify(outcome.value) };
  const { refusal } = outcome;
  return { kind: 'refusal', message: refusalMessage(refusal, phrases), path: refusal.path };
}

function compute(
  loaded: Loaded,
  operation: 'assess' | 'advise' | 'classify' | 'allocate',
  request: unknown,
): Outcome<unknown> {
  const policy = policyFor(loaded, request);
  switch (operation) {
    case 'assess':
      return assess(policy, request);
    case 'classify':
      return classify(policy, request);
    case 'allocate':
      return allocate(policy, request);
    case 'advise': {
      const checked = checkRequest(policy, request);
      if (!checked.ok) return checked;
      return { ok: true, value: { items: advise(policy, checked.value), next: null } };
    }
  }
}

function performPage(siteOf: (today: string) => Site, page: PostedPage): PageResponse {
  const { path, query, form, preferences, today } = page;
  return renderPage(path, new URLSearchParams(query), siteOf(today), {
    method: 'POST',
    form: new URLSearchParams(form),
    preferences,
  });
}

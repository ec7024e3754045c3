import { advise, allocate, assess, checkRequest, classify, type Outcome, refusalMessage } from '../../engine/index.ts';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import type { PageResponse } from '../../web/public/render.tsx';
import { type Loaded, policyFor } from '../loaded.ts';
import type { PostedPage } from './posted-page.ts';

export type Operation = 'assess' | 'advise' | 'classify' | 'allocate';

/** What is computed for a client. Data in, data out: it crosses the border of a thread. */
export type Work =
  | { readonly operation: Operation; readonly request: unknown }
  | { readonly operation: 'page'; readonly page: PostedPage };

export type Answer =
  | { readonly kind: 'result' /** JSON text. */; readonly body: string }
  | { readonly kind: 'refusal'; readonly message: string /** JSON Pointer. */; readonly path: string }
  | { readonly kind: 'page'; readonly page: PageResponse };

/** Computes. Refusals are answers; a defect throws. */
export function perform(loaded: Loaded, operation: Operation, request: unknown): Answer {
  const outcome = compute(loaded, operation, request);
  if (outcome.ok) return { kind: 'result', body: JSON.stringify(outcome.value) };
  const { refusal } = outcome;
  return { kind: 'refusal', message: refusalMessage(refusal, phrases), path: refusal.path };
}

function compute(loaded: Loaded, operation: Operation, request: unknown): Outcome<unknown> {
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

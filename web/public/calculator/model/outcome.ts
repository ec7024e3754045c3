import type { CompiledPolicy } from '../../../../engine/index.ts';
import type { Phrases } from '../../../../engine/phrases.ts';
import type { Answers } from './answers.ts';
import { type Computed, compute, type NotComputed } from './compute.ts';
import { type Findings, findingsOf } from './findings.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { PagePolicy } from './policy.ts';

/** Everything that follows from the answers, or why nothing does. */
export type Outcome =
  | { readonly kind: 'nothing'; readonly layout: Layout }
  /** A defect of ours; only the page, never the server, carries on after one. */
  | { readonly kind: 'defect'; readonly layout: Layout }
  | { readonly kind: 'refused'; readonly layout: Layout; readonly notComputed: NotComputed }
  | { readonly kind: 'computed'; readonly layout: Layout; readonly computed: Computed; readonly findings: Findings };

export interface Ground {
  readonly policy: PagePolicy;
  readonly compiled: CompiledPolicy;
  /** The sentences of the engine. */
  readonly phrases: Phrases;
  readonly today: string;
}

export function outcomeOf(answers: Answers, { policy, compiled, phrases, today }: Ground): Outcome {
  const layout = layoutOf(answers, policy, today);
  if (layout.claims.length === 0) return { kind: 'nothing', layout };
  const result = compute(answers, layout, compiled, phrases);
  if (!('stated' in result)) return { kind: 'refused', layout, notComputed: result };
  return { kind: 'computed', layout, computed: result, findings: findingsOf(answers, layout, result, compiled) };
}

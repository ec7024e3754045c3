import type { Fen } from './money.ts';

/** What an assessment returns: the binding members of the contract (assessment, "Result"), in this order. */
export interface Assessment {
  readonly policy: {
    readonly id: string;
    readonly version: string;
    readonly status: string;
    readonly digest: string;
    readonly readings: number;
  };
  readonly asOf: string;
  readonly programYear: number;
  readonly claims: readonly ClaimResult[];
  readonly limits: readonly LimitResult[];
  readonly totalFen: Fen;
  readonly elsewhereFen: Fen;
  readonly plan: { readonly proven: true } | { readonly proven: false; readonly upperBoundFen: Fen };
}

export type ClaimStatus = 'eligible' | 'pending' | 'ineligible' | 'terms-unpublished';

export interface ClaimResult {
  readonly id: string;
  readonly clause: string;
  readonly status: ClaimStatus;
  readonly failed: readonly string[];
  readonly missing: readonly string[];
  readonly baseFen: Fen;
  readonly rateBp: number;
  readonly ceilingFen: Fen;
  readonly awardFen: Fen;
  readonly countedCosts: readonly string[];
  readonly elsewhere: string | null;
  readonly reducedBy: readonly string[];
  readonly trace: readonly TraceEntry[];
}

export interface TraceEntry {
  readonly code: string;
  readonly holds: boolean | null;
  readonly cite: string;
  readonly text: string;
}

export interface LimitResult {
  readonly code: string;
  readonly subject?: string;
  readonly cite: string;
  readonly limitFen: Fen;
  readonly priorFen: Fen;
  readonly grantedFen: Fen;
}

/** A refusal as a value. `code` is a key of the phrases; `path` a JSON Pointer to the wrong or missing member. */
export interface Refusal {
  readonly path: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

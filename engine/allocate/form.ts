import type { Fen } from '../money.ts';

/** A closed round of reviewed claims (contract of allocation). */
export interface AllocationRequest {
  readonly clause: string;
  readonly programYear: number;
  /** Places of the year; left out = places do not bind. */
  readonly quota?: number;
  /** Crews that already hold a place; a set. Only with `quota`. */
  readonly crewsAwarded?: readonly string[];
  /** What is left for the clause this year; left out = money does not bind. */
  readonly budgetFen?: Fen;
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly id: string;
  readonly crew: string;
  /** 0 to 100, at most two decimals. */
  readonly score: number;
  readonly keyProject: KeyProject;
  readonly awardFen: Fen;
  /** RFC 3339 with seconds and offset; compared as an instant. */
  readonly submittedAt: string;
}

export const KEY_PROJECTS = ['national', 'municipal', 'none'] as const;
export type KeyProject = (typeof KEY_PROJECTS)[number];

/** Both lists in rank order; `rank` is the position in the order, from 1. */
export interface AllocationResult {
  readonly awarded: readonly { readonly id: string; readonly rank: number; readonly awardFen: Fen }[];
  readonly notAwarded: readonly { readonly id: string; readonly rank: number; readonly reason: 'QUOTA' | 'BUDGET' }[];
  /** null where no quota was given. */
  readonly placesLeft: number | null;
  /** null where no budget was given. */
  readonly budgetLeftFen: Fen | null;
}

import type { Fen } from '../money.ts';

/**
 * The planning problem of one assessment, freed of policy words: which eligible claims are granted, which cost items
 * count where, which other supports are taken instead, and what each claim is awarded. All indexes are positions in the
 * arrays of the problem.
 */
export interface PlanProblem {
  /** Eligible claims in the order of the request. */
  readonly claims: readonly PlanClaim[];
  /** Number of cost items, numbered in the order of their first appearance in the request. */
  readonly itemCount: number;
  /** Bounds on the sum of the awards of the claims that name them. The sets of claims are laminar: two are nested or disjoint. */
  readonly limits: readonly PlanLimit[];
  /** Supports that may be taken instead, in the order of the applicant's list. */
  readonly supports: readonly { readonly amountFen: Fen }[];
  /** Sets of claims of which at most one is granted. */
  readonly atMostOne: readonly (readonly number[])[];
}

export interface PlanClaim {
  readonly rateBp: number;
  /** The base that does not come from cost items (a flat award, an increment); 0 where items are the base. */
  readonly fixedBaseFen: Fen;
  readonly items: readonly { readonly item: number; readonly amountFen: Fen }[];
  readonly limits: readonly number[];
  /** Supports that bar this claim when they are taken. */
  readonly supports: readonly number[];
}

export interface PlanLimit {
  /** What is left under the bound before this request: limit less prior awards, never below 0. */
  readonly roomFen: Fen;
}

export interface Plan {
  /** By claim. A claim that is not granted has award 0 and no items; a granted one may have award 0 too. */
  readonly granted: readonly boolean[];
  readonly awardFen: readonly Fen[];
  /** By claim: the items that count there, ascending. */
  readonly countedItems: readonly (readonly number[])[];
  /** By claim: the taken support that it names, or null. */
  readonly elsewhere: readonly (number | null)[];
  readonly takenSupports: readonly number[];
  /** True where the plan is proved best under the order of contract; else an upper bound of totalFen + elsewhereFen is known. */
  readonly proof: { readonly proven: true } | { readonly proven: false; readonly upperBoundFen: Fen };
}

import type { Fen } from '../money.ts';

/**
 * The request as the contract writes it, once `checkRequest` has let it through. It is the JSON itself: nothing is
 * copied or renamed, so that a pointer into it stays right.
 */
export interface AssessmentRequest {
  readonly policy?: string;
  readonly version?: string;
  /** Day of application, `YYYY-MM-DD`, Beijing time. */
  readonly asOf: string;
  /** Calendar year whose caps are used; left out = the year of `asOf`. */
  readonly programYear?: number;
  readonly applicant?: Applicant;
  readonly claims: readonly Claim[];
}

/** Beside the members named here: the facts of the dictionary that are asked once for the company, by their names. */
export interface Applicant {
  readonly uscc?: string;
  readonly name?: string;
  readonly debarments?: readonly { readonly decidedOn: string }[];
  readonly priorAwards?: readonly PriorAward[];
  readonly usedCosts?: readonly string[];
  readonly otherSupport?: readonly OtherSupport[];
  readonly [fact: string]: unknown;
}

export interface PriorAward {
  readonly clause: string;
  readonly year: number;
  readonly amountFen: Fen;
  readonly subject?: string;
  readonly outcome?: string;
}

export interface OtherSupport {
  readonly id: string;
  readonly policy: string;
  readonly level: string;
  readonly status: string;
  readonly amountFen: Fen;
}

export interface Claim {
  readonly id: string;
  readonly clause: string;
  readonly subject?: string;
  readonly outcome?: string;
  readonly review?: 'passed' | 'failed';
  readonly rateBp?: number;
  readonly facts?: Facts;
  readonly costs?: readonly CostItem[];
  readonly otherSupport?: readonly string[];
}

export type Facts = Readonly<Record<string, FactValue>>;
export type FactValue = boolean | number | string | Readonly<Record<string, number>>;

/** Beside the members named here: cost attributes of the dictionary (`local`, `overseas`, …), each true or false. */
export interface CostItem {
  readonly id: string;
  readonly category?: string;
  readonly amountFen: Fen;
  readonly [attribute: string]: unknown;
}

/** Limits of the form itself (contract, "Rejected" and "Limits"); they hold for every policy. */
export const MAX_CLAIMS = 50;
export const MAX_COST_ENTRIES = 2_000;
export const MAX_AMOUNT_FEN = 1_000_000_000_000;
/** What a cost may call itself where the clause does not tell categories apart. */
export const GENERAL_CATEGORY = 'general';
export const REVIEWS = ['passed', 'failed'] as const;

/** The value of a member of a checked object; names of the prototype never shine through. */
export function ownMember(object: object | undefined, name: string): unknown {
  return object !== undefined && Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}

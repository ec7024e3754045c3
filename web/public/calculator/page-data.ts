import type { Answers } from './model/answers.ts';
import type { Opening } from './model/opening.ts';
import type { PagePolicy } from './model/policy.ts';

/** What the server hands to the page, as plain data. */
export interface CalculatorData {
  readonly policy: PagePolicy;
  /** Other loaded packages of support, for the way there. */
  readonly others: readonly PolicyLink[];
  readonly today: string;
  /** Answers that the page was rendered with: from a posted form or from the address. */
  readonly answers: Answers;
  readonly opening: Opening;
  /** The address names a policy or version that is not loaded. */
  readonly unknownPolicy: boolean;
  /** The answers were posted: they are newer than what the browser keeps. */
  readonly posted: boolean;
}

export interface PolicyLink {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly status: string;
}

/** Ids of the elements that carry the page and its data. */
export const ROOT_ID = 'calculator';
export const DATA_ID = 'calculator-data';

/** Nothing was asked by the address or a posted form: what the browser keeps is still to come. */
export function isBlankStart({ posted, answers }: Pick<CalculatorData, 'posted' | 'answers'>): boolean {
  return !posted && answers.claim.every(({ asked }) => !asked);
}

/** What the comparison needs: every policy of support, the site's own first. */
export interface ComparisonData {
  readonly policies: readonly PagePolicy[];
  readonly today: string;
  readonly answers: Answers;
  readonly posted: boolean;
}

export const COMPARISON_ID = 'comparison';
export const COMPARISON_DATA_ID = 'comparison-data';

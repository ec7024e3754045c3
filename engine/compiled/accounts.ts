import { type AccountPlan, SPANS, type Span } from './rules.ts';

/** How many applicants, subjects and years the accounts are for. Applicants and subjects are numbered from 0. */
export interface Extent {
  readonly applicants: number;
  readonly subjects: number;
  readonly firstYear: number;
  readonly years: number;
}

/**
 * What has been awarded under each bound, in whole fen, by subject and by applicant, for life and by programme year.
 * Awards are posted as claims are decided, in the order in which they come.
 */
export interface Accounts {
  readonly extent: Extent;
  readonly used: Readonly<Record<Span, Float64Array>>;
  /** Computed bounds; −1 where none is set yet. */
  readonly limits: Readonly<Record<Span, Float64Array>>;
  /** One byte for an applicant and a clause that is granted once. */
  readonly granted: Uint8Array;
}

export interface PriorPosting {
  readonly clause: string;
  readonly applicant: number;
  /** −1 where the award names no subject. */
  readonly subject: number;
  readonly year: number;
  readonly amountFen: number;
}

export function openAccounts(plan: AccountPlan, extent: Extent): Accounts {
  const arrays = (counts: (span: Span) => number) => {
    return Object.fromEntries(
      SPANS.map((span) => [span, new Float64Array(keys(span, extent) * counts(span))]),
    ) as Record<Span, Float64Array>;
  };
  const limits = arrays((span) => plan.computed[span].length);
  for (const span of SPANS) limits[span].fill(-1);
  return {
    extent,
    used: arrays((span) => plan.counts[span]),
    limits,
    granted: new Uint8Array(extent.applicants * plan.once.length),
  };
}

/** Puts accounts back to the beginning, before any award. */
export function clearAccounts({ used, limits, granted }: Accounts): void {
  for (const span of SPANS) {
    used[span].fill(0);
    limits[span].fill(-1);
  }
  granted.fill(0);
}

/** Posts awards of earlier years or decisions on every account that counts them. */
export function postPriorAwards(plan: AccountPlan, { used, extent }: Accounts, awards: Iterable<PriorPosting>): void {
  for (const { clause, applicant, subject, year, amountFen } of awards) {
    for (const span of SPANS) {
      const key = span === 'subject' || span === 'subjectYear' ? subject : applicant;
      const byYear = span === 'subjectYear' || span === 'applicantYear';
      const at = byYear ? key * extent.years + year - extent.firstYear : key;
      const isOutside = byYear && (year < extent.firstYear || year >= extent.firstYear + extent.years);
      if (key < 0 || isOutside) continue;
      for (const [position, clauses] of plan.clauses[span].entries()) {
        const account = at * plan.counts[span] + position;
        if (clauses.has(clause)) used[span][account] = (used[span][account] as number) + amountFen;
      }
    }
  }
}

function keys(span: Span, { applicants, subjects, years }: Extent): number {
  const holders = span === 'subject' || span === 'subjectYear' ? subjects : applicants;
  return span === 'subjectYear' || span === 'applicantYear' ? holders * years : holders;
}

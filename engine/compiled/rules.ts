import type { LimitRule } from '../assess/limit-rules.ts';
import { limitRulesOf } from '../assess/limit-rules.ts';
import type { PolicyDefinition } from '../definition.ts';

/**
 * The accounts on which awards are counted. Rules that count the same awards (same clauses, same span) share one; each
 * kind of key has one array, in which the accounts of a key lie side by side.
 */
export const SPANS = ['subject', 'subjectYear', 'applicant', 'applicantYear'] as const;
export type Span = (typeof SPANS)[number];

export interface AccountPlan {
  /** Number of accounts side by side, by span. */
  readonly counts: Readonly<Record<Span, number>>;
  /** Accounts by span and position: the clauses whose awards count. */
  readonly clauses: Readonly<Record<Span, readonly ReadonlySet<string>[]>>;
  /** Clauses of which an applicant is granted at most one claim. */
  readonly once: readonly string[];
  /** Computed bounds by span: their limit is the largest ceiling among the claims of the owner. */
  readonly computed: Readonly<Record<Span, readonly string[]>>;
}

export function spanOf({ bySubject, wholeLife }: LimitRule): Span {
  if (bySubject) return wholeLife ? 'subject' : 'subjectYear';
  return wholeLife ? 'applicant' : 'applicantYear';
}

/** The accounts of a package over all its epochs. */
export function planAccounts({ epochs }: PolicyDefinition): AccountPlan {
  const clauses = bySpan<ReadonlySet<string>>();
  const computed = bySpan<string>();
  const once: string[] = [];
  for (const { terms } of epochs) {
    for (const clause of terms.clauses) {
      if (clause.unpublished !== undefined) continue;
      for (const rule of limitRulesOf(clause, terms)) {
        const span = spanOf(rule);
        if (rule.bound.kind === 'once') {
          if (!once.includes(rule.owner)) once.push(rule.owner);
          continue;
        }
        if (!clauses[span].some((set) => isSame(set, rule.clauses))) clauses[span].push(rule.clauses);
        if (rule.bound.kind === 'computed' && !computed[span].includes(rule.code)) computed[span].push(rule.code);
      }
    }
  }
  const counts = Object.fromEntries(SPANS.map((span) => [span, clauses[span].length])) as Record<Span, number>;
  return { counts, clauses, once, computed };
}

export function positionOf(plan: AccountPlan, rule: LimitRule): number {
  return plan.clauses[spanOf(rule)].findIndex((set) => isSame(set, rule.clauses));
}

function bySpan<T>(): Record<Span, T[]> {
  return { subject: [], subjectYear: [], applicant: [], applicantYear: [] };
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((clause) => b.has(clause));
}

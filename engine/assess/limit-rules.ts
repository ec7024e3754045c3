import type { Terms } from '../definition.ts';
import type { Cap, Clause } from '../format/terms.ts';
import { WHOLE_BP } from '../money.ts';

/**
 * A bound on awards as the terms write it. What it bounds in one assessment, how much of it is used and how much is
 * granted under it is a limit account (`limits.ts`).
 */
export interface LimitRule {
  readonly code: string;
  readonly cite: string;
  /** Clause that the rule is written in. */
  readonly owner: string;
  /** Clauses whose awards count against it, the owner always among them. */
  readonly clauses: ReadonlySet<string>;
  /** Whether each subject has a bound of its own. */
  readonly bySubject: boolean;
  /** Whether awards of other programme years count too. */
  readonly wholeLife: boolean;
  readonly bound: Bound;
}

export type Bound =
  | { readonly kind: 'money'; readonly limitFen: number }
  /** The claim's own amount: earlier awards are topped up to it. Of several claims the largest. */
  | { readonly kind: 'computed' }
  /** This share of the claim's base: all awards of a programme year together. */
  | { readonly kind: 'increment'; readonly rateBp: number }
  /** At most one claim is granted; prior awards are a condition's business, so none are counted here. */
  | { readonly kind: 'once' };

/**
 * The rules that bind the claims of a clause, in the order in which a result lists them: on a subject, then increment
 * and once, then on the applicant. A cap over several clauses binds the claims of each of them.
 */
export function limitRulesOf(clause: Clause, terms: Terms): readonly LimitRule[] {
  const others = terms.clauses.filter(({ id, unpublished }) => id !== clause.id && unpublished === undefined);
  const caps = [clause, ...others].flatMap((owner) => owner.caps.map((cap) => ruleOfCap(cap, owner)));
  const binding = caps.filter(({ clauses }) => clauses.has(clause.id));
  return [
    ...binding.filter(({ bySubject }) => bySubject),
    ...rulesOfClause(clause),
    ...binding.filter(({ bySubject }) => !bySubject),
  ];
}

/** The most that one claim alone can get under the caps in money. */
export function lowestCapFen(rules: readonly LimitRule[]): number {
  return rules.reduce((lowest, { bound }) => {
    return bound.kind === 'money' ? Math.min(lowest, bound.limitFen) : lowest;
  }, Number.MAX_SAFE_INTEGER);
}

function ruleOfCap(cap: Cap, owner: Clause): LimitRule {
  return {
    code: cap.code,
    cite: cap.cite,
    owner: owner.id,
    clauses: new Set([owner.id, ...(cap.over ?? [])]),
    bySubject: cap.per === 'subject' || cap.per === 'subject-year',
    wholeLife: cap.per === 'subject' || cap.per === 'applicant-life',
    bound: cap.limitFen === 'computed' ? { kind: 'computed' } : { kind: 'money', limitFen: cap.limitFen },
  };
}

function rulesOfClause(clause: Clause): LimitRule[] {
  const common = { owner: clause.id, clauses: new Set([clause.id]), bySubject: false };
  const cite = clause.base?.cite ?? '';
  const rules: LimitRule[] = [];
  if (clause.base?.from.kind === 'increment') {
    const bound = { kind: 'increment', rateBp: clause.rate?.share.rateBp ?? WHOLE_BP } as const;
    rules.push({ ...common, code: clause.base.from.code, cite, wholeLife: false, bound });
  }
  if (clause.once) {
    const { code } = clause.once;
    const condition = clause.conditions.find((one) => one.code === code);
    rules.push({ ...common, code, cite: condition?.cite ?? cite, wholeLife: true, bound: { kind: 'once' } });
  }
  return rules;
}

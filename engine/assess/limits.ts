import type { Fen } from '../money.ts';
import { shareOf } from '../money.ts';
import type { Applicant } from '../request/form.ts';
import type { Finding } from './examine.ts';
import type { LimitRule } from './limit-rules.ts';

/** One bound in one assessment: what it holds, what prior awards have used, and which eligible claims draw on it. */
export interface LimitAccount {
  readonly rule: LimitRule;
  readonly subject?: string;
  readonly limitFen: Fen;
  readonly priorFen: Fen;
  /** Positions in the list of eligible findings, ascending. */
  readonly claims: number[];
}

/** Every bound that applies to an eligible claim, once, in the order of the claims and of each claim's rules. */
export function openLimits(eligible: readonly Finding[], applicant: Applicant, programYear: number): LimitAccount[] {
  const accounts = new Map<string, LimitAccount | null>();
  for (const [position, { claim, compiled }] of eligible.entries()) {
    for (const rule of compiled.rules) {
      const subject = rule.bySubject ? claim.subject : undefined;
      if (rule.bySubject && subject === undefined) continue;
      const key = `${rule.code}\n${subject ?? ''}`;
      let account = accounts.get(key);
      if (account === undefined) {
        account = openLimit(rule, subject, eligible, applicant, programYear);
        accounts.set(key, account);
      }
      account?.claims.push(position);
    }
  }
  return [...accounts.values()].filter((account) => account !== null);
}

/** Null where nothing sets the bound: a computed one none of whose own claims is eligible. */
function openLimit(
  rule: LimitRule,
  subject: string | undefined,
  eligible: readonly Finding[],
  applicant: Applicant,
  programYear: number,
): LimitAccount | null {
  const limitFen = limitOf(rule, subject, eligible);
  if (limitFen === undefined) return null;
  const priorFen = rule.bound.kind === 'once' ? 0 : priorOf(rule, subject, applicant, programYear);
  const account = { rule, limitFen: limitFen as Fen, priorFen: priorFen as Fen, claims: [] };
  return subject === undefined ? account : { ...account, subject };
}

function limitOf(rule: LimitRule, subject: string | undefined, eligible: readonly Finding[]): number | undefined {
  const { bound } = rule;
  if (bound.kind === 'money') return bound.limitFen;
  const own = eligible.filter(({ claim }) => {
    return claim.clause === rule.owner && (subject === undefined || claim.subject === subject);
  });
  if (own.length === 0) return undefined;
  return Math.max(
    ...own.map(({ baseFen, ceilingFen }) => (bound.kind === 'increment' ? shareOf(baseFen, bound.rateBp) : ceilingFen)),
  );
}

/** Prior awards that count against the bound. Sums past 2^53 stay at the largest safe integer: every bound is full long before. */
function priorOf(rule: LimitRule, subject: string | undefined, applicant: Applicant, programYear: number): number {
  let total = 0;
  for (const award of applicant.priorAwards ?? []) {
    const counts =
      rule.clauses.has(award.clause) &&
      (rule.wholeLife || award.year === programYear) &&
      (subject === undefined || award.subject === subject);
    if (counts) total += award.amountFen;
  }
  return Math.min(total, Number.MAX_SAFE_INTEGER);
}

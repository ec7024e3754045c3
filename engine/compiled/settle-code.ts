import type { LimitRule } from '../assess/limit-rules.ts';
import { type ClauseCode, lesser, shareStatements } from './clause-code.ts';
import { EXACT_BOUND } from './exact.ts';
import { type AccountPlan, positionOf, type Span, spanOf } from './rules.ts';

/**
 * Code that holds `award` against the accounts it touches and posts what is left. Arrays are named used_<span>,
 * limit_<span> (computed bounds) and granted (one claim for life); applicant, subject and programYear are positions and
 * a calendar year; firstYear and years say which years the arrays span.
 */
export interface SettleOptions {
  readonly plan: AccountPlan;
  readonly subjects: 'own' | 'given';
}

const KEYS: Readonly<Record<Span, string>> = {
  subject: 'subject',
  subjectYear: '(subject * years + programYear - firstYear)',
  applicant: 'applicant',
  applicantYear: '(applicant * years + programYear - firstYear)',
};

/** Statements; none where no account is touched. */
export function settleStatements({ rules, most }: ClauseCode, { plan, subjects }: SettleOptions): string[] {
  const counted = rules.filter(({ bound, bySubject }) => bound.kind !== 'once' && !(bySubject && subjects === 'own'));
  const once = rules.find(({ bound }) => bound.kind === 'once');
  if (counted.length === 0 && !once) return [];
  const spans = [...new Set(counted.map(spanOf))];
  const accounts = new Map(counted.map((rule) => [accountOf(rule, plan), rule]));
  const flag = once ? `granted[applicant * ${plan.once.length} + ${plan.once.indexOf(once.owner)}]` : '';
  return [
    ...(once ? [`award *= 1 - ${flag};`] : []),
    ...spans.map((span) => `const at_${span} = ${KEYS[span]} * ${plan.counts[span]};`),
    ...counted.flatMap((rule) => guarded(rule, boundStatements(rule, most, plan))),
    ...[...accounts].flatMap(([account, rule]) => guarded(rule, [`${account} += award;`])),
    // 1 where the award is above 0: the lesser of it and 1.
    ...(once ? [`${flag} += ${lesser('award', '1')};`] : []),
  ];
}

/** Statements that raise a computed bound to the ceiling of an eligible claim of its owner. */
export function declareStatements({ clause, rules }: ClauseCode, { plan, subjects }: SettleOptions): string[] {
  const own = rules.filter(({ bound, owner, bySubject }) => {
    return bound.kind === 'computed' && owner === clause.id && !(bySubject && subjects === 'own');
  });
  return own.flatMap((rule) => {
    const limit = limitOf(rule, plan);
    return guarded(rule, [`if (eligible && ceiling > ${limit}) ${limit} = ceiling;`]);
  });
}

/** A bound on a subject does not touch a claim that names none. */
function guarded({ bySubject }: LimitRule, statements: readonly string[]): string[] {
  return bySubject ? ['if (subject >= 0) {', ...statements, '}'] : [...statements];
}

function accountOf(rule: LimitRule, plan: AccountPlan): string {
  const span = spanOf(rule);
  return `used_${span}[at_${span} + ${positionOf(plan, rule)}]`;
}

/** The computed bound of a key: the largest ceiling so far, or −1 where no claim of the owner has been seen. */
function limitOf(rule: LimitRule, plan: AccountPlan): string {
  const span = spanOf(rule);
  return `limit_${span}[${KEYS[span]} * ${plan.computed[span].length} + ${plan.computed[span].indexOf(rule.code)}]`;
}

/**
 * Bounds whose sum with an award could pass 2^53 are compared, all others are taken without a branch. A claim that gets nothing passes through as one that asks for 0: whether a claim is eligible cannot be foreseen, and a
 * wrong guess costs the machine more than the work.
 */
function boundStatements(rule: LimitRule, most: number, plan: AccountPlan): string[] {
  const account = accountOf(rule, plan);
  const { bound } = rule;
  switch (bound.kind) {
    case 'money':
      return bound.limitFen + most < EXACT_BOUND
        ? taken(String(bound.limitFen), account)
        : compared(String(bound.limitFen), account);
    case 'computed': {
      const limit = limitOf(rule, plan);
      return [`if (${limit} >= 0) {`, ...compared(limit, account), '}'];
    }
    case 'increment': {
      const limit = shareStatements('limit', 'base', String(bound.rateBp), Number.MAX_SAFE_INTEGER);
      return ['{', ...limit, ...taken('limit', account), '}'];
    }
    case 'once':
      return [];
  }
}

/** award = the lesser of it and what is left under the limit, which is not below 0. */
function taken(limit: string, account: string): string[] {
  return [
    '{',
    `const left = ${limit} - ${account}, room = (left + Math.abs(left)) / 2;`,
    `award = ${lesser('award', 'room')};`,
    '}',
  ];
}

function compared(limit: string, account: string): string[] {
  return ['{', `const room = Math.max(0, ${limit} - ${account});`, 'if (award > room) award = room;', '}'];
}

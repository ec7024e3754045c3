import type { PolicyDefinition } from '../engine/definition.ts';
import type { Amount, Clause, Condition, Test } from '../engine/format/terms.ts';
import { CLAUSES } from './workload.ts';

/**
 * The clauses of the workload as flat lists of questions: what the rule engines beside ours are given, so that every
 * contestant answers the same questions from the same package.
 */
export interface FlatClause {
  readonly id: string;
  readonly questions: readonly Question[];
  /** Fixed amount, or categories whose costs are added up, or the rise of a yearly fact. */
  readonly base: { readonly flatFen: number } | { readonly categories: readonly string[] } | 'increment';
  readonly rateBp: number;
  readonly capFen: number;
  readonly yearCapFen: number | null;
  readonly once: boolean;
}

export type Question =
  | { readonly kind: 'true'; readonly path: readonly string[] }
  | { readonly kind: 'notAfter'; readonly day: number }
  | { readonly kind: 'notDebarred'; readonly years: number }
  | { readonly kind: 'oneOf'; readonly path: readonly string[]; readonly values: readonly string[] }
  /** left × factor ≥ right × divisor */
  | {
      readonly kind: 'atLeast';
      readonly left: readonly string[];
      readonly factor: number;
      readonly right: readonly string[];
      readonly divisor: number;
    };

export function flatClauses({ epochs }: PolicyDefinition): FlatClause[] {
  const terms = epochs[0]?.terms;
  if (!terms || epochs.length > 1) throw new Error('the workload is for terms of one epoch');
  return CLAUSES.map((id): FlatClause => {
    const clause = terms.clauses.find((one) => one.id === id);
    if (!clause?.base) throw new Error(`the package has no clause ${id}`);
    const general = terms.general.filter(({ onlyClauses }) => !onlyClauses || onlyClauses.includes(id));
    const caps = clause.caps.map(({ limitFen }) => (limitFen === 'computed' ? Number.MAX_SAFE_INTEGER : limitFen));
    const perYear = clause.caps.find(({ per }) => per === 'applicant-year')?.limitFen;
    return {
      id,
      questions: [...general, ...clause.conditions].flatMap(questionOf),
      base: baseOf(clause),
      rateBp: clause.rate?.share.rateBp ?? 10_000,
      capFen: Math.min(Number.MAX_SAFE_INTEGER, ...caps),
      yearCapFen: typeof perYear === 'number' ? perYear : null,
      once: clause.once !== undefined,
    };
  });
}

function questionOf({ code, test }: Condition): Question[] {
  switch (test.kind) {
    case 'fact':
      return [{ kind: 'true', path: ['facts', test.fact] }];
    case 'review':
      return [{ kind: 'true', path: ['review'] }];
    case 'noOtherSupport':
      return [{ kind: 'true', path: ['noOtherSupport'] }];
    case 'noPriorAward':
      return [{ kind: 'true', path: ['noPriorAward'] }];
    case 'notDebarred':
      return [{ kind: 'notDebarred', years: test.years }];
    case 'applicationDay':
      return [{ kind: 'notAfter', day: Number((test.notAfter ?? '').replaceAll('-', '')) }];
    case 'oneOf':
      return [{ kind: 'oneOf', path: ['facts', test.fact], values: test.values }];
    case 'compare':
      return [compareOf(test, code)];
    default:
      throw new Error(`${code}: the workload has no ${test.kind}`);
  }
}

function compareOf({ left, relation, right }: Extract<Test, { kind: 'compare' }>, code: string): Question {
  if (relation !== 'atLeast' || right.kind !== 'share') throw new Error(`${code}: the workload has no such comparison`);
  const { numerator, denominator } = right.share;
  return {
    kind: 'atLeast',
    left: pathOf(left, code),
    factor: denominator,
    right: pathOf(right.of, code),
    divisor: numerator,
  };
}

function pathOf(amount: Amount, code: string): string[] {
  if (amount.kind !== 'fact') throw new Error(`${code}: the workload has no ${amount.kind}`);
  return ['facts', amount.fact, ...(amount.member === undefined ? [] : [amount.member])];
}

function baseOf({ id, base }: Clause): FlatClause['base'] {
  const from = base?.from;
  if (from?.kind === 'flat') return { flatFen: from.amountFen };
  if (from?.kind === 'increment') return 'increment';
  if (from?.kind !== 'costs') throw new Error(`${id}: the workload has no such base`);
  if (from.categories.length === 0) return { categories: ['general'] };
  const excluded = from.count.flatMap((filter) => (filter.kind === 'notCategory' ? filter.categories : []));
  return { categories: from.categories.filter((category) => !excluded.includes(category)) };
}

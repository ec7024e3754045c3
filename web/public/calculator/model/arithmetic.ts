import type { Amount, Base, CostFilter } from '../../../../engine/format/terms.ts';
import { fen, shareOf } from '../../../../engine/money.ts';
import type { ClaimResult } from '../../../../engine/result.ts';
import { type Answers, own } from './answers.ts';
import type { Identifiers } from './identifiers.ts';
import type { ClaimLayout, Layout } from './layout.ts';
import type { Request } from './request.ts';

/** The figures between what was typed and what came out, so that a person can follow them. */

export interface CountedCost {
  readonly label: string;
  readonly amountFen: number;
}

export interface UncountedCost extends CountedCost {
  /** attribute: answered no · unknown: not answered · category: not of the kind · used: counted earlier · other-claim. */
  readonly reason: 'attribute' | 'unknown' | 'category' | 'used' | 'other-claim';
  readonly attribute?: string;
}

/** One summand or factor of a base that is not made of costs. */
export interface Term {
  readonly kind: 'year' | 'product' | 'flat';
  readonly label: string;
  readonly amountFen: number;
  readonly quantity?: number;
}

export interface Arithmetic {
  readonly counted: readonly CountedCost[];
  readonly uncounted: readonly UncountedCost[];
  readonly terms: readonly Term[];
  /** What the rate is taken of: the costs that count in the plan where the claim is granted, else its own base. */
  readonly baseFen: number;
  readonly rateBp: number;
  /** floor(base × rate), before caps. */
  readonly shareFen: number;
  /** The share was cut to the fen. */
  readonly cut: boolean;
}

export function arithmeticOf(
  answers: Answers,
  layout: Layout,
  { questions }: ClaimLayout,
  request: Request,
  result: ClaimResult,
  ids: Identifiers,
): Arithmetic {
  const base = questions.clause.base?.from;
  const claim = request.claims.find(({ id }) => id === result.id);
  const costs = claim?.costs ?? [];
  const used = new Set((request.applicant.usedCosts ?? []) as readonly string[]);
  const label = costLabels(answers, layout, ids);
  const granted = result.countedCosts.length > 0;
  const counted: CountedCost[] = [];
  const uncounted: UncountedCost[] = [];
  for (const cost of base?.kind === 'costs' ? costs : []) {
    const named = { label: label(cost.id), amountFen: cost.amountFen };
    const verdict = verdictOf(cost, base?.kind === 'costs' ? base.count : []);
    if (verdict) uncounted.push({ ...named, ...verdict });
    else if (used.has(cost.id)) uncounted.push({ ...named, reason: 'used' });
    else if (granted && !result.countedCosts.includes(cost.id)) uncounted.push({ ...named, reason: 'other-claim' });
    else counted.push(named);
  }
  const baseFen = base?.kind === 'costs' ? counted.reduce((sum, { amountFen }) => sum + amountFen, 0) : result.baseFen;
  const shareFen = shareOf(fen(baseFen), result.rateBp);
  return {
    counted,
    uncounted,
    terms: base ? termsOf(base, layout, request, claim?.facts ?? {}) : [],
    baseFen,
    rateBp: result.rateBp,
    shareFen,
    cut: (BigInt(baseFen) * BigInt(result.rateBp)) % BigInt(10_000) !== BigInt(0),
  };
}

/** The first filter that keeps the cost out, or undefined where it counts. Also asked where claims compete for costs. */
export function verdictOf(
  cost: { readonly category?: string; readonly [attribute: string]: unknown },
  filters: readonly CostFilter[],
): Pick<UncountedCost, 'reason' | 'attribute'> | undefined {
  for (const filter of filters) {
    if (filter.kind === 'attribute') {
      if (cost[filter.attribute] === true) continue;
      return { reason: cost[filter.attribute] === false ? 'attribute' : 'unknown', attribute: filter.attribute };
    }
    const category = cost.category ?? '';
    if (filter.kind === 'notCategory') {
      if (filter.categories.includes(category)) return { reason: 'category' };
      continue;
    }
    if (filter.categories.includes(category)) continue;
    if (filter.recognised?.category !== category) return { reason: 'category' };
    const { by } = filter.recognised;
    if (cost[by] !== true) return { reason: cost[by] === false ? 'attribute' : 'unknown', attribute: by };
  }
  return undefined;
}

/** A cost by its note, else by its category, else by its number. */
function costLabels(answers: Answers, layout: Layout, ids: Identifiers): (id: string) => string {
  const { costCategories } = layout.policy.definition.dictionary;
  const labels = new Map<string, string>();
  answers.cost.forEach((cost, at) => {
    const id = ids.cost.get(cost.key) ?? cost.key;
    const label = cost.note.trim() || own(costCategories, cost.category) || String(at + 1);
    if (!labels.has(id)) labels.set(id, label);
  });
  return (id) => labels.get(id) ?? id;
}

type Facts = Readonly<Record<string, unknown>>;

function termsOf(base: Base, layout: Layout, request: Request, facts: Facts): readonly Term[] {
  const { dictionary } = layout.policy.definition;
  if (base.kind === 'flat') return [{ kind: 'flat', label: '', amountFen: base.amountFen }];
  if (base.kind === 'increment') {
    const series = request.applicant[base.fact] as Readonly<Record<string, number>> | undefined;
    return [base.year, base.against].flatMap((relative) => {
      const year = String(layout.programYear + relative);
      const amountFen = series === undefined ? undefined : own(series, year);
      return amountFen === undefined ? [] : [{ kind: 'year' as const, label: year, amountFen }];
    });
  }
  if (base.kind !== 'units') return [];
  return base.units.flatMap(({ quantity, priceFen }) => {
    const count = countOf(quantity, { ...request.applicant, ...facts });
    const fact = quantity.kind === 'fact' ? dictionary.facts[quantity.fact] : undefined;
    const member =
      quantity.kind === 'fact' && fact?.type === 'counts' ? fact.members[quantity.member ?? ''] : undefined;
    if (count === undefined || count === 0) return [];
    return [
      { kind: 'product' as const, label: member?.label ?? fact?.label ?? '', amountFen: priceFen, quantity: count },
    ];
  });
}

/** A plain fact or one member of it; anything more involved is left to the engine. */
function countOf(amount: Amount, facts: Facts): number | undefined {
  if (amount.kind === 'constant') return amount.value;
  if (amount.kind !== 'fact') return undefined;
  const value = own(facts, amount.fact);
  const held =
    amount.member === undefined || typeof value !== 'object' ? value : own((value ?? {}) as Facts, amount.member);
  return typeof held === 'number' ? held : undefined;
}

import type { Dictionary } from '../format/manifest.ts';
import type { Base, CostFilter } from '../format/terms.ts';
import { type Fen, ZERO_FEN } from '../money.ts';
import { type CostItem, ownMember } from '../request/form.ts';
import { type CompiledAmount, compileAmount, wholeFen } from './amounts.ts';
import { type Circumstances, placeOfSeries } from './circumstances.ts';

/** What the rate is taken of, for one claim. */
export interface BaseFound {
  readonly baseFen: Fen;
  /** The cost items in it, in the order of the claim; none where the base is not made of costs. */
  readonly counted: readonly CostItem[];
}

/** Finds the base that the known numbers give, and adds the names of those that are not known. */
export type CompiledBase = (circumstances: Circumstances, missing: Set<string>) => BaseFound;

const NO_COSTS: readonly CostItem[] = [];

export function compileBase(base: Base, dictionary: Dictionary): CompiledBase {
  if (base.kind === 'costs') return compileCosts(base.count);
  const amount = compileOtherBase(base, dictionary);
  return (circumstances, missing) => ({ baseFen: amount(circumstances, missing), counted: NO_COSTS });
}

type BaseAmount = (circumstances: Circumstances, missing: Set<string>) => Fen;

function compileOtherBase(base: Exclude<Base, { kind: 'costs' }>, dictionary: Dictionary): BaseAmount {
  switch (base.kind) {
    case 'flat':
      return () => base.amountFen as Fen;
    case 'increment':
      return compileIncrement(base, dictionary);
    case 'amount':
      return amountOrNothing(compileAmount(base.amount, dictionary));
    case 'units': {
      const parts = base.units.map(({ quantity, priceFen }): BaseAmount => {
        const price = { kind: 'constant', value: priceFen, unit: 'fen' } as const;
        return amountOrNothing(compileAmount({ kind: 'product', of: [quantity, price] }, dictionary));
      });
      return (circumstances, missing) => {
        const total = parts.reduce((sum, part) => sum + part(circumstances, missing), 0);
        return Math.min(total, Number.MAX_SAFE_INTEGER) as Fen;
      };
    }
    case 'tiers':
      return compileTiers(base, dictionary);
  }
}

/** Where a fact of it is not known, the amount counts as 0. */
function amountOrNothing(amount: CompiledAmount): BaseAmount {
  return (circumstances, missing) => {
    const found = wholeFen(amount, circumstances);
    if (found === null) amount.missing(circumstances, missing);
    return found ?? ZERO_FEN;
  };
}

/** With either year missing the increment counts as 0. */
function compileIncrement(
  { fact, year, against }: Extract<Base, { kind: 'increment' }>,
  dictionary: Dictionary,
): BaseAmount {
  const later = placeOfSeries(fact, year, dictionary);
  const earlier = placeOfSeries(fact, against, dictionary);
  return (circumstances, missing) => {
    const [spent, spentBefore] = [later.readYear(circumstances), earlier.readYear(circumstances)];
    if (spent === undefined) missing.add(later.missingYear(circumstances));
    if (spentBefore === undefined) missing.add(earlier.missingYear(circumstances));
    return spent === undefined || spentBefore === undefined ? ZERO_FEN : (Math.max(0, spent - spentBefore) as Fen);
  };
}

/** The highest step that the metric reaches and `above` had not; steps are compared like any amounts, exactly. */
function compileTiers({ metric, above, steps }: Extract<Base, { kind: 'tiers' }>, dictionary: Dictionary): BaseAmount {
  const reached = compileReaching(compileAmount(metric, dictionary));
  const reachedBefore = above ? compileReaching(compileAmount(above, dictionary)) : undefined;
  const compiled = steps.map(({ from, amountFen }) => ({
    from: compileAmount(from, dictionary),
    amountFen: amountFen as Fen,
  }));
  return (circumstances, missing) => {
    let highest: { readonly from: CompiledAmount; readonly amountFen: Fen } | undefined;
    for (const step of compiled) {
      const is = reached(step.from, circumstances, missing);
      const was = reachedBefore && is !== false ? reachedBefore(step.from, circumstances, missing) : false;
      if (is === true && was === false && (!highest || isAbove(step.from, highest.from, circumstances))) highest = step;
    }
    return highest?.amountFen ?? ZERO_FEN;
  };
}

function compileReaching(value: CompiledAmount) {
  return (from: CompiledAmount, circumstances: Circumstances, missing: Set<string>): boolean | null => {
    const [found, needed] = [value.exact(circumstances), from.exact(circumstances)];
    if (found !== null && needed !== null) return found * from.denominator >= needed * value.denominator;
    value.missing(circumstances, missing);
    from.missing(circumstances, missing);
    return null;
  };
}

function isAbove(one: CompiledAmount, other: CompiledAmount, circumstances: Circumstances): boolean {
  const [a, b] = [one.exact(circumstances) ?? 0n, other.exact(circumstances) ?? 0n];
  return a * other.denominator > b * one.denominator;
}

function compileCosts(filters: readonly CostFilter[]): CompiledBase {
  const compiled = filters.map(compileFilter);
  return ({ claim: { costs } }, missing) => {
    if (costs === undefined) {
      missing.add('costs');
      return { baseFen: ZERO_FEN, counted: NO_COSTS };
    }
    const counted = costs.filter((cost) => countsIn(cost, compiled, missing));
    return { baseFen: counted.reduce((sum, { amountFen }) => sum + amountFen, 0) as Fen, counted };
  };
}

/** Asked in order: the first filter that does not hold drops the item, the first that is not known is reported. */
function countsIn(cost: CostItem, filters: readonly CompiledFilter[], missing: Set<string>): boolean {
  for (const filter of filters) {
    const answer = filter(cost);
    if (answer === true) continue;
    if (answer !== false) missing.add(`costs[${cost.id}].${answer}`);
    return false;
  }
  return true;
}

/** Holds, does not hold, or the attribute that is needed to know. */
type CompiledFilter = (cost: CostItem) => boolean | string;

function compileFilter(filter: CostFilter): CompiledFilter {
  if (filter.kind === 'attribute') return compileAttribute(filter.attribute);
  const categories = new Set<string | undefined>(filter.categories);
  if (filter.kind === 'notCategory') return ({ category }) => !categories.has(category);
  const { recognised } = filter;
  if (!recognised) return ({ category }) => categories.has(category);
  const isRecognised = compileAttribute(recognised.by);
  return (cost) => (cost.category === recognised.category ? isRecognised(cost) : categories.has(cost.category));
}

function compileAttribute(name: string): CompiledFilter {
  return (cost) => (ownMember(cost, name) as boolean | undefined) ?? name;
}

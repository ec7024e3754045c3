import type { Dictionary } from '../../../engine/format/manifest.ts';
import type { Amount, Base, CostFilter } from '../../../engine/format/terms.ts';
import { WHOLE_BP } from '../../../engine/money.ts';
import { fill } from '../../../engine/phrases.ts';
import { percent, spokenMoney } from '../amounts.ts';
import { say, wordFor } from '../say.ts';
import { amountWords, noteParams, testWords, yearWords } from './formula.ts';
import type { Rule } from './rule.ts';

/** Title, figure and explanation of a rule, from the package alone. */
export interface Wording {
  readonly title: string;
  /** The one thing to remember of it: 50 万元, 不超过 30%. */
  readonly figure?: string;
  /** The package's note, with the values it speaks of filled in. */
  readonly note?: string;
}

function wording(title: string, figure: string | undefined, note: string | undefined): Wording {
  return { title, ...(figure === undefined ? {} : { figure }), ...(note === undefined ? {} : { note }) };
}

export function wordingOf(rule: Rule, dictionary: Dictionary): Wording {
  const noteWith = (note: string | undefined, params: Record<string, string | number>) => note && fill(note, params);
  switch (rule.kind) {
    case 'condition':
    case 'general': {
      const { condition } = rule;
      const formula = condition.test.kind === 'compare' ? testWords(condition.test, dictionary) : undefined;
      return wording(condition.label, formula, noteWith(condition.note, noteParams(condition.test)));
    }
    case 'base':
      return wording(
        rule.base.label,
        baseFigure(rule.base.from, dictionary),
        noteWith(rule.base.note, baseParams(rule.base.from)),
      );
    case 'rate': {
      const rate = percent(rule.rate.share.rateBp);
      const title = rule.rate.label ?? say('rule.rate');
      return wording(title, say(`rate.${rule.rate.share.kind}`, { rate }), noteWith(rule.rate.note, { rate }));
    }
    case 'cap': {
      const { cap } = rule;
      if (cap.limitFen === 'computed') return wording(cap.label, say('cap.computed'), cap.note);
      const limit = spokenMoney(cap.limitFen);
      return wording(cap.label, limit, noteWith(cap.note, { limit }));
    }
    case 'places': {
      const { quota, label, note } = rule.places;
      return wording(label, say('places.quota', { quota }), noteWith(note, { quota }));
    }
    case 'rank':
      return wording(say('rule.rank'), undefined, rankWords(rule.places));
    case 'exclusion':
      return wording(say('rule.exclusion'), undefined, rule.exclusion.note);
    case 'instead': {
      const levels = rule.instead.levels.map((level) => dictionary.supportLevels[level] ?? level).join('、');
      return wording(say('rule.instead'), undefined, say('rule.instead-note', { levels }));
    }
  }
}

/** How candidates beyond the places are ranked, in words. */
export function rankWords({
  rank,
}: {
  readonly rank: readonly { readonly by: string; readonly first: unknown }[];
}): string {
  const steps = rank.map(({ by, first }) => {
    if (by !== 'keyProject') return say(by === 'score' ? 'rank.score' : 'rank.submitted');
    const levels = first as readonly string[];
    return say('rank.key-project', { levels: levels.map((level) => wordFor('level', level)).join('、') });
  });
  return say('rank.order', { steps: steps.join(say('rank.then')) });
}

function baseFigure(base: Base, dictionary: Dictionary): string | undefined {
  switch (base.kind) {
    case 'flat':
      return spokenMoney(base.amountFen);
    case 'increment': {
      const fact = dictionary.facts[base.fact]?.label ?? base.fact;
      const [of, against] = [base.year, base.against].map((year) =>
        say('formula.series', { year: yearWords(year), fact }),
      );
      return `${of} − ${against}`;
    }
    case 'amount':
      return amountWords(base.amount, dictionary);
    default:
      return undefined;
  }
}

function baseParams(base: Base): Record<string, string | number> {
  return base.kind === 'flat' ? { amount: spokenMoney(base.amountFen) } : {};
}

/** What counts among the costs and what does not, item by item. */
export interface CostSides {
  readonly counted: readonly string[];
  readonly notCounted: readonly string[];
  /** The question that every counted item must answer with yes: 发生在副中心本地. */
  readonly provided: readonly string[];
}

export function costSides(base: Extract<Base, { kind: 'costs' }>, dictionary: Dictionary): CostSides {
  const category = (id: string) => dictionary.costCategories[id] ?? id;
  const attribute = (name: string) => dictionary.costAttributes[name]?.label ?? name;
  const provided: string[] = [];
  const notCounted: string[] = [];
  let counted: readonly string[] = base.categories;
  const recognised = new Map<string, string>();
  for (const filter of base.count) {
    if (filter.kind === 'attribute') {
      provided.push(attribute(filter.attribute));
      notCounted.push(say('costs.without', { attribute: attribute(filter.attribute) }));
    } else counted = narrowed(counted, filter, recognised);
  }
  const dropped = base.categories.filter((id) => !counted.includes(id));
  return {
    provided,
    counted: counted.map((id) => {
      const by = recognised.get(id);
      return by === undefined ? category(id) : say('costs.recognised', { category: category(id), by: attribute(by) });
    }),
    notCounted: [
      ...notCounted,
      ...dropped.map(category),
      ...[...recognised].map(([id, by]) => say('costs.not-recognised', { category: category(id), by: attribute(by) })),
      say('costs.already-counted'),
      say('costs.counted-elsewhere'),
    ],
  };
}

function narrowed(
  counted: readonly string[],
  filter: Exclude<CostFilter, { kind: 'attribute' }>,
  recognised: Map<string, string>,
): readonly string[] {
  if (filter.kind === 'notCategory') return counted.filter((id) => !filter.categories.includes(id));
  const kept = [...filter.categories];
  if (filter.recognised) {
    kept.push(filter.recognised.category);
    recognised.set(filter.recognised.category, filter.recognised.by);
  }
  return kept;
}

export interface BaseLine {
  readonly from: string;
  readonly amount: string;
}

/** The lines of a base that is a table: unit prices, or the steps of tiers. Empty for any other base. */
export function baseLines(base: Base, dictionary: Dictionary): readonly BaseLine[] {
  if (base.kind === 'units') {
    return base.units.map(({ quantity, priceFen }) => ({
      from: amountWords(quantity, dictionary),
      amount: say('base.each', { price: spokenMoney(priceFen), unit: unitOf(quantity, dictionary) }),
    }));
  }
  if (base.kind !== 'tiers') return [];
  const metric = amountWords(base.metric, dictionary);
  return base.steps.map((step) => ({
    from: say('base.from', { metric, from: amountWords(step.from, dictionary) }),
    amount: spokenMoney(step.amountFen),
  }));
}

function unitOf(quantity: Amount, dictionary: Dictionary): string {
  const fact = quantity.kind === 'fact' ? dictionary.facts[quantity.fact] : undefined;
  return fact?.unit ?? say('base.unit');
}

/** A rate of the whole base adds nothing to say. */
export function saysNothing(rule: Rule): boolean {
  return rule.kind === 'rate' && rule.rate.share.kind === 'exactly' && rule.rate.share.rateBp === WHOLE_BP;
}

/** What sort of rule it is, in one word. */
export function kindWord(rule: Rule): string {
  if (rule.kind === 'base' && rule.base.from.kind !== 'costs') return say('kind.amount');
  return say(`kind.${rule.kind}`);
}

import type { Terms } from '../engine/definition.ts';
import type { Dictionary } from '../engine/format/manifest.ts';
import type { Amount, Base, Clause, CostFilter, Test } from '../engine/format/terms.ts';

/** What the terms ask of the dictionary, as a walk that tells how each name is used. */
export interface UseVisitor {
  fact(name: string, use: FactUse): void;
  costAttribute(name: string): void;
  costCategory(name: string): void;
}

export type FactUse =
  | { readonly as: 'boolean' }
  | { readonly as: 'choice'; readonly values: readonly string[] }
  | { readonly as: 'number'; readonly member?: string }
  | { readonly as: 'series' };

export function visitTest(test: Test, visitor: UseVisitor): void {
  if (test.kind === 'fact') visitor.fact(test.fact, { as: 'boolean' });
  else if (test.kind === 'oneOf') {
    const values = test.recognised ? [...test.values, test.recognised.value] : test.values;
    visitor.fact(test.fact, { as: 'choice', values });
    if (test.recognised) visitor.fact(test.recognised.by, { as: 'boolean' });
  } else if (test.kind === 'compare') {
    visitAmount(test.left, visitor);
    visitAmount(test.right, visitor);
  } else if (test.kind === 'all' || test.kind === 'any') {
    for (const inner of test.of) visitTest(inner, visitor);
  } else if (test.kind === 'not') visitTest(test.of, visitor);
}

export function visitAmount(amount: Amount, visitor: UseVisitor): void {
  switch (amount.kind) {
    case 'constant':
      return;
    case 'fact':
      visitor.fact(
        amount.fact,
        amount.member === undefined ? { as: 'number' } : { as: 'number', member: amount.member },
      );
      return;
    case 'series':
      visitor.fact(amount.fact, { as: 'series' });
      return;
    case 'share':
      visitAmount(amount.of, visitor);
      return;
    case 'difference':
      visitAmount(amount.from, visitor);
      visitAmount(amount.less, visitor);
      return;
    default:
      for (const inner of amount.of) visitAmount(inner, visitor);
  }
}

export function visitBase(base: Base, visitor: UseVisitor): void {
  if (base.kind === 'costs') {
    for (const category of base.categories) visitor.costCategory(category);
    for (const filter of base.count) visitFilter(filter, visitor);
  } else if (base.kind === 'increment') visitor.fact(base.fact, { as: 'series' });
  else if (base.kind === 'amount') visitAmount(base.amount, visitor);
  else if (base.kind === 'units') {
    for (const unit of base.units) visitAmount(unit.quantity, visitor);
  } else if (base.kind === 'tiers') {
    visitAmount(base.metric, visitor);
    if (base.above) visitAmount(base.above, visitor);
    for (const step of base.steps) visitAmount(step.from, visitor);
  }
}

function visitFilter(filter: CostFilter, visitor: UseVisitor): void {
  if (filter.kind === 'attribute') visitor.costAttribute(filter.attribute);
  else {
    for (const category of filter.categories) visitor.costCategory(category);
    if (filter.kind === 'category' && filter.recognised) {
      visitor.costCategory(filter.recognised.category);
      visitor.costAttribute(filter.recognised.by);
    }
  }
}

export function visitClause(clause: Clause, visitor: UseVisitor): void {
  for (const condition of clause.conditions) visitTest(condition.test, visitor);
  if (clause.base) visitBase(clause.base.from, visitor);
}

function visitTerms(terms: Terms, visitor: UseVisitor): void {
  for (const condition of terms.general) visitTest(condition.test, visitor);
  for (const clause of terms.clauses) visitClause(clause, visitor);
  for (const one of terms.classifications) for (const row of one.rows) visitTest(row.when, visitor);
}

/** The category that a cost may name where its clause has no table of categories. */
const GENERAL_CATEGORY = 'general';

/**
 * The part of the shared dictionary that a package uses. Levels and statuses of other support stay whole: an applicant
 * lists all the support it has, also of levels that the package does not test.
 */
export function dictionaryUsed(all: Dictionary, epochs: readonly { readonly terms: Terms }[]): Dictionary {
  const facts = new Set<string>();
  const attributes = new Set<string>();
  const categories = new Set<string>([GENERAL_CATEGORY]);
  for (const { terms } of epochs) {
    visitTerms(terms, {
      fact: (name) => facts.add(name),
      costAttribute: (name) => attributes.add(name),
      costCategory: (name) => categories.add(name),
    });
  }
  return {
    facts: only(all.facts, facts),
    costAttributes: only(all.costAttributes, attributes),
    costCategories: only(all.costCategories, categories),
    supportLevels: all.supportLevels,
    supportStatuses: all.supportStatuses,
  };
}

function only<T>(entries: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => names.has(name)));
}

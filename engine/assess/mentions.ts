import type { Amount, Base, Clause, Test } from '../format/terms.ts';

/** The facts that terms mention, by name, in the order of the text: what a request may answer and a form has to ask. */

export function factsOfTest(test: Test, into: Set<string> = new Set()): Set<string> {
  switch (test.kind) {
    case 'fact':
      return into.add(test.fact);
    case 'oneOf':
      into.add(test.fact);
      return test.recognised ? into.add(test.recognised.by) : into;
    case 'compare':
      factsOfAmount(test.left, into);
      return factsOfAmount(test.right, into);
    case 'all':
    case 'any':
      for (const part of test.of) factsOfTest(part, into);
      return into;
    case 'not':
      return factsOfTest(test.of, into);
    default:
      return into;
  }
}

export function factsOfAmount(amount: Amount, into: Set<string> = new Set()): Set<string> {
  switch (amount.kind) {
    case 'constant':
      return into;
    case 'fact':
    case 'series':
      return into.add(amount.fact);
    case 'share':
      return factsOfAmount(amount.of, into);
    case 'difference':
      factsOfAmount(amount.from, into);
      return factsOfAmount(amount.less, into);
    case 'sum':
    case 'product':
      for (const part of amount.of) factsOfAmount(part, into);
      return into;
  }
}

export function factsOfBase(base: Base, into: Set<string> = new Set()): Set<string> {
  switch (base.kind) {
    case 'costs':
    case 'flat':
      return into;
    case 'increment':
      return into.add(base.fact);
    case 'amount':
      return factsOfAmount(base.amount, into);
    case 'units':
      for (const { quantity } of base.units) factsOfAmount(quantity, into);
      return into;
    case 'tiers':
      factsOfAmount(base.metric, into);
      if (base.above) factsOfAmount(base.above, into);
      for (const { from } of base.steps) factsOfAmount(from, into);
      return into;
  }
}

/** All facts of a clause with those of the general tests that hold for it; none for one whose terms are unpublished. */
export function factsOfClause(clause: Clause, general: readonly Test[]): Set<string> {
  const names = new Set<string>();
  if (clause.unpublished !== undefined) return names;
  for (const test of general) factsOfTest(test, names);
  for (const { test } of clause.conditions) factsOfTest(test, names);
  return clause.base ? factsOfBase(clause.base.from, names) : names;
}

import type { Amount, Test } from '../../../engine/format/terms.ts';
import type { ExampleOfClause } from './run.ts';

/**
 * How far an example stands from a threshold, to put examples in order on a page. Plain numbers are enough for that;
 * whether the condition holds is said by the engine, never by this.
 */

type Given = Pick<ExampleOfClause, 'claim' | 'run'>;

function given({ claim, run }: Given, fact: string): unknown {
  return claim.facts?.[fact] ?? run.request.applicant[fact];
}

function member(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[name] : undefined;
}

function quantity(amount: Amount, example: Given): number {
  switch (amount.kind) {
    case 'constant':
      return amount.value;
    case 'fact': {
      const value = given(example, amount.fact);
      return Number(amount.member === undefined ? value : member(value, amount.member));
    }
    case 'series':
      return Number(member(given(example, amount.fact), example.run.assessment.programYear + amount.year));
    case 'share':
      return (quantity(amount.of, example) * amount.share.numerator) / amount.share.denominator;
    case 'sum':
      return amount.of.reduce((sum, part) => sum + quantity(part, example), 0);
    case 'difference':
      return Math.max(quantity(amount.from, example) - quantity(amount.less, example), 0);
    case 'product':
      return amount.of.reduce((product, part) => product * quantity(part, example), 1);
  }
}

/** Left side less right side; NaN where a fact is not known. */
export function distance(test: Extract<Test, { kind: 'compare' }>, example: Given): number {
  return quantity(test.left, example) - quantity(test.right, example);
}

import type { Dictionary } from '../format/manifest.ts';
import type { Amount, Relation } from '../format/terms.ts';
import { EXACT_BOUND } from './exact.ts';
import { type Input, isSmall, rangeOf, slotOf } from './inputs.ts';
import { amountSlotOf, type ClauseLayout, integerSlotOf } from './layout.ts';

/**
 * Code for an amount: a fraction of whole numbers, so that shares are compared crosswise and never rounded. An amount
 * that is not known reads 0; `inputs` says which answers it takes to be known.
 */
export interface Quantity {
  /** The numerator in doubles, and the same in BigInt. */
  readonly fast: string;
  readonly exact: string;
  /** In doubles: at least every number that `fast` passes through. Where it is below 2^53 `fast` is exact. */
  readonly reach: string;
  readonly denominator: bigint;
  /** Bounds of the numerator and of `reach`, from the dictionary. */
  readonly min: number;
  readonly max: number;
  readonly most: number;
  readonly inputs: readonly Input[];
}

export interface Scope {
  readonly layout: ClauseLayout;
  readonly dictionary: Dictionary;
}

export function quantityOf(amount: Amount, scope: Scope): Quantity {
  switch (amount.kind) {
    case 'constant':
      return whole(String(amount.value), amount.value, amount.value, []);
    case 'fact': {
      const { min, max } = rangeOf(scope.dictionary, amount.fact, amount.member);
      const slot = slotOf(amount);
      const name = isSmall({ min, max })
        ? `n${integerSlotOf(scope.layout, slot)}`
        : `a${amountSlotOf(scope.layout, { kind: 'fact', ...slot })}`;
      return whole(name, Math.min(min, 0), Math.max(max, 0), [{ kind: 'fact', fact: amount.fact }]);
    }
    case 'series': {
      const { max } = rangeOf(scope.dictionary, amount.fact);
      const source = { kind: 'series', fact: amount.fact, year: amount.year } as const;
      return whole(`a${amountSlotOf(scope.layout, source)}`, 0, max, [source]);
    }
    case 'share':
      return shareOf(quantityOf(amount.of, scope), amount.share.numerator, amount.share.denominator);
    case 'sum':
      return amount.of.map((part) => quantityOf(part, scope)).reduce(sum);
    case 'product':
      return amount.of.map((part) => quantityOf(part, scope)).reduce(product);
    case 'difference':
      return difference(quantityOf(amount.from, scope), quantityOf(amount.less, scope));
  }
}

function whole(name: string, min: number, max: number, inputs: readonly Input[]): Quantity {
  const reach = min < 0 ? `Math.abs(${name})` : name;
  return { fast: name, exact: `BigInt(${name})`, reach, denominator: 1n, min, max, most: Math.max(-min, max), inputs };
}

function scaled(quantity: Quantity, factor: bigint): Quantity {
  if (factor === 1n) return quantity;
  const by = Number(factor);
  return {
    ...quantity,
    fast: `${quantity.fast} * ${by}`,
    exact: `${quantity.exact} * ${factor}n`,
    reach: `${quantity.reach} * ${by}`,
    min: quantity.min * by,
    max: quantity.max * by,
    most: quantity.most * by,
  };
}

function shareOf(quantity: Quantity, numerator: number, denominator: number): Quantity {
  const above = BigInt(numerator);
  const below = BigInt(denominator) * quantity.denominator;
  const divisor = greatestCommonDivisor(above, below);
  return { ...scaled(quantity, above / divisor), denominator: below / divisor };
}

function sum(left: Quantity, right: Quantity): Quantity {
  const [a, b] = sameDenominator(left, right);
  return {
    fast: `(${a.fast} + ${b.fast})`,
    exact: `(${a.exact} + ${b.exact})`,
    reach: `(${a.reach} + ${b.reach})`,
    denominator: a.denominator,
    min: a.min + b.min,
    max: a.max + b.max,
    most: a.most + b.most,
    inputs: [...a.inputs, ...b.inputs],
  };
}

function difference(from: Quantity, less: Quantity): Quantity {
  const [a, b] = sameDenominator(from, less);
  return {
    fast: `Math.max(0, ${a.fast} - ${b.fast})`,
    exact: `notBelowZero(${a.exact} - ${b.exact})`,
    reach: `(${a.reach} + ${b.reach})`,
    denominator: a.denominator,
    min: 0,
    max: Math.max(0, a.max - b.min),
    most: a.most + b.most,
    inputs: [...a.inputs, ...b.inputs],
  };
}

function product(a: Quantity, b: Quantity): Quantity {
  const corners = [a.min * b.min, a.min * b.max, a.max * b.min, a.max * b.max];
  return {
    fast: `(${a.fast}) * (${b.fast})`,
    exact: `(${a.exact}) * (${b.exact})`,
    reach: `(${a.reach}) * (${b.reach})`,
    denominator: a.denominator * b.denominator,
    min: Math.min(...corners),
    max: Math.max(...corners),
    most: a.most * b.most,
    inputs: [...a.inputs, ...b.inputs],
  };
}

function sameDenominator(a: Quantity, b: Quantity): [Quantity, Quantity] {
  const common = (a.denominator / greatestCommonDivisor(a.denominator, b.denominator)) * b.denominator;
  return [a, b].map((one) => ({ ...scaled(one, common / one.denominator), denominator: common })) as [
    Quantity,
    Quantity,
  ];
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

const OPERATORS: Readonly<Record<Relation, string>> = {
  atLeast: '>=',
  moreThan: '>',
  atMost: '<=',
  lessThan: '<',
  equals: '===',
};

/** Code that is 1 where the relation holds and 0 where it does not, without a branch where both sides are 32-bit integers. */
export function comparisonOf(left: Quantity, relation: Relation, right: Quantity): string {
  const [a, b] = sameDenominator(left, right);
  const operator = OPERATORS[relation];
  if (fitsWord(a) && fitsWord(b)) return wordComparison(a.fast, relation, b.fast);
  if (a.most < EXACT_BOUND && b.most < EXACT_BOUND) return `(${a.fast} ${operator} ${b.fast} ? 1 : 0)`;
  const exact = `(${a.exact} ${operator} ${b.exact} ? 1 : 0)`;
  return `(${a.reach} < ${EXACT_BOUND} && ${b.reach} < ${EXACT_BOUND} ? (${a.fast} ${operator} ${b.fast} ? 1 : 0) : ${exact})`;
}

/** From 0 to 2^31 − 1, so that a difference of two is negative exactly where its sign bit is set. */
function fitsWord({ min, most }: Quantity): boolean {
  return min >= 0 && most < 2 ** 31;
}

function wordComparison(a: string, relation: Relation, b: string): string {
  switch (relation) {
    case 'lessThan':
      return `((${a} - ${b}) >>> 31)`;
    case 'moreThan':
      return `((${b} - ${a}) >>> 31)`;
    case 'atLeast':
      return `((${a} - ${b}) >>> 31 ^ 1)`;
    case 'atMost':
      return `((${b} - ${a}) >>> 31 ^ 1)`;
    case 'equals':
      return `((${a} - ${b} | ${b} - ${a}) >>> 31 ^ 1)`;
  }
}

/** Code of the amount in whole fen: cut, not below 0, not above the largest safe integer. */
export function fenOf({ fast, exact, reach, denominator, min, most }: Quantity): string {
  const safe = `cutToFen(${exact}, ${denominator}n)`;
  if (denominator >= 2n ** 32n) return safe;
  const cut = denominator === 1n ? fast : `Math.floor(${fast} / ${denominator})`;
  // Adding 0 makes a zero of what was −0: 0 times a number below 0.
  const whole = min < 0 ? `Math.max(0, ${cut})` : `${cut} + 0`;
  const bound = EXACT_BOUND - Number(denominator);
  return most < bound ? `(${whole})` : `(${reach} < ${bound} ? ${whole} : ${safe})`;
}

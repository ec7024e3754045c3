import type { Dictionary, Fact } from '../format/manifest.ts';
import type { Amount, Relation } from '../format/terms.ts';
import type { Fen } from '../money.ts';
import { MAX_AMOUNT_FEN } from '../request/form.ts';
import { type Circumstances, type Missing, placeOfFact, placeOfSeries } from './circumstances.ts';

/**
 * An amount ready to be computed, exactly: a numerator over a denominator that the terms fix. `quick` is there only
 * where no step of it can pass 2^53; `exact` always is. Both answer null where a fact of it is not known.
 */
export interface CompiledAmount {
  readonly denominator: bigint;
  /** No numerator is larger. */
  readonly bound: bigint;
  readonly quick: Reader<number> | null;
  readonly exact: Reader<bigint>;
  readonly missing: Missing;
}

type Reader<T> = (circumstances: Circumstances) => T | null;

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const NOTHING_MISSING: Missing = () => {};

export function compileAmount(amount: Amount, dictionary: Dictionary): CompiledAmount {
  switch (amount.kind) {
    case 'constant':
      return ofReader(() => amount.value, BigInt(amount.value), NOTHING_MISSING);
    case 'fact':
      return compileFact(amount.fact, amount.member, dictionary);
    case 'series': {
      const { readYear, missingYear } = placeOfSeries(amount.fact, amount.year, dictionary);
      const missing: Missing = (circumstances, into) => {
        if (readYear(circumstances) === undefined) into.add(missingYear(circumstances));
      };
      return ofReader((circumstances) => readYear(circumstances) ?? null, BigInt(MAX_AMOUNT_FEN), missing);
    }
    case 'share': {
      const { numerator, denominator } = amount.share;
      const of = compileAmount(amount.of, dictionary);
      return { ...scaled(of, BigInt(numerator)), denominator: of.denominator * BigInt(denominator) };
    }
    case 'sum':
      return amount.of.map((part) => compileAmount(part, dictionary)).reduce((a, b) => combined(a, b, 'sum'));
    case 'product':
      return amount.of.map((part) => compileAmount(part, dictionary)).reduce((a, b) => combined(a, b, 'product'));
    case 'difference':
      return combined(compileAmount(amount.from, dictionary), compileAmount(amount.less, dictionary), 'difference');
  }
}

/** left relation right, exactly: multiplied crosswise, never rounded. Null where a fact of either is not known. */
export function compileComparison(
  left: CompiledAmount,
  relation: Relation,
  right: CompiledAmount,
): (circumstances: Circumstances) => boolean | null {
  const [a, b] = [scaled(left, right.denominator), scaled(right, left.denominator)];
  const { quick: quickLeft } = a;
  const { quick: quickRight } = b;
  if (quickLeft && quickRight) {
    return (circumstances) => {
      const [found, required] = [quickLeft(circumstances), quickRight(circumstances)];
      return found === null || required === null ? null : stands(found, relation, required);
    };
  }
  return (circumstances) => {
    const [found, required] = [a.exact(circumstances), b.exact(circumstances)];
    return found === null || required === null ? null : stands(found, relation, required);
  };
}

/** The amount cut to a whole number of fen, from 0 to the largest safe integer. Null where a fact of it is not known. */
export function wholeFen(amount: CompiledAmount, circumstances: Circumstances): Fen | null {
  const numerator = amount.exact(circumstances);
  if (numerator === null) return null;
  const whole = numerator > 0n ? numerator / amount.denominator : 0n;
  return Number(whole < SAFE ? whole : SAFE) as Fen;
}

function stands<T extends number | bigint>(found: T, relation: Relation, required: T): boolean {
  switch (relation) {
    case 'atLeast':
      return found >= required;
    case 'moreThan':
      return found > required;
    case 'atMost':
      return found <= required;
    case 'lessThan':
      return found < required;
    case 'equals':
      return found === required;
  }
}

function compileFact(name: string, member: string | undefined, dictionary: Dictionary): CompiledAmount {
  const { fact, read, missingName } = placeOfFact(name, dictionary);
  const missing: Missing = (circumstances, into) => {
    if (read(circumstances) === undefined) into.add(missingName);
  };
  const bound = largestOf(fact, name, member);
  if (member === undefined)
    return ofReader((circumstances) => (read(circumstances) as number | undefined) ?? null, bound, missing);
  return ofReader(
    (circumstances) => (read(circumstances) as Readonly<Record<string, number>> | undefined)?.[member] ?? null,
    bound,
    missing,
  );
}

function largestOf(fact: Fact, name: string, member: string | undefined): bigint {
  if (fact.type === 'money' && member === undefined) return BigInt(MAX_AMOUNT_FEN);
  const range = fact.type === 'counts' && member !== undefined ? fact.members[member] : fact;
  if (range && 'max' in range && 'min' in range) return BigInt(Math.max(Math.abs(range.min), Math.abs(range.max)));
  throw new Error(`the fact ${member === undefined ? name : `${name}.${member}`} is not a number`);
}

function ofReader(read: Reader<number>, bound: bigint, missing: Missing): CompiledAmount {
  const exact = (circumstances: Circumstances) => {
    const value = read(circumstances);
    return value === null ? null : BigInt(value);
  };
  return { denominator: 1n, bound, quick: bound <= SAFE ? read : null, exact, missing };
}

/** The numerators multiplied by a whole number; the denominator stays. */
function scaled(amount: CompiledAmount, factor: bigint): CompiledAmount {
  if (factor === 1n) return amount;
  const bound = amount.bound * factor;
  const { quick, exact } = amount;
  const times = Number(factor);
  return {
    ...amount,
    bound,
    quick: quick && bound <= SAFE ? (circumstances) => map(quick(circumstances), (value) => value * times) : null,
    exact: (circumstances) => map(exact(circumstances), (value) => value * factor),
  };
}

function map<T>(value: T | null, change: (value: T) => T): T | null {
  return value === null ? null : change(value);
}

type Operation = 'sum' | 'difference' | 'product';

/** Two amounts joined, over one denominator. A difference is never below 0. */
function combined(left: CompiledAmount, right: CompiledAmount, operation: Operation): CompiledAmount {
  const product = operation === 'product';
  const a = product ? left : scaled(left, right.denominator);
  const b = product ? right : scaled(right, left.denominator);
  const bound = product ? a.bound * b.bound : a.bound + b.bound;
  const { quick: quickLeft } = a;
  const { quick: quickRight } = b;
  return {
    denominator: left.denominator * right.denominator,
    bound,
    quick:
      quickLeft && quickRight && bound <= SAFE
        ? (circumstances) => joined(quickLeft(circumstances), quickRight(circumstances), operation, 0)
        : null,
    exact: (circumstances) => joined(a.exact(circumstances), b.exact(circumstances), operation, 0n),
    missing: (circumstances, into) => {
      left.missing(circumstances, into);
      right.missing(circumstances, into);
    },
  };
}

function joined(left: number | null, right: number | null, operation: Operation, zero: number): number | null;
function joined(left: bigint | null, right: bigint | null, operation: Operation, zero: bigint): bigint | null;
function joined<T extends number | bigint>(left: T | null, right: T | null, operation: Operation, zero: T): T | null {
  if (left === null || right === null) return null;
  const [a, b] = [left as number, right as number];
  if (operation === 'product') return (a * b) as T;
  if (operation === 'sum') return (a + b) as T;
  return (a > b ? a - b : zero) as T;
}

import { WHOLE_BP } from '../money.ts';
import type { Bundle, BundleClaim } from './bundle.ts';
import { restFromBase, valueFromBase } from './rates.ts';

/**
 * Values over all subsets of the contested items of a bundle. A subset is a bit mask; bit k stands for the bundle's
 * item k, so that lower bits are smaller items.
 */
export interface SubsetTables {
  /** 2 to the power of the number of contested items. */
  readonly size: number;
  /** By subset: the sum of its items, each at the largest amount that any claim lists. */
  readonly weightFen: Float64Array;
  /** By claim and subset: the claim's value if it counts the subset, not above its cap. */
  readonly valueFen: readonly Float64Array[];
  /** By claim: the subset of all items that it wants. */
  readonly listed: readonly number[];
  /** By claim: the subsets worth giving to it, those of which no item can be left out without losing value. */
  readonly options: readonly Int32Array[];
  /** By claim and subset: what floor() and the cap cut off, in ten-thousandths of a fen. */
  readonly lossRest: readonly Float64Array[];
  /** By item: the smaller items that no claim would rather have, as a subset. */
  readonly lesser: readonly number[];
  /** Buffers of the search, one cell for each subset, kept in a blank state between uses. */
  readonly cells: Float64Array;
  readonly taken: Int32Array;
  readonly touched: Int32Array;
  readonly dense: Float64Array;
}

/** Cells of one table over all claims; 8 claims with 16 items, the guaranteed size, need half of it. */
const MOST_CELLS = 2 ** 20;

export function fitsTables(bundle: Bundle): boolean {
  return bundle.items.length <= 20 && bundle.claims.length * 2 ** bundle.items.length <= MOST_CELLS;
}

export function tablesOf(bundle: Bundle): SubsetTables {
  const count = bundle.items.length;
  const size = 2 ** count;
  const amounts = bundle.claims.map((claim) => amountsByBit(claim, count));
  const weights = new Float64Array(count);
  for (const list of amounts)
    for (const [bit, amount] of list.entries()) weights[bit] = Math.max(weights[bit] as number, amount);
  const valueFen = bundle.claims.map((claim, position) =>
    valuesOfSubsets(claim, amounts[position] as Float64Array, size),
  );
  return {
    size,
    weightFen: sumsOfSubsets(weights, size),
    valueFen,
    listed: bundle.claims.map(listedBits),
    lossRest: bundle.claims.map((claim, position) =>
      lossesOfSubsets(claim, amounts[position] as Float64Array, valueFen[position] as Float64Array),
    ),
    lesser: lesserItems(amounts, count),
    options: bundle.claims.map((claim, position) => optionsOf(claim, valueFen[position] as Float64Array)),
    cells: new Float64Array(size).fill(Number.NaN),
    taken: new Int32Array(size).fill(-1),
    touched: new Int32Array(size),
    dense: new Float64Array(size).fill(Number.NEGATIVE_INFINITY),
  };
}

function amountsByBit({ bits, amountFen }: BundleClaim, count: number): Float64Array {
  const amounts = new Float64Array(count);
  for (const [k, bit] of bits.entries()) amounts[bit] = amountFen[k] as number;
  return amounts;
}

function sumsOfSubsets(amounts: Float64Array, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (let bit = 0, half = 1; half < size; bit++, half *= 2) {
    const amount = amounts[bit] as number;
    for (let mask = 0; mask < half; mask++) sums[half + mask] = (sums[mask] as number) + amount;
  }
  return sums;
}

function valuesOfSubsets({ baseFen, capFen, rateBp }: BundleClaim, amounts: Float64Array, size: number): Float64Array {
  const values = sumsOfSubsets(amounts, size);
  for (let mask = 0; mask < size; mask++) {
    values[mask] = Math.min(capFen, valueFromBase(baseFen + (values[mask] as number), rateBp));
  }
  return values;
}

function lossesOfSubsets({ baseFen, rateBp }: BundleClaim, amounts: Float64Array, values: Float64Array): Float64Array {
  const losses = sumsOfSubsets(amounts, values.length);
  for (let mask = 0; mask < losses.length; mask++) {
    const base = baseFen + (losses[mask] as number);
    const cut = valueFromBase(base, rateBp) - (values[mask] as number);
    losses[mask] = cut * WHOLE_BP + restFromBase(base, rateBp);
  }
  return losses;
}

function lesserItems(amounts: readonly Float64Array[], count: number): number[] {
  const lesser: number[] = [];
  for (let item = 0; item < count; item++) {
    let subset = 0;
    for (let other = 0; other < item; other++) {
      if (amounts.every((list) => (list[item] as number) >= (list[other] as number))) subset |= 1 << other;
    }
    lesser.push(subset);
  }
  return lesser;
}

function listedBits({ bits }: BundleClaim): number {
  let listed = 0;
  for (const bit of bits) listed |= 1 << bit;
  return listed;
}

function optionsOf(claim: BundleClaim, values: Float64Array): Int32Array {
  const listed = listedBits(claim);
  const options: number[] = [];
  for (let mask = listed; ; mask = (mask - 1) & listed) {
    if (everyItemMatters(mask, values, claim.capFen)) options.push(mask);
    if (mask === 0) break;
  }
  return Int32Array.from(options.reverse());
}

/** Whether leaving out any one item of a subset lowers its value, values being cut at the cap. */
export function everyItemMatters(mask: number, values: Float64Array, capFen: number): boolean {
  const value = Math.min(capFen, values[mask] as number);
  // Small items stand in the low bits and are the likeliest to be superfluous.
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    if (Math.min(capFen, values[mask ^ (rest & -rest)] as number) >= value) return false;
  }
  return true;
}

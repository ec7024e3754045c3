import { WHOLE_BP } from '../money.ts';
import type { Bundle, BundleClaim } from './bundle.ts';

/**
 * Values over all subsets of the contested items of a bundle. A subset is a bit mask; bit k stands for the bundle's
 * item k, so that lower bits are smaller items.
 */
export interface SubsetTables {
  /** 2 to the power of the number of contested items. */
  readonly size: number;
  /** By subset: the sum of its items, each at the largest amount that any claim lists. */
  readonly weightFen: Float64Array;
  /** By claim and item: the amount, 0 where the claim does not list it. */
  readonly amountFen: readonly Float64Array[];
  /** By claim and subset: the claim's value if it counts the subset, not above its cap. */
  readonly valueFen: readonly Float64Array[];
  /** By claim: the subset of all items that it wants. */
  readonly listed: readonly number[];
  /** By claim: the subsets worth giving to it, those of which no item can be left out without losing value; by weight. */
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

/** Cells of one table over all claims; 8 claims with 16 items, the guaranteed size, need a quarter of it. */
const MOST_CELLS = 2 ** 21;

export function fitsTables(bundle: Bundle): boolean {
  return bundle.items.length <= 20 && bundle.claims.length * 2 ** bundle.items.length <= MOST_CELLS;
}

export function tablesOf(bundle: Bundle): SubsetTables {
  const count = bundle.items.length;
  const size = 2 ** count;
  const amountFen = bundle.claims.map((claim) => amountsByBit(claim, count));
  const weights = new Float64Array(count);
  for (const list of amountFen) {
    for (const [bit, amount] of list.entries()) weights[bit] = Math.max(weights[bit] as number, amount);
  }
  const weightFen = sumsOfSubsets(weights, size);
  const lightestFirst = byWeight(weightFen);
  const outcomes = bundle.claims.map((claim, position) => outcomesOf(claim, amountFen[position] as Float64Array, size));
  return {
    size,
    weightFen,
    amountFen,
    valueFen: outcomes.map(({ valueFen }) => valueFen),
    lossRest: outcomes.map(({ lossRest }) => lossRest),
    listed: bundle.claims.map(listedBits),
    lesser: lesserItems(amountFen, count),
    options: bundle.claims.map((claim, position) => optionsOf(claim, outcomes[position] as Outcomes, lightestFirst)),
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

/** All subsets by rising weight: the sets without an item and the same sets with it are two sorted runs to merge. */
function byWeight(weightFen: Float64Array): Int32Array {
  let sorted = new Int32Array(1);
  for (let bit = 1; bit < weightFen.length; bit *= 2) {
    const merged = new Int32Array(bit * 2);
    let without = 0;
    let withBit = 0;
    for (let k = 0; k < merged.length; k++) {
      const plain = sorted[without] as number;
      const more = (sorted[withBit] as number) | bit;
      const isPlain = withBit === bit || (without < bit && (weightFen[plain] as number) <= (weightFen[more] as number));
      merged[k] = isPlain ? plain : more;
      if (isPlain) without++;
      else withBit++;
    }
    sorted = merged;
  }
  return sorted;
}

interface Outcomes {
  readonly valueFen: Float64Array;
  readonly lossRest: Float64Array;
}

function outcomesOf({ baseFen, capFen, rateBp }: BundleClaim, amounts: Float64Array, size: number): Outcomes {
  const valueFen = sumsOfSubsets(amounts, size);
  const lossRest = new Float64Array(size);
  for (let mask = 0; mask < size; mask++) {
    // shareOf, keeping what it floors away.
    const base = baseFen + (valueFen[mask] as number);
    const whole = Math.floor(base / WHOLE_BP);
    const parts = (base - whole * WHOLE_BP) * rateBp;
    const floored = Math.floor(parts / WHOLE_BP);
    const value = whole * rateBp + floored;
    const cut = value > capFen ? value - capFen : 0;
    valueFen[mask] = value - cut;
    lossRest[mask] = parts - floored * WHOLE_BP + cut * WHOLE_BP;
  }
  return { valueFen, lossRest };
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

function optionsOf(claim: BundleClaim, { valueFen }: Outcomes, lightestFirst: Int32Array): Int32Array {
  const unlisted = ~listedBits(claim);
  const options = new Int32Array(lightestFirst.length);
  let count = 0;
  for (let k = 0; k < lightestFirst.length; k++) {
    const mask = lightestFirst[k] as number;
    if ((mask & unlisted) === 0 && everyItemMatters(mask, valueFen, claim.capFen)) options[count++] = mask;
  }
  return options.slice(0, count);
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

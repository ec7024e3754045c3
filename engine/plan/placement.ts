import { awardInOrder, type Bundle, type BundleClaim } from './bundle.ts';
import { valueFromBase } from './rates.ts';

/** An assignment of the contested items of a bundle with what it yields. */
export interface Placement {
  /** By item of the bundle: the claim (position in the bundle) that counts it, or -1. */
  readonly owner: Int32Array;
  /** The lexicographically largest awards of this assignment. */
  readonly awardFen: Float64Array;
  readonly totalFen: number;
}

/** Whether one placement comes before another: the larger total, then the lexicographically larger awards. */
export function isBetter(one: Placement, other: Placement): boolean {
  return one.totalFen === other.totalFen ? comesFirst(one.awardFen, other.awardFen) : one.totalFen > other.totalFen;
}

/** Whether awards are lexicographically larger than others. */
export function comesFirst(one: Float64Array, other: Float64Array): boolean {
  for (let k = 0; k < one.length; k++) {
    const a = one[k] as number;
    const b = other[k] as number;
    if (a !== b) return a > b;
  }
  return false;
}

/** Works out sums, values and awards for an assignment. */
export function placementOf(bundle: Bundle, owner: Int32Array): Placement {
  const sums = Float64Array.from(bundle.claims, ({ baseFen }) => baseFen);
  for (const [position, { bits, amountFen }] of bundle.claims.entries()) {
    for (let k = 0; k < bits.length; k++) {
      if (owner[bits[k] as number] === position) sums[position] = (sums[position] as number) + (amountFen[k] as number);
    }
  }
  const values = sums.map((sum, position) => valueFromBase(sum, (bundle.claims[position] as BundleClaim).rateBp));
  const awardFen = new Float64Array(bundle.claims.length);
  return { owner, awardFen, totalFen: awardInOrder(bundle, values, awardFen) };
}

/** A good assignment without search: the better of two greedy ones. */
export function firstPlacement(bundle: Bundle): Placement {
  const inOrder = placementOf(bundle, fillInOrder(bundle));
  const byGain = placementOf(bundle, fillByGain(bundle));
  return isBetter(byGain, inOrder) ? byGain : inOrder;
}

/** Serves claim after claim: the largest items that still fit under its cap, then the smallest one that fills it. */
function fillInOrder({ claims, items }: Bundle): Int32Array {
  const owner = new Int32Array(items.length).fill(-1);
  for (const [position, { baseFen, capFen, rateBp, bits, amountFen }] of claims.entries()) {
    const largestFirst = [...bits.keys()].sort((a, b) => (bits[b] as number) - (bits[a] as number));
    let sum = baseFen;
    let filler = -1;
    for (const k of largestFirst) {
      if (owner[bits[k] as number] !== -1) continue;
      const value = valueFromBase(sum + (amountFen[k] as number), rateBp);
      if (value >= capFen) filler = k;
      if (value > capFen) continue;
      owner[bits[k] as number] = position;
      sum += amountFen[k] as number;
    }
    if (valueFromBase(sum, rateBp) < capFen && filler >= 0) owner[bits[filler] as number] = position;
  }
  return owner;
}

/** Gives each item, the largest first, to the claim whose value rises most, the earliest of equals. */
function fillByGain({ claims, items }: Bundle): Int32Array {
  const owner = new Int32Array(items.length).fill(-1);
  const sums = Float64Array.from(claims, ({ baseFen }) => baseFen);
  const listings = listingsOf(claims, items.length);
  for (let bit = items.length - 1; bit >= 0; bit--) {
    let most = -1;
    let amount = 0;
    for (const { position, amountFen } of listings[bit] ?? []) {
      const { capFen, rateBp } = claims[position] as BundleClaim;
      const sum = sums[position] as number;
      const gain =
        Math.min(capFen, valueFromBase(sum + amountFen, rateBp)) - Math.min(capFen, valueFromBase(sum, rateBp));
      if (gain <= most) continue;
      most = gain;
      amount = amountFen;
      owner[bit] = position;
    }
    const chosen = owner[bit] as number;
    if (chosen >= 0) sums[chosen] = (sums[chosen] as number) + amount;
  }
  return owner;
}

export interface Listing {
  readonly position: number;
  readonly amountFen: number;
}

/** By item of the bundle: the claims (positions) that list it, ascending. */
export function listingsOf(claims: readonly BundleClaim[], itemCount: number): Listing[][] {
  const listings: Listing[][] = Array.from({ length: itemCount }, () => []);
  for (const [position, { bits, amountFen }] of claims.entries()) {
    for (const [k, bit] of bits.entries()) listings[bit]?.push({ position, amountFen: amountFen[k] as number });
  }
  return listings;
}

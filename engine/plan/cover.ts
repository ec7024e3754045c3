import type { Effort } from './effort.ts';

/** Claims that need more from free items, and the free items. Positions are local to the question. */
export interface CoverQuestion {
  /** By claim: the amount still needed, above 0. */
  readonly needFen: readonly number[];
  /** By free item: the needy claims that list it. */
  readonly items: readonly (readonly { readonly claim: number; readonly amountFen: number }[])[];
}

/** By free item the claim that takes it, or -1; 'impossible' is proved, 'unknown' means the question was too large. */
export type CoverAnswer = Int32Array | 'impossible' | 'unknown';

/** Two to this power of cells and as many steps for each item; the guaranteed size is 15 free items. */
const MOST_ITEMS = 18;

/** Whether the free items can meet all needs at once, each item serving one claim. */
export function cover(question: CoverQuestion, effort: Effort): CoverAnswer {
  if (question.needFen.length === 0) return new Int32Array(question.items.length).fill(-1);
  if (isShort(question)) return 'impossible';
  // A single claim that is not short takes everything it lists.
  if (question.needFen.length === 1)
    return Int32Array.from(question.items, (listings) => (listings.length > 0 ? 0 : -1));
  const greedy = coverGreedily(question);
  if (greedy) return greedy;
  if (question.items.length > MOST_ITEMS) return 'unknown';
  effort.left -= question.items.length * 2 ** question.items.length;
  return effort.left > 0 ? coverExactly(question) : 'unknown';
}

/** A claim that needs more than all items it lists, or all claims together more than there is. */
function isShort({ needFen, items }: CoverQuestion): boolean {
  const reachable = new Float64Array(needFen.length);
  let all = 0;
  for (const listings of items) {
    let largest = 0;
    for (const { claim, amountFen } of listings) {
      reachable[claim] = (reachable[claim] as number) + amountFen;
      largest = Math.max(largest, amountFen);
    }
    all += largest;
  }
  return needFen.some((need, claim) => need > (reachable[claim] as number)) || sum(needFen) > all;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** Gives each item, the largest first, to the claim that still needs most. */
function coverGreedily({ needFen, items }: CoverQuestion): Int32Array | null {
  const owner = new Int32Array(items.length).fill(-1);
  const left = [...needFen];
  const amountOf = (item: number): number => Math.max(0, ...(items[item] ?? []).map(({ amountFen }) => amountFen));
  const largestFirst = [...items.keys()].sort((a, b) => amountOf(b) - amountOf(a) || a - b);
  for (const item of largestFirst) {
    const neediest = [...(items[item] ?? [])].sort((a, b) => (left[b.claim] as number) - (left[a.claim] as number))[0];
    if (!neediest || (left[neediest.claim] as number) <= 0) continue;
    owner[item] = neediest.claim;
    left[neediest.claim] = (left[neediest.claim] as number) - neediest.amountFen;
  }
  return left.every((need) => need <= 0) ? owner : null;
}

/**
 * Fills the claims one after another: for every set of used items it keeps the furthest state, the number of claims
 * filled and then the amount in the next one. Two states of the same set are always comparable, so that one suffices.
 */
function coverExactly({ needFen, items }: CoverQuestion): Int32Array | 'impossible' {
  const size = 2 ** items.length;
  const claimCount = needFen.length;
  const amounts = new Float64Array(claimCount * items.length);
  const largest = new Float64Array(items.length);
  for (const [item, listings] of items.entries()) {
    for (const { claim, amountFen } of listings) {
      amounts[claim * items.length + item] = amountFen;
      largest[item] = Math.max(largest[item] as number, amountFen);
    }
  }
  const needFrom = needFen.map((_, claim) => sum(needFen.slice(claim)));
  const filled = new Int8Array(size).fill(-1);
  const fillFen = new Float64Array(size);
  const leftFen = new Float64Array(size);
  const lastItem = new Int8Array(size);
  filled[0] = 0;
  leftFen[0] = largest.reduce((total, amount) => total + amount, 0);
  for (let used = 0; used < size; used++) {
    const claim = filled[used] as number;
    if (claim < 0) continue;
    const fill = fillFen[used] as number;
    const left = leftFen[used] as number;
    if ((needFrom[claim] as number) - fill > left) continue;
    const need = needFen[claim] as number;
    for (let free = (size - 1) & ~used; free !== 0; free &= free - 1) {
      const item = 31 - Math.clz32(free & -free);
      const next = used | (1 << item);
      let nextFill = fill + (amounts[claim * items.length + item] as number);
      let nextClaim = claim;
      if (nextFill >= need) {
        nextClaim++;
        nextFill = 0;
      }
      const held = filled[next] as number;
      if (nextClaim < held || (nextClaim === held && nextFill <= (fillFen[next] as number))) continue;
      filled[next] = nextClaim;
      fillFen[next] = nextFill;
      leftFen[next] = left - (largest[item] as number);
      lastItem[next] = item;
      if (nextClaim === claimCount) return ownersUpTo(next, filled, lastItem, items.length);
    }
  }
  return 'impossible';
}

function ownersUpTo(used: number, filled: Int8Array, lastItem: Int8Array, itemCount: number): Int32Array {
  const owner = new Int32Array(itemCount).fill(-1);
  for (let mask = used; mask !== 0; ) {
    const item = lastItem[mask] as number;
    mask ^= 1 << item;
    owner[item] = filled[mask] as number;
  }
  return owner;
}

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
export function cover(question: CoverQuestion): CoverAnswer {
  if (question.needFen.length === 0) return new Int32Array(question.items.length).fill(-1);
  if (isShort(question)) return 'impossible';
  const greedy = coverGreedily(question);
  if (greedy) return greedy;
  return question.items.length <= MOST_ITEMS ? coverExactly(question) : 'unknown';
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
  const filled = new Int8Array(size);
  const fillFen = new Float64Array(size);
  const lastItem = new Int8Array(size).fill(-1);
  const amounts = needFen.map((_, claim) =>
    Float64Array.from(items, (listings) => listings.find((listing) => listing.claim === claim)?.amountFen ?? 0),
  );
  for (let used = 1; used < size; used++) {
    let most = -1;
    let mostFill = 0;
    for (let rest = used; rest !== 0; rest &= rest - 1) {
      const item = 31 - Math.clz32(rest & -rest);
      const before = used ^ (1 << item);
      let claims = filled[before] as number;
      let fill = (fillFen[before] as number) + ((amounts[claims] as Float64Array)[item] as number);
      if (fill >= (needFen[claims] as number)) {
        claims++;
        fill = 0;
      }
      if (claims < most || (claims === most && fill <= mostFill)) continue;
      most = claims;
      mostFill = fill;
      lastItem[used] = item;
    }
    filled[used] = most;
    fillFen[used] = mostFill;
    if (most === needFen.length) return ownersUpTo(used, filled, lastItem, items.length);
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

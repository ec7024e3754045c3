import { awardInOrder, type BundleClaim } from './bundle.ts';
import { boundAt, type Envelope, envelopeOf } from './envelope.ts';
import { bitCount, type Part, type Search } from './subset-search.ts';

/** Options looked at before the dive gives up: a fraction of what the full search costs. */
const MOST_LOOKS = 200_000;
/** Longer lists of options are tried in the order of their masks, because sorting them would cost more than the dive. */
const MOST_SORTED = 10_000;

/** One claim's options in the order in which the dive tries them. */
interface Level {
  readonly position: number;
  readonly above: readonly number[];
  readonly masks: Int32Array;
  readonly valueFen: Float64Array;
}

/**
 * Looks for any assignment that meets the demand, claim after claim, with the bound as its only guide: 'none' where it
 * could look everywhere, null where it gave up. `leaves` are the options of every claim; the claim with most of them
 * comes last and gets what the others leave.
 */
export function dive(search: Search, leaves: readonly Part[]): Int32Array | 'none' | null {
  const attempt = new Dive(search, leaves);
  const found = attempt.visit(0, 0, 0, search.bundle.roomFen, MOST_LOOKS);
  search.effort.left -= attempt.looks;
  if (!found) return attempt.gaveUp ? null : 'none';
  const owner = new Int32Array(search.bundle.items.length).fill(-1);
  for (const [position, mask] of attempt.chosen.entries()) {
    for (let bit = 0; bit < owner.length; bit++) if ((mask >> bit) & 1) owner[bit] = position;
  }
  return owner;
}

class Dive {
  looks = 0;
  gaveUp = false;
  /** By claim: the subset it counts. */
  readonly chosen: Int32Array;
  readonly #search: Search;
  readonly #levels: readonly Level[];
  readonly #last: number;
  readonly #values: Float64Array;
  readonly #awards: Float64Array;
  /** Bounds for the claims after each level, where no limit makes them depend on the choices so far. */
  readonly #after: readonly Envelope[];

  constructor(search: Search, leaves: readonly Part[]) {
    const order = [...leaves].sort((a, b) => a.masks.length - b.masks.length);
    this.#search = search;
    this.#last = (order.pop() as Part).claims[0] as number;
    this.#levels = order.map((part) => levelOf(search, part));
    this.chosen = new Int32Array(leaves.length);
    this.#values = new Float64Array(leaves.length);
    this.#awards = new Float64Array(leaves.length);
    this.#after = this.#levels.map((_, depth) => this.#boundAfter(depth, search.bundle.roomFen));
  }

  visit(depth: number, used: number, earned: number, roomFen: readonly number[], mostLooks: number): boolean {
    const level = this.#levels[depth];
    if (!level) return this.#finish(used);
    const { tables, demand } = this.#search;
    const { position, above, masks, valueFen } = level;
    const after = roomFen.length > 1 ? this.#boundAfter(depth, roomFen) : (this.#after[depth] as Envelope);
    const all = tables.weightFen[tables.size - 1] as number;
    const until = this.looks + mostLooks;
    const room = above.reduce((least, limit) => Math.min(least, roomFen[limit] as number), Number.POSITIVE_INFINITY);
    for (let k = 0; k < masks.length; k++) {
      if (this.looks++ >= until) {
        this.gaveUp = true;
        return false;
      }
      const mask = masks[k] as number;
      if ((mask & used) !== 0) continue;
      const award = Math.min(room, valueFen[k] as number);
      if (earned + award + boundAt(after, all - (tables.weightFen[used | mask] as number)) < demand.targetFen) continue;
      this.chosen[position] = mask;
      this.#values[position] = valueFen[k] as number;
      const left =
        above.length === 0 ? roomFen : roomFen.map((fen, limit) => (above.includes(limit) ? fen - award : fen));
      // No single beginning may use up all looks: a bad first choice would otherwise hide all others.
      if (this.visit(depth + 1, used | mask, earned + award, left, Math.max(1_000, mostLooks >> 2))) return true;
    }
    return false;
  }

  #finish(used: number): boolean {
    const { bundle, tables, demand } = this.#search;
    const last = this.#last;
    const rest = (tables.size - 1) ^ used;
    const value = Math.min(demand.capFen[last] as number, (tables.valueFen[last] as Float64Array)[rest] as number);
    if (value < (demand.floorFen[last] as number)) return false;
    this.#values[last] = value;
    this.chosen[last] = rest & (tables.listed[last] as number);
    return awardInOrder(bundle, this.#values, this.#awards) >= demand.targetFen;
  }

  #boundAfter(depth: number, roomFen: readonly number[]): Envelope {
    const { bundle, demand } = this.#search;
    const isServed = (claim: number): boolean => {
      for (let level = 0; level <= depth; level++) if (this.#levels[level]?.position === claim) return true;
      return false;
    };
    return envelopeOf(bundle, demand, bundle.root, isServed, roomFen);
  }
}

/** Puts the options first that lose least against the bound, and of equals those with the fewest items. */
function levelOf({ bundle, tables, demand }: Search, part: Part): Level {
  const position = part.claims[0] as number;
  let order = fewestItemsFirst(part.masks, bundle.items.length);
  if (order.length <= MOST_SORTED) {
    const others = envelopeOf(bundle, demand, bundle.root, (claim) => claim === position);
    const all = tables.weightFen[tables.size - 1] as number;
    const promise = Float64Array.from(
      part.masks,
      (mask, k) => (part.valueFen[k] as number) + boundAt(others, all - (tables.weightFen[mask] as number)),
    );
    order = order.sort((a, b) => (promise[b] as number) - (promise[a] as number));
  }
  return {
    position,
    above: (bundle.claims[position] as BundleClaim).above,
    masks: order.map((k) => part.masks[k] as number),
    valueFen: Float64Array.from(order, (k) => part.valueFen[k] as number),
  };
}

/** Positions of the masks by the number of their items, otherwise in the given order. */
function fewestItemsFirst(masks: Int32Array, itemCount: number): Int32Array {
  const ends = new Int32Array(itemCount + 2);
  for (const mask of masks) ends[bitCount(mask) + 1] = (ends[bitCount(mask) + 1] as number) + 1;
  for (let count = 1; count < ends.length; count++) ends[count] = (ends[count] as number) + (ends[count - 1] as number);
  const order = new Int32Array(masks.length);
  for (const [k, mask] of masks.entries()) {
    const count = bitCount(mask);
    order[ends[count] as number] = k;
    ends[count] = (ends[count] as number) + 1;
  }
  return order;
}

import { awardInOrder } from './bundle.ts';
import { boundAt, type Envelope, envelopeOf } from './envelope.ts';
import { bitCount, type Part, type Search } from './subset-search.ts';

/** Options looked at before the dive gives up: a fraction of what the full search costs. */
const MOST_LOOKS = 200_000;
/** Longer lists of options are tried in the order of their masks, because sorting them would cost more than the dive. */
const MOST_SORTED = 10_000;

/** One claim's options in the order in which the dive tries them, and the bound for the claims after it. */
interface Level {
  readonly position: number;
  readonly masks: Int32Array;
  readonly valueFen: Float64Array;
  readonly after: Envelope;
}

/**
 * Looks for any assignment that meets the demand, claim after claim, with the bound as its only guide: 'none' where it
 * could look everywhere, null where it gave up. `leaves` are the options of every claim; the claim with most of them
 * comes last and gets what the others leave.
 */
export function dive(search: Search, leaves: readonly Part[]): Int32Array | 'none' | null {
  const { bundle, tables, demand } = search;
  const order = [...leaves].sort((a, b) => a.masks.length - b.masks.length);
  const last = (order.pop() as Part).claims[0] as number;
  const levels = order.map((part, depth) => levelOf(search, part, new Set(order.slice(0, depth + 1))));
  const all = tables.weightFen[tables.size - 1] as number;
  const chosen = new Int32Array(bundle.claims.length);
  const values = new Float64Array(bundle.claims.length);
  const awards = new Float64Array(bundle.claims.length);
  let looks = 0;
  let gaveUp = false;
  const finish = (used: number): boolean => {
    const rest = (tables.size - 1) ^ used;
    const value = Math.min(demand.capFen[last] as number, (tables.valueFen[last] as Float64Array)[rest] as number);
    if (value < (demand.floorFen[last] as number)) return false;
    values[last] = value;
    chosen[last] = rest & (tables.listed[last] as number);
    return awardInOrder(bundle, values, awards) >= demand.targetFen;
  };
  const visit = (depth: number, used: number, earned: number, mostLooks: number): boolean => {
    const level = levels[depth];
    if (!level) return finish(used);
    const { position, masks, valueFen, after } = level;
    const until = looks + mostLooks;
    for (let k = 0; k < masks.length; k++) {
      if (looks++ >= until) {
        gaveUp = true;
        return false;
      }
      const mask = masks[k] as number;
      if ((mask & used) !== 0) continue;
      const value = valueFen[k] as number;
      if (earned + value + boundAt(after, all - (tables.weightFen[used | mask] as number)) < demand.targetFen) continue;
      chosen[position] = mask;
      values[position] = value;
      // No single beginning may use up all looks: a bad first choice would otherwise hide all others.
      if (visit(depth + 1, used | mask, earned + value, Math.max(1_000, mostLooks >> 2))) return true;
    }
    return false;
  };
  const found = visit(0, 0, 0, MOST_LOOKS);
  search.effort.left -= looks;
  if (!found) return gaveUp ? null : 'none';
  const owner = new Int32Array(bundle.items.length).fill(-1);
  for (const [position, mask] of chosen.entries()) {
    for (let bit = 0; bit < owner.length; bit++) if ((mask >> bit) & 1) owner[bit] = position;
  }
  return owner;
}

/** Puts the options first that lose least against the bound, and of equals those with the fewest items. */
function levelOf({ bundle, tables, demand }: Search, part: Part, served: ReadonlySet<Part>): Level {
  const position = part.claims[0] as number;
  const isServed = (claim: number): boolean => [...served].some(({ claims }) => claims[0] === claim);
  const after = envelopeOf(bundle, demand, bundle.root, isServed);
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
    after,
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

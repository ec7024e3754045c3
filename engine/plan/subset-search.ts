import type { Bundle, BundleClaim } from './bundle.ts';
import type { Effort } from './effort.ts';
import { boundAt, type Demand, envelopeOf } from './envelope.ts';
import type { LimitNode } from './limits.ts';
import { everyItemMatters, type SubsetTables } from './tables.ts';

/** Everything one search needs; nothing of it changes but the buffers and the effort. */
export interface Search {
  readonly bundle: Bundle;
  readonly tables: SubsetTables;
  readonly demand: Demand;
  readonly effort: Effort;
}

/**
 * Some claims and, for each set of items that they may use up between them, the largest sum of their awards. Sets that
 * cannot lead to the target are left out.
 */
export interface Part {
  readonly claims: readonly number[];
  readonly masks: Int32Array;
  readonly valueFen: Float64Array;
  /** Where two parts were merged: by entry the items that went to the right one. */
  readonly merged?: { readonly left: Part; readonly right: Part; readonly taken: Int32Array };
}

/** By used amount of shared cost: what a part must have earned with it for the target to stay within reach. */
export type Need = (usedFen: number) => number;

/**
 * What the part must earn follows from the most that all other claims can earn from the rest: once for all others
 * together, and once limit by limit upwards, where a limit may cut the part's own sum.
 * `path` holds the nodes from the root down to the one that the part belongs to.
 */
export function needOf(
  { bundle, tables, demand }: Search,
  path: readonly LimitNode[],
  claims: readonly number[],
): Need {
  const inPart = (position: number): boolean => claims.includes(position);
  const all = tables.weightFen[tables.size - 1] as number;
  const root = path[0] as LimitNode;
  const others = envelopeOf(bundle, demand, root, inPart);
  if (path.length === 1) return (used) => demand.targetFen - boundAt(others, all - used);
  const levels = path.map((node, depth) => {
    const below = path[depth + 1];
    const siblings: LimitNode = {
      ...node,
      limit: -1,
      nodes: node.nodes.filter((child) => child !== below),
    };
    return envelopeOf(bundle, demand, siblings, inPart);
  });
  return (used) => {
    const rest = all - used;
    let need = demand.targetFen;
    for (let depth = 0; depth < levels.length; depth++) {
      if (need > (path[depth] as LimitNode).roomFen) return Number.POSITIVE_INFINITY;
      need -= boundAt(levels[depth] as (typeof levels)[number], rest);
    }
    return Math.max(need, demand.targetFen - boundAt(others, rest));
  };
}

/** The subsets worth giving to one claim under the demand, out of the given ones. */
export function leafOf(search: Search, position: number, path: readonly LimitNode[], options: Int32Array): Part {
  const { tables, demand, effort } = search;
  effort.left -= 2 * options.length;
  const values = tables.valueFen[position] as Float64Array;
  const cap = demand.capFen[position] as number;
  const floor = demand.floorFen[position] as number;
  const needFor = needOf(search, path, [position]);
  // Under the claim's own cap every option in the tables is known to be tight.
  const isTight = cap >= (search.bundle.claims[position] as BundleClaim).capFen;
  const masks = new Int32Array(options.length);
  const valueFen = new Float64Array(options.length);
  let count = 0;
  for (let k = 0; k < options.length; k++) {
    const mask = options[k] as number;
    const value = Math.min(cap, values[mask] as number);
    if (value < floor) continue;
    const need = needFor(tables.weightFen[mask] as number);
    // The options come by rising weight, and what is needed rises with it.
    if (need > cap) break;
    if (value < need) continue;
    if (!isTight && !everyItemMatters(mask, values, cap)) continue;
    masks[count] = mask;
    valueFen[count++] = value;
  }
  return { claims: [position], masks: masks.subarray(0, count), valueFen: valueFen.subarray(0, count) };
}

/** The number of items in a subset. */
export function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

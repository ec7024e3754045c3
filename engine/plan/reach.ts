import { dive } from './dive.ts';
import { boundAt, envelopeOf } from './envelope.ts';
import { equalItems } from './equal-items.ts';
import type { LimitNode } from './limits.ts';
import { mergeParts, selectFrom, withoutExchangeable } from './merge-parts.ts';
import { leafOf, needOf, type Part, type Search } from './subset-search.ts';

/** Up to this many contested items the subset search costs less than anything that might spare it. */
export const FEW_ITEMS = 6;

/** Rounds of narrowing options and bound by one another; the later ones find little. */
const MOST_ROUNDS = 3;

const NO_ITEMS: readonly number[] = new Array(32).fill(0);
const NOBODY = (): boolean => false;

/** The most that the bundle's claims can be awarded together under the demand, items cut and mixed freely. */
export function upperBound({ bundle, demand }: Pick<Search, 'bundle' | 'demand'>, contestedFen: number): number {
  return boundAt(envelopeOf(bundle, demand, bundle.root, NOBODY), contestedFen);
}

/** An assignment that meets a demand. By item of the bundle: the claim (position in the bundle) that counts it, or -1. */
export interface Reached {
  readonly owner: Int32Array;
  /** Whether the sum of the awards, and then the award in focus, is the largest that any assignment reaches. */
  readonly isLargest: boolean;
}

/**
 * An assignment of the contested items that meets the demand; null where there is none. Where the effort runs out on the
 * way (`effort.left` at or below 0), null means nothing. `focus` is the claim whose award is to be large, or -1.
 */
export function reach(asked: Search, focus: number): Reached | null {
  const narrowed = narrow(asked);
  if (!narrowed) return null;
  const { search, leaves } = narrowed;
  const { bundle } = search;
  if (bundle.items.length > FEW_ITEMS) {
    const owner = dive(search, leaves);
    if (owner === 'none') return null;
    if (owner) return { owner, isLargest: false };
  }
  const equals = equalItems(search);
  const parts = partsOf(search, bundle.root, [bundle.root], leaves, focus);
  const last = parts?.pop();
  const joined = parts && mergeAll(search, parts, [bundle.root], equals);
  if (!joined || !last) return null;
  const owner = last.merged ? bestUnion(search, joined, last, equals) : bestRest(search, joined, last);
  if (!owner || search.effort.left <= 0) return null;
  return { owner, isLargest: focus < 0 || last.claims[0] === focus };
}

/** A search with the tighter bound and the fewer options that follow from its demand. */
export interface Narrowed {
  readonly search: Search;
  readonly leaves: readonly Part[];
}

/**
 * The options of every claim under the demand, by claim; null where they show that it cannot be met. What all remaining
 * options of a claim lose by flooring or at the cap lowers the bound, and a lower bound leaves fewer options.
 */
export function narrow(asked: Search): Narrowed | null {
  const { bundle, tables, demand } = asked;
  let lossRest = demand.lossRest;
  let options = tables.options;
  for (let round = 0; ; round++) {
    const search = { ...asked, demand: { ...demand, lossRest } };
    if (upperBound(search, tables.weightFen[tables.size - 1] as number) < demand.targetFen) return null;
    const leaves: Part[] = [];
    if (!findLeaves(search, bundle.root, [bundle.root], options, leaves)) return null;
    if (round === MOST_ROUNDS || bundle.items.length <= FEW_ITEMS) return { search, leaves };
    const losses = Float64Array.from(leaves, ({ masks }, position) =>
      leastOf(masks, tables.lossRest[position] as Float64Array),
    );
    if (losses.every((loss, position) => loss === lossRest[position])) return { search, leaves };
    lossRest = losses;
    options = leaves.map(({ masks }) => masks);
  }
}

function leastOf(masks: Int32Array, losses: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (const mask of masks) least = Math.min(least, losses[mask] as number);
  return least;
}

/** The options of every claim, written to `leaves` by claim; false where a claim has none. */
function findLeaves(
  search: Search,
  node: LimitNode,
  path: readonly LimitNode[],
  options: readonly Int32Array[],
  leaves: Part[],
): boolean {
  for (const position of node.claims) {
    const leaf = leafOf(search, position, path, options[position] as Int32Array);
    if (leaf.masks.length === 0) return false;
    leaves[position] = leaf;
  }
  return node.nodes.every((child) => findLeaves(search, child, [...path, child], options, leaves));
}

/**
 * The parts directly below a node, fewest sets first. At the root a claim comes last, where its options cost nothing:
 * the one in focus, so that its largest award shows, else the one with the most options.
 */
function partsOf(
  search: Search,
  node: LimitNode,
  path: readonly LimitNode[],
  leaves: readonly Part[],
  focus: number,
): Part[] | null {
  const own = node.claims.map((position) => leaves[position] as Part);
  own.sort((a, b) => a.masks.length - b.masks.length);
  const inFocus = own.findIndex(({ claims }) => claims[0] === focus);
  const last = path.length > 1 ? [] : own.splice(inFocus, 1);
  const parts = [...own];
  for (const child of node.nodes) {
    const inner = nodePart(search, child, [...path, child], leaves);
    if (!inner) return null;
    parts.push(inner);
  }
  parts.sort((a, b) => a.masks.length - b.masks.length);
  // The second largest part costs least as the first one.
  const first = parts.pop();
  return [...(first ? [first] : []), ...parts, ...last];
}

/** Merges parts one after another. Equal items are only given for the chain of merges at the root. */
function mergeAll(
  search: Search,
  parts: readonly Part[],
  path: readonly LimitNode[],
  equals: readonly number[] | null,
): Part | null {
  let [joined] = parts;
  if (joined && equals) joined = withoutExchangeable(search, joined);
  for (const part of parts.slice(1)) {
    const left = joined as Part;
    const needFor = needOf(search, path, [...left.claims, ...part.claims]);
    joined = mergeParts(search, left, part, equals ?? NO_ITEMS, needFor);
    if (joined.masks.length === 0 || search.effort.left <= 0) return null;
    if (equals) joined = withoutExchangeable(search, joined);
  }
  return joined ?? null;
}

/** The part of all claims below a joint limit: their sums cut at its room, seen from the node above. */
function nodePart(search: Search, node: LimitNode, path: readonly LimitNode[], leaves: readonly Part[]): Part | null {
  const parts = partsOf(search, node, path, leaves, -1);
  const joined = parts && mergeAll(search, parts, path, null);
  if (!joined) return null;
  const needFor = needOf(search, path.slice(0, -1), joined.claims);
  const { weightFen } = search.tables;
  const cut = joined.valueFen.map((value) => Math.min(value, node.roomFen));
  const kept = [...joined.masks.keys()].filter(
    (k) => (cut[k] as number) >= needFor(weightFen[joined.masks[k] as number] as number),
  );
  return kept.length === 0 ? null : selectFrom(joined, kept, (k) => cut[k] as number);
}

/** Gives the last claim whatever the others leave, which no list of options is needed for. */
function bestRest({ bundle, tables, demand }: Search, joined: Part, last: Part): Int32Array | null {
  const position = last.claims[0] as number;
  const values = tables.valueFen[position] as Float64Array;
  const cap = demand.capFen[position] as number;
  const floor = demand.floorFen[position] as number;
  let best = demand.targetFen;
  let bestLast = -1;
  let found = -1;
  for (let k = 0; k < joined.masks.length; k++) {
    const value = Math.min(cap, values[(tables.size - 1) ^ (joined.masks[k] as number)] as number);
    const total = Math.min(bundle.root.roomFen, (joined.valueFen[k] as number) + value);
    if (value < floor || total < best || (total === best && value <= bestLast)) continue;
    best = total;
    bestLast = value;
    found = k;
  }
  if (found < 0) return null;
  const owner = new Int32Array(bundle.items.length).fill(-1);
  const used = joined.masks[found] as number;
  assign(owner, joined, used);
  assign(owner, last, ((tables.size - 1) ^ used) & (tables.listed[position] as number));
  return owner;
}

function bestUnion(search: Search, joined: Part, last: Part, equals: readonly number[]): Int32Array | null {
  const { bundle, demand } = search;
  const whole = mergeParts(search, joined, last, equals, () => demand.targetFen);
  let found = -1;
  for (let k = 0; k < whole.masks.length; k++) {
    if (found < 0 || (whole.valueFen[k] as number) > (whole.valueFen[found] as number)) found = k;
  }
  if (found < 0) return null;
  const owner = new Int32Array(bundle.items.length).fill(-1);
  assign(owner, whole, whole.masks[found] as number);
  return owner;
}

/** Walks back through the merges and writes down which claim got which items of a set. */
function assign(owner: Int32Array, part: Part, mask: number): void {
  if (part.merged) {
    const { left, right, taken } = part.merged;
    const toRight = taken[part.masks.indexOf(mask)] as number;
    assign(owner, left, mask ^ toRight);
    assign(owner, right, toRight);
    return;
  }
  for (let bit = 0; bit < owner.length; bit++) {
    if ((mask >> bit) & 1) owner[bit] = part.claims[0] as number;
  }
}

import { bitCount, type Need, type Part, type Search } from './subset-search.ts';
import type { SubsetTables } from './tables.ts';

/**
 * Merges two parts: for every union of disjoint sets the best sum. At worst 3^items steps; each option of the right part
 * meets either the sets of the left one or all subsets of what it leaves, whichever are fewer. Of equal items (`equals`,
 * see `equalItems`) the left part has to take the first ones.
 */
export function mergeParts(search: Search, left: Part, right: Part, equals: readonly number[], needFor: Need): Part {
  const { tables, effort } = search;
  const { cells, dense, weightFen, size } = tables;
  if (right.masks.length === 1) return joinOne(search, left, right, needFor);
  const firsts = right.masks.map((mask) => firstsOf(mask, equals));
  let steps = 0;
  for (let option = 0; option < firsts.length; option++) {
    const fixed = (right.masks[option] as number) | (firsts[option] as number);
    steps += Math.min(left.masks.length, size >> bitCount(fixed));
  }
  effort.left -= steps;
  if (effort.left <= 0) return { ...left, masks: new Int32Array(0), valueFen: new Float64Array(0) };
  // A cell holds the value to beat: at first one fen less than what is needed. Where most cells are never looked at,
  // that is worked out on first touch, and NaN stands for untouched.
  const isSparse = steps < 8 * size;
  if (!isSparse) for (let mask = 0; mask < size; mask++) cells[mask] = needFor(weightFen[mask] as number) - 1;
  for (let k = 0; k < left.masks.length; k++) dense[left.masks[k] as number] = left.valueFen[k] as number;
  for (let option = 0; option < firsts.length; option++) {
    const mask = right.masks[option] as number;
    const first = firsts[option] as number;
    const gain = right.valueFen[option] as number;
    if (isSparse) joinLazily(tables, left, mask, first, gain, needFor);
    else if (left.masks.length <= size >> bitCount(mask | first)) joinListed(tables, left, mask, first, gain);
    else joinSubsets(tables, mask, first, gain);
  }
  for (let k = 0; k < left.masks.length; k++) dense[left.masks[k] as number] = Number.NEGATIVE_INFINITY;
  const joined = collect(tables, left, right);
  cells.fill(Number.NaN);
  return joined;
}

/** The equal items before those of a set that the set does not hold itself. */
function firstsOf(mask: number, equals: readonly number[]): number {
  let firsts = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) firsts |= equals[31 - Math.clz32(rest & -rest)] as number;
  return firsts & ~mask;
}

/** The short way where the right part has a single option. */
function joinOne({ tables }: Search, left: Part, right: Part, needFor: Need): Part {
  const mask = right.masks[0] as number;
  const gain = right.valueFen[0] as number;
  const kept: number[] = [];
  for (let k = 0; k < left.masks.length; k++) {
    const used = left.masks[k] as number;
    if ((used & mask) !== 0) continue;
    if ((left.valueFen[k] as number) + gain >= needFor(tables.weightFen[used | mask] as number)) kept.push(k);
  }
  return {
    claims: [...left.claims, ...right.claims],
    masks: Int32Array.from(kept, (k) => (left.masks[k] as number) | mask),
    valueFen: Float64Array.from(kept, (k) => (left.valueFen[k] as number) + gain),
    merged: { left, right, taken: new Int32Array(kept.length).fill(mask) },
  };
}

function joinLazily(
  { cells, taken, weightFen }: SubsetTables,
  left: Part,
  mask: number,
  first: number,
  gain: number,
  needFor: Need,
): void {
  const { masks, valueFen } = left;
  const fixed = mask | first;
  for (let k = 0; k < masks.length; k++) {
    const used = masks[k] as number;
    if ((used & fixed) !== first) continue;
    const union = used | mask;
    if (Number.isNaN(cells[union])) cells[union] = needFor(weightFen[union] as number) - 1;
    if ((valueFen[k] as number) + gain <= (cells[union] as number)) continue;
    cells[union] = (valueFen[k] as number) + gain;
    taken[union] = mask;
  }
}

function joinListed({ cells, taken }: SubsetTables, left: Part, mask: number, first: number, gain: number): void {
  const { masks, valueFen } = left;
  const fixed = mask | first;
  for (let k = 0; k < masks.length; k++) {
    const used = masks[k] as number;
    if ((used & fixed) !== first) continue;
    const value = (valueFen[k] as number) + gain;
    if (value <= (cells[used | mask] as number)) continue;
    cells[used | mask] = value;
    taken[used | mask] = mask;
  }
}

function joinSubsets({ cells, taken, dense, size }: SubsetTables, mask: number, first: number, gain: number): void {
  const free = (size - 1) & ~(mask | first);
  const fixed = mask | first;
  for (let used = free; ; used = (used - 1) & free) {
    const value = (dense[used | first] as number) + gain;
    if (value > (cells[used | fixed] as number)) {
      cells[used | fixed] = value;
      taken[used | fixed] = mask;
    }
    if (used === 0) break;
  }
}

/** Takes the reached sets out of the buffers. A set is dropped where one item less earns as much. */
function collect({ cells, taken, touched, size }: SubsetTables, left: Part, right: Part): Part {
  let count = 0;
  for (let mask = 0; mask < size; mask++) {
    if ((taken[mask] as number) < 0) continue;
    const value = cells[mask] as number;
    let superfluous = false;
    for (let rest = mask; rest !== 0 && !superfluous; rest &= rest - 1) {
      const fewer = mask ^ (rest & -rest);
      superfluous = (taken[fewer] as number) >= 0 && (cells[fewer] as number) >= value;
    }
    if (!superfluous) touched[count++] = mask;
  }
  const masks = touched.slice(0, count);
  const joined = {
    claims: [...left.claims, ...right.claims],
    masks,
    valueFen: Float64Array.from(masks, (mask) => cells[mask] as number),
    merged: { left, right, taken: masks.map((mask) => taken[mask] as number) },
  };
  taken.fill(-1);
  return joined;
}

/**
 * Keeps the sets for which no exchange of an item for a lesser one earns as much: whoever comes after would rather have
 * the set with the lesser item taken. Only for the parts that a chain of merges begins with: if both sides of a merge
 * insisted on the lesser of two items, neither would take the other one.
 */
export function withoutExchangeable({ tables }: Search, part: Part): Part {
  const { dense, lesser } = tables;
  const { masks, valueFen } = part;
  for (let k = 0; k < masks.length; k++) dense[masks[k] as number] = valueFen[k] as number;
  const kept: number[] = [];
  for (let k = 0; k < masks.length; k++) {
    const mask = masks[k] as number;
    const value = valueFen[k] as number;
    let exchangeable = false;
    for (let rest = mask; rest !== 0 && !exchangeable; rest &= rest - 1) {
      const item = rest & -rest;
      const others = (lesser[31 - Math.clz32(item)] as number) & ~mask;
      if (others !== 0) exchangeable = (dense[mask ^ item ^ (1 << (31 - Math.clz32(others)))] as number) >= value;
    }
    if (!exchangeable) kept.push(k);
  }
  for (let k = 0; k < masks.length; k++) dense[masks[k] as number] = Number.NEGATIVE_INFINITY;
  return selectFrom(part, kept, (k) => valueFen[k] as number);
}

/** The part with only some of its entries, with the given values. */
export function selectFrom(part: Part, kept: readonly number[], valueAt: (entry: number) => number): Part {
  const pick = (list: Int32Array): Int32Array => Int32Array.from(kept, (k) => list[k] as number);
  const { claims, masks, merged } = part;
  const selected = { claims, masks: pick(masks), valueFen: Float64Array.from(kept, valueAt) };
  return merged ? { ...selected, merged: { ...merged, taken: pick(merged.taken) } } : selected;
}

import type { Bundle, BundleClaim } from './bundle.ts';
import type { Effort } from './effort.ts';
import type { Demand } from './envelope.ts';
import { improve } from './improve.ts';
import { firstPlacement, isBetter, type Placement, placementOf } from './placement.ts';
import { FEW_ITEMS, narrow, reach, upperBound } from './reach.ts';
import { fitsTables, type SubsetTables, tablesOf } from './tables.ts';

/** What is known so far about the best awards of a bundle. */
export interface BundleState {
  readonly bundle: Bundle;
  /** The most its claims can be awarded; exact once `totalProven`. */
  upperFen: number;
  /** The best assignment known, or null before any was tried. */
  placement: Placement | null;
  totalProven: boolean;
  awardsProven: boolean;
}

/** What building the tables costs, in steps of the search. */
const STEPS_PER_CELL = 10;
/** How the search narrows in on the best total: parts of the gap between bound and best known that it tries in turn. */
const GAP_PARTS = [64, 8, 1] as const;

export function bundleState(bundle: Bundle): BundleState {
  const state: BundleState = { bundle, upperFen: 0, placement: null, totalProven: false, awardsProven: false };
  if (bundle.items.length === 0) {
    // Without contested items there is one assignment, and serving the claims in order is best.
    state.placement = placementOf(bundle, new Int32Array(0));
    state.upperFen = state.placement.totalFen;
    state.totalProven = true;
    state.awardsProven = true;
  } else {
    state.upperFen = upperBound({ bundle, demand: openDemand(bundle, 0) }, contestedAmount(bundle));
  }
  return state;
}

function openDemand(bundle: Bundle, targetFen: number): Demand {
  return {
    floorFen: new Float64Array(bundle.claims.length),
    capFen: Float64Array.from(bundle.claims, ({ capFen }) => capFen),
    targetFen,
    lossRest: new Float64Array(bundle.claims.length),
  };
}

function contestedAmount({ claims, items }: Bundle): number {
  const largest = new Float64Array(items.length);
  for (const { bits, amountFen } of claims) {
    for (const [k, bit] of bits.entries()) largest[bit] = Math.max(largest[bit] as number, amountFen[k] as number);
  }
  return largest.reduce((sum, amount) => sum + amount, 0);
}

/** The tables of the bundle that was searched last: the total and the awards of one bundle are usually asked for in turn. */
export class TableStore {
  #bundle: Bundle | null = null;
  #tables: SubsetTables | null = null;

  of(bundle: Bundle, effort: Effort): SubsetTables {
    if (this.#bundle !== bundle || !this.#tables) {
      effort.left -= STEPS_PER_CELL * bundle.claims.length * 2 ** bundle.items.length;
      this.#bundle = bundle;
      this.#tables = tablesOf(bundle);
    }
    return this.#tables;
  }
}

/**
 * Finds the largest total of a bundle, or stops as soon as it is known to be below `atLeastFen`; the state then holds
 * the tighter upper bound. Without effort left the best known placement stands and the total stays unproven.
 */
export function settleTotal(state: BundleState, atLeastFen: number, store: TableStore, effort: Effort): void {
  const { bundle } = state;
  if (state.totalProven || state.upperFen < atLeastFen) return;
  state.placement ??= firstPlacement(bundle);
  if (state.placement.totalFen < state.upperFen && bundle.items.length > FEW_ITEMS) {
    state.placement = improve(bundle, state.placement, effort);
  }
  const isSearchable = fitsTables(bundle);
  for (let attempt = 0; isSearchable; ) {
    const known = Math.max(state.placement.totalFen, atLeastFen - 1);
    if (known >= state.upperFen || effort.left <= 0) break;
    const part = bundle.items.length > FEW_ITEMS ? (GAP_PARTS[attempt] ?? 1) : 1;
    const step = Math.ceil((state.upperFen - known) / part);
    const demand = openDemand(bundle, state.upperFen - step + 1);
    const reached = reach({ bundle, tables: store.of(bundle, effort), demand, effort }, -1);
    if (reached) {
      state.placement = placementOf(bundle, withLeftovers(bundle, reached.owner));
      if (reached.isLargest) state.upperFen = state.placement.totalFen;
    } else if (effort.left > 0) {
      state.upperFen = demand.targetFen - 1;
      attempt++;
    }
  }
  state.totalProven = state.placement.totalFen === state.upperFen;
}

/** Gives items that the search left over to the first claims that gain by them: later steps then have less to search. */
function withLeftovers(bundle: Bundle, owner: Int32Array): Int32Array {
  const start = placementOf(bundle, owner);
  let best = start;
  for (const [position, { bits }] of bundle.claims.entries()) {
    for (const bit of bits) {
      if (best.owner[bit] !== -1) continue;
      const placement = placementOf(bundle, best.owner.slice().fill(position, bit, bit + 1));
      if (isBetter(placement, best)) best = placement;
    }
  }
  return best.owner;
}

/**
 * Among the assignments with the largest total, finds the one with the lexicographically largest awards: claim after
 * claim, the awards of the earlier ones being fixed, it asks for more than the best known assignment gives.
 */
export function settleAwards(state: BundleState, store: TableStore, effort: Effort): void {
  const { bundle } = state;
  if (state.awardsProven || !state.placement) return;
  const target = state.placement.totalFen;
  const left = [...bundle.roomFen];
  const demand: Demand = { ...openDemand(bundle, target), targetFen: target };
  let proven = state.totalProven;
  for (let position = 0; position < bundle.claims.length; position++) {
    for (let later = position; later < bundle.claims.length; later++) {
      const { above } = bundle.claims[later] as BundleClaim;
      for (const limit of above) {
        demand.capFen[later] = Math.min(demand.capFen[later] as number, left[limit] as number);
      }
    }
    if ((state.placement.awardFen[position] as number) < (demand.capFen[position] as number)) {
      const isSettled = fitsTables(bundle)
        ? raiseAward(state, demand, position, left, store, effort)
        : raiseByClimbing(state, demand, position, left, effort);
      proven &&= isSettled;
    }
    const award = state.placement.awardFen[position] as number;
    demand.floorFen[position] = award;
    demand.capFen[position] = award;
    for (const limit of (bundle.claims[position] as BundleClaim).above) left[limit] = (left[limit] as number) - award;
  }
  state.awardsProven = proven;
}

/** Where the bundle is too large to search: tries the cap itself by small changes. True if no higher award is possible. */
function raiseByClimbing(
  state: BundleState,
  demand: Demand,
  position: number,
  left: readonly number[],
  effort: Effort,
): boolean {
  const { bundle } = state;
  const cap = demand.capFen[position] as number;
  if (climbTo(state, withFloor(bundle, demand, position, cap, left), effort)) return true;
  const held = state.placement?.awardFen[position] as number;
  const higher = withFloor(bundle, demand, position, held + 1, left);
  return upperBound({ bundle, demand: higher }, contestedAmount(bundle)) < demand.targetFen;
}

/**
 * Raises one award as far as the total allows. Few options give much, so that high awards are quickly refuted: it asks
 * for the highest values first, then for four times as many at a time. False where the effort ran out before.
 */
function raiseAward(
  state: BundleState,
  demand: Demand,
  position: number,
  left: readonly number[],
  store: TableStore,
  effort: Effort,
): boolean {
  const { bundle } = state;
  const held = (): number => state.placement?.awardFen[position] as number;
  const above = (floor: number): Demand => withFloor(bundle, demand, position, floor, left);
  const narrowed = narrow({ bundle, tables: store.of(bundle, effort), demand: above(held() + 1), effort });
  if (!narrowed) return effort.left > 0;
  const tables = { ...store.of(bundle, effort), options: narrowed.leaves.map(({ masks }) => masks) };
  let candidates = [...new Set(narrowed.leaves[position]?.valueFen.slice().sort())];
  for (let batch = 1; ; ) {
    candidates = candidates.filter((value) => value > held());
    if (candidates.length === 0 || effort.left <= 0) return effort.left > 0;
    const from = Math.max(0, candidates.length - batch);
    const floor = candidates[from] as number;
    const asked = { bundle, tables, demand: above(floor), effort };
    if (climbTo(state, asked.demand, effort)) continue;
    const reached = reach(asked, position);
    if (reached) {
      state.placement = placementOf(bundle, withLeftovers(bundle, reached.owner));
      if (reached.isLargest) return true;
      // Only where an earlier award was not settled can the floor be missed; then nothing is proven any more.
      if (held() < floor) return false;
      batch = Math.max(1, batch >> 2);
    } else {
      candidates = candidates.slice(0, from);
      batch *= 4;
    }
  }
}

/** Tries to meet a demand by small changes of the best known assignment alone. */
function climbTo(state: BundleState, demand: Demand, effort: Effort): boolean {
  const { bundle, placement } = state;
  if (!placement || bundle.items.length <= FEW_ITEMS) return false;
  const climbed = improve(bundle, placement, effort, demand.floorFen);
  const isMet = climbed.awardFen.every((award, position) => award >= (demand.floorFen[position] as number));
  if (!isMet || climbed.totalFen < demand.targetFen) return false;
  state.placement = climbed;
  return true;
}

/** The demand with a floor for one claim, and with what that floor leaves to later claims under the limits they share. */
function withFloor(bundle: Bundle, demand: Demand, position: number, floor: number, left: readonly number[]): Demand {
  const { above } = bundle.claims[position] as BundleClaim;
  const capFen = demand.capFen.map((cap, other) => {
    if (other <= position) return cap;
    const shared = (bundle.claims[other] as BundleClaim).above.filter((limit) => above.includes(limit));
    return shared.reduce((least, limit) => Math.min(least, (left[limit] as number) - floor), cap);
  });
  return { ...demand, floorFen: demand.floorFen.with(position, floor), capFen };
}

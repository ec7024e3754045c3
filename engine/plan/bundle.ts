import { bindingLimits, type LimitNode } from './limits.ts';
import { Links } from './linking.ts';
import type { ListedItem, Outline } from './outline.ts';
import { valueFromBase } from './rates.ts';

/** A granted claim inside a bundle. Amounts in fen. */
export interface BundleClaim {
  /** Position in the problem. */
  readonly claim: number;
  readonly rateBp: number;
  /** Fixed base and the items that no other granted claim wants. */
  readonly baseFen: number;
  /** Items of the base that other claims of the problem list too. */
  readonly ownItems: readonly number[];
  /** The most it can be awarded: its value with every listed item, and the room of every limit above it. */
  readonly capFen: number;
  /** The contested items it wants, as positions in the bundle's items, with their amounts. */
  readonly bits: readonly number[];
  readonly amountFen: readonly number[];
  /** Joint limits above it that can bind, outermost first, as positions in the bundle's rooms. */
  readonly above: readonly number[];
}

/**
 * Granted claims that compete for cost items or for the room of a limit, everything else being settled. Its best awards
 * do not depend on any other bundle.
 */
export interface Bundle {
  readonly claims: readonly BundleClaim[];
  /** Contested items, by the largest amount any claim lists, smallest first: positions in the problem. */
  readonly items: readonly number[];
  readonly roomFen: readonly number[];
  readonly root: LimitNode;
}

/** Splits granted claims (ascending) into bundles, in the order of their first claims. */
export function bundlesOf(outline: Outline, granted: readonly number[]): Bundle[] {
  const capFen = capsOf(outline, granted);
  const above = bindingLimits(outline.problem, outline.limitRank, granted, capFen);
  const { baseFen, ownItems, wanted } = contestedItems(outline, granted, capFen);
  const links = new Links(granted.length);
  const firstOfItem = new Map<number, number>();
  const firstOfLimit = new Map<number, number>();
  for (const [position, claim] of granted.entries()) {
    for (const { item } of wanted[position] ?? []) joinByKey(links, firstOfItem, item, position);
    for (const limit of above.get(claim) ?? []) joinByKey(links, firstOfLimit, limit, position);
  }
  return links.groups().map((positions) => {
    const items = itemsBySize(positions, wanted);
    const bitOf = new Map(items.map((item, bit) => [item, bit]));
    const limits = [...new Set(positions.flatMap((position) => above.get(granted[position] as number) ?? []))];
    const claims = positions.map((position): BundleClaim => {
      const claim = granted[position] as number;
      const list = wanted[position] ?? [];
      return {
        claim,
        rateBp: outline.problem.claims[claim]?.rateBp ?? 0,
        baseFen: baseFen[position] as number,
        ownItems: ownItems[position] ?? [],
        capFen: capFen[claim] as number,
        bits: list.map(({ item }) => bitOf.get(item) as number),
        amountFen: list.map(({ amountFen }) => amountFen),
        above: (above.get(claim) ?? []).map((limit) => limits.indexOf(limit)),
      };
    });
    const roomFen = limits.map((limit): number => outline.problem.limits[limit]?.roomFen ?? 0);
    return { claims, items, roomFen, root: limitTree(claims, roomFen) };
  });
}

function joinByKey(links: Links, firsts: Map<number, number>, key: number, position: number): void {
  const first = firsts.get(key);
  if (first === undefined) firsts.set(key, position);
  else links.join(first, position);
}

function capsOf({ problem, wholeFen }: Outline, granted: readonly number[]): Float64Array {
  const capFen = new Float64Array(problem.claims.length);
  for (const claim of granted) {
    let cap = wholeFen[claim] as number;
    for (const limit of problem.claims[claim]?.limits ?? []) cap = Math.min(cap, problem.limits[limit]?.roomFen ?? 0);
    capFen[claim] = cap;
  }
  return capFen;
}

/**
 * Nobody is hurt when a claim that reaches its cap without contested items leaves them to the others, or when the only
 * claim that still wants an item takes it. Both are repeated until nothing changes; what remains is contested.
 */
function contestedItems(outline: Outline, granted: readonly number[], capFen: Float64Array) {
  const baseFen = granted.map((claim) => outline.ownBaseFen[claim] as number);
  const wanted = granted.map((claim): readonly ListedItem[] => outline.shared[claim] ?? []);
  const ownItems = granted.map((): number[] => []);
  if (wanted.every((items) => items.length === 0)) return { baseFen, ownItems, wanted };
  for (let changed = true; changed; ) {
    changed = false;
    const wantedBy = new Map<number, number>();
    for (const [position, claim] of granted.entries()) {
      const rateBp = outline.problem.claims[claim]?.rateBp ?? 0;
      if (valueFromBase(baseFen[position] as number, rateBp) >= (capFen[claim] as number)) wanted[position] = [];
      for (const { item } of wanted[position] ?? []) wantedBy.set(item, (wantedBy.get(item) ?? 0) + 1);
    }
    for (const [position, items] of wanted.entries()) {
      const contested = items.filter(({ item }) => wantedBy.get(item) !== 1);
      if (contested.length === items.length) continue;
      for (const { item, amountFen } of items) {
        if (wantedBy.get(item) !== 1) continue;
        baseFen[position] = (baseFen[position] as number) + amountFen;
        ownItems[position]?.push(item);
      }
      wanted[position] = contested;
      changed = true;
    }
  }
  return { baseFen, ownItems, wanted };
}

function itemsBySize(positions: readonly number[], wanted: readonly (readonly ListedItem[])[]): number[] {
  const largest = new Map<number, number>();
  for (const position of positions) {
    for (const { item, amountFen } of wanted[position] ?? []) {
      largest.set(item, Math.max(largest.get(item) ?? 0, amountFen));
    }
  }
  return [...largest].sort(([a, sizeA], [b, sizeB]) => sizeA - sizeB || a - b).map(([item]) => item);
}

function limitTree(claims: readonly BundleClaim[], roomFen: readonly number[]): LimitNode {
  const root: LimitNode = { roomFen: Number.POSITIVE_INFINITY, limit: -1, claims: [], nodes: [] };
  const nodes = roomFen.map((room, limit): LimitNode => ({ roomFen: room, limit, claims: [], nodes: [] }));
  const placed = new Set<LimitNode>();
  for (const [position, { above }] of claims.entries()) {
    let parent = root;
    for (const limit of above) {
      const node = nodes[limit] as LimitNode;
      if (!placed.has(node)) {
        placed.add(node);
        parent.nodes.push(node);
      }
      parent = node;
    }
    parent.claims.push(position);
  }
  const [only] = root.nodes;
  // A limit over the whole bundle is the root itself.
  return only && root.nodes.length === 1 && root.claims.length === 0 ? only : root;
}

/**
 * The lawful awards for given values that are largest in the order of the claims. Because the limits are laminar, serving
 * the claims in any order gives the largest possible sum, so the lexicographically largest awards lose nothing.
 * Returns the sum and writes the awards into `awardFen`.
 */
export function awardInOrder(bundle: Bundle, valueFen: ArrayLike<number>, awardFen: Float64Array): number {
  const { claims, roomFen } = bundle;
  const left = roomFen.length === 0 ? roomFen : [...roomFen];
  let total = 0;
  for (let position = 0; position < claims.length; position++) {
    const { capFen, above } = claims[position] as BundleClaim;
    let award = Math.min(valueFen[position] as number, capFen);
    for (let k = 0; k < above.length; k++) award = Math.min(award, left[above[k] as number] as number);
    for (let k = 0; k < above.length; k++) {
      (left as number[])[above[k] as number] = (left[above[k] as number] as number) - award;
    }
    awardFen[position] = award;
    total += award;
  }
  return total;
}

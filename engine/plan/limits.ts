import type { PlanProblem } from './problem.ts';

/**
 * Ranks the limits so that a limit that holds another comes before it, and proves on the way that they are laminar
 * (nested or disjoint), which the whole search rests on. Result by limit. Throws where two limits cross.
 */
export function rankLimits(problem: PlanProblem): Int32Array {
  const rank = new Int32Array(problem.limits.length);
  if (rank.length === 0) return rank;
  const members: number[][] = problem.limits.map(() => []);
  for (const [claim, { limits }] of problem.claims.entries()) {
    for (const limit of limits) {
      const claims = members[limit];
      if (!claims) throw new Error(`claim ${claim} names limit ${limit}, which the problem does not have`);
      if (claims.at(-1) === claim) throw new Error(`claim ${claim} names limit ${limit} twice`);
      claims.push(claim);
    }
  }
  const widestFirst = members.map((_, limit) => limit).sort((a, b) => sizeOf(members, b) - sizeOf(members, a) || a - b);
  const innermost = new Int32Array(problem.claims.length).fill(-1);
  for (const [position, limit] of widestFirst.entries()) {
    rank[limit] = position;
    const claims = members[limit] ?? [];
    const around = innermost[claims[0] ?? 0];
    for (const claim of claims) {
      if (innermost[claim] !== around)
        throw new Error(`the limits are not laminar: limit ${limit} crosses another one`);
      innermost[claim] = limit;
    }
  }
  return rank;
}

function sizeOf(members: readonly (readonly number[])[], limit: number): number {
  return members[limit]?.length ?? 0;
}

/** Claims and groups of claims below one joint limit. The root of a bundle has no limit of its own: its room is infinite. */
export interface LimitNode {
  readonly roomFen: number;
  /** Position in the bundle's rooms, or -1 for a root without a limit. */
  readonly limit: number;
  /** Positions in the bundle of the claims directly below. */
  readonly claims: number[];
  readonly nodes: LimitNode[];
}

/** The joint limits that can bind for a set of claims: by claim those above it, outermost first, as limit indexes. */
export function bindingLimits(
  problem: PlanProblem,
  rank: Int32Array,
  claims: readonly number[],
  capFen: Float64Array,
): Map<number, number[]> {
  const chains = new Map<number, number[]>();
  const memberCount = new Map<number, number>();
  for (const claim of claims) {
    for (const limit of problem.claims[claim]?.limits ?? []) memberCount.set(limit, (memberCount.get(limit) ?? 0) + 1);
  }
  const parent = new Map<number, number>();
  const demandFen = new Map<number, number>();
  for (const claim of claims) {
    const chain = (problem.claims[claim]?.limits ?? [])
      .filter((limit) => (memberCount.get(limit) as number) > 1)
      .sort((a, b) => (rank[a] as number) - (rank[b] as number));
    chains.set(claim, chain);
    for (let depth = 1; depth < chain.length; depth++) parent.set(chain[depth] as number, chain[depth - 1] as number);
    const innermost = chain.at(-1);
    if (innermost !== undefined) demandFen.set(innermost, (demandFen.get(innermost) ?? 0) + (capFen[claim] as number));
  }
  const innerFirst = [...memberCount.keys()]
    .filter((limit) => (memberCount.get(limit) as number) > 1)
    .sort((a, b) => (rank[b] as number) - (rank[a] as number));
  const binding = new Set<number>();
  for (const limit of innerFirst) {
    const demand = demandFen.get(limit) ?? 0;
    const room = problem.limits[limit]?.roomFen ?? 0;
    if (demand > room) binding.add(limit);
    const outer = parent.get(limit);
    if (outer !== undefined) demandFen.set(outer, (demandFen.get(outer) ?? 0) + Math.min(demand, room));
  }
  for (const [claim, chain] of chains) {
    // Below a narrower limit a wider one never binds; this also leaves at most one of several limits on the same claims.
    let narrowest = Number.POSITIVE_INFINITY;
    const kept = chain.filter((limit) => {
      const room = problem.limits[limit]?.roomFen ?? 0;
      if (!binding.has(limit) || room >= narrowest) return false;
      narrowest = room;
      return true;
    });
    chains.set(claim, kept);
  }
  return chains;
}

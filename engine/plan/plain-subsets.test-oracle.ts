import { type Fen, shareOf } from '../money.ts';
import type { PlanProblem } from './problem.ts';

/**
 * The lexicographically largest awards of those with the largest total, by the plain recursion over subsets of items,
 * claim after claim, without any bound or short cut. For problems in which every limit belongs to a single claim and
 * nothing but the items links the claims: larger than brute force can do, and still independent of the solver.
 */
export function awardsByPlainSubsets(problem: PlanProblem): number[] {
  const size = 2 ** problem.itemCount;
  let best: number[][] = Array.from({ length: size }, () => []);
  for (const [claim, { rateBp, fixedBaseFen, items, limits }] of problem.claims.entries()) {
    const value = Array.from({ length: size }, (_, used) => {
      const base = items.reduce((sum, { item, amountFen }) => ((used >> item) & 1 ? sum + amountFen : sum), 0);
      const room = limits.map((limit) => problem.limits[limit]?.roomFen ?? 0);
      return Math.min(shareOf((fixedBaseFen + base) as Fen, rateBp), ...room);
    });
    best = best.map((_, available) => {
      let held: number[] | null = null;
      for (let used = available; ; used = (used - 1) & available) {
        const awards = [...(best[available ^ used] ?? []), value[used] ?? 0];
        if (!held || comesFirst(awards, held, claim)) held = awards;
        if (used === 0) return held;
      }
    });
  }
  return best[size - 1] ?? [];
}

function comesFirst(one: readonly number[], other: readonly number[], last: number): boolean {
  const total = (awards: readonly number[]): number => awards.reduce((sum, award) => sum + award, 0);
  if (total(one) !== total(other)) return total(one) > total(other);
  for (let claim = 0; claim <= last; claim++)
    if (one[claim] !== other[claim]) return (one[claim] ?? 0) > (other[claim] ?? 0);
  return false;
}

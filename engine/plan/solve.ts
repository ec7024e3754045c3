import { type Fen, fen, ZERO_FEN } from '../money.ts';
import { type GroupPlan, planGroup } from './group-plan.ts';
import { linkedClaims, type Outline, outlineOf } from './outline.ts';
import type { Plan, PlanProblem } from './problem.ts';

/**
 * The plan of an assessment (contract "The plan"): which claims are granted, where each cost item counts, which supports
 * are taken instead and what each claim is awarded, in whole fen.
 *
 * Best in this order: the largest sum of awards and supports; the largest sum of awards; the awards, read in the order of
 * the claims, lexicographically largest; the fewest supports; those first in the applicant's list; every item, in the
 * order of the items, counted in the earliest claim that it can; the earliest claims granted. Same problem, same plan.
 *
 * Proven wherever a group of linked claims has at most 8 claims and 16 items that several claims list. Beyond that the
 * search stops after a fixed number of steps with a lawful plan and an upper bound, unless it finished before.
 * Throws Error where limits cross or an item is listed twice by one claim: defects, not refusals.
 */
export function solvePlan(problem: PlanProblem): Plan {
  const outline = outlineOf(problem);
  const granted: boolean[] = problem.claims.map(() => false);
  const awardFen: Fen[] = problem.claims.map(() => ZERO_FEN);
  const countedItems: number[][] = problem.claims.map(() => []);
  const elsewhere: (number | null)[] = problem.claims.map(() => null);
  const takenSupports: number[] = [];
  let proven = true;
  let upperFen = 0;
  for (const group of linkedClaims(outline)) {
    const [claim] = group;
    if (claim !== undefined && group.length === 1 && problem.claims[claim]?.supports.length === 0) {
      const award = awardAlone(outline, claim);
      granted[claim] = true;
      awardFen[claim] = fen(award);
      countedItems[claim] = (problem.claims[claim]?.items ?? []).map(({ item }) => item);
      upperFen += award;
      continue;
    }
    const plan = planGroup(outline, group);
    for (const member of plan.choice.granted) {
      granted[member] = true;
      awardFen[member] = fen(plan.awardOf.get(member) ?? 0);
    }
    for (const [item, member] of plan.claimOf) countedItems[member]?.push(item);
    for (const member of group) elsewhere[member] = supportTaken(problem, plan, member);
    takenSupports.push(...plan.choice.supports);
    proven &&= plan.proven;
    upperFen += plan.upperFen;
  }
  for (const items of countedItems) items.sort((a, b) => a - b);
  return {
    granted,
    awardFen,
    countedItems,
    elsewhere,
    takenSupports: takenSupports.sort((a, b) => a - b),
    proof: proven ? { proven } : { proven, upperBoundFen: fen(upperFen) },
  };
}

/** A claim that nothing links to another: all its items count, and its limits bind it alone. */
function awardAlone({ problem, wholeFen }: Outline, claim: number): number {
  let award = wholeFen[claim] as number;
  for (const limit of problem.claims[claim]?.limits ?? []) award = Math.min(award, problem.limits[limit]?.roomFen ?? 0);
  return award;
}

function supportTaken(problem: PlanProblem, { choice }: GroupPlan, claim: number): number | null {
  return problem.claims[claim]?.supports.find((support) => choice.supports.includes(support)) ?? null;
}

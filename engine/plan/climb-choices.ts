import { bundlesOf } from './bundle.ts';
import { type Choice, type Offer, offersOf, rivalsOf } from './choices.ts';
import { type Effort, isSpent } from './effort.ts';
import type { Outline } from './outline.ts';
import { firstPlacement } from './placement.ts';

interface Standing {
  readonly offers: readonly Offer[];
  readonly granted: readonly number[];
  readonly sumFen: number;
}

/**
 * A good choice where there are too many to try them all: starts with everything granted that can be, then takes or
 * drops one support, or grants one claim in place of its rivals, as long as the sum grows. Items are placed greedily.
 */
export function climbChoices(outline: Outline, group: readonly number[], effort: Effort): Choice {
  const offers = offersOf(outline, group);
  const rivals = rivalsOf(outline, group);
  const entries = group.reduce((count, claim) => count + 1 + (outline.shared[claim]?.length ?? 0), 0);
  const standing = (taken: readonly Offer[], wished: readonly number[]): Standing => {
    effort.left -= 20 * entries;
    const barred = new Set(taken.flatMap(({ claims }) => claims));
    const granted: number[] = [];
    for (const claim of [...wished, ...group]) {
      if (barred.has(claim) || granted.includes(claim)) continue;
      if (!granted.some((held) => rivals.get(claim)?.has(held))) granted.push(claim);
    }
    granted.sort((a, b) => a - b);
    const awards = bundlesOf(outline, granted).reduce((sum, bundle) => sum + firstPlacement(bundle).totalFen, 0);
    return { offers: taken, granted, sumFen: taken.reduce((sum, { amountFen }) => sum + amountFen, awards) };
  };
  let best = standing([], []);
  for (let grew = true; grew && !isSpent(effort); ) {
    grew = false;
    for (const step of stepsFrom(best, group, offers)) {
      if (isSpent(effort)) break;
      const next = standing(step.offers, step.wished);
      if (next.sumFen <= best.sumFen) continue;
      best = next;
      grew = true;
      break;
    }
  }
  return {
    granted: best.granted,
    supports: best.offers.map(({ support }) => support).sort((a, b) => a - b),
    elsewhereFen: best.offers.reduce((sum, { amountFen }) => sum + amountFen, 0),
  };
}

function* stepsFrom({ offers: taken, granted }: Standing, group: readonly number[], offers: readonly Offer[]) {
  for (const offer of offers) {
    if (taken.includes(offer)) yield { offers: taken.filter((held) => held !== offer), wished: granted };
    else {
      const apart = taken.filter((held) => !held.claims.some((claim) => offer.claims.includes(claim)));
      yield { offers: [...apart, offer], wished: granted };
    }
  }
  for (const claim of group) if (!granted.includes(claim)) yield { offers: taken, wished: [claim, ...granted] };
}

/**
 * An upper bound over all choices: every claim granted, and on top, for each claim, the largest support that bars it
 * first. Where claims exclude one another, the largest award of each set stands for the set if that is less.
 */
export function boundOverChoices(outline: Outline, group: readonly number[], awardsFen: number): number {
  const supportFen = new Map<number, number>();
  for (const { claims, amountFen } of offersOf(outline, group)) {
    const [first] = claims;
    if (first !== undefined) supportFen.set(first, Math.max(supportFen.get(first) ?? 0, amountFen));
  }
  const counted = new Set<number>();
  let apartFen = 0;
  for (const set of [...outline.problem.atMostOne, ...group.map((claim) => [claim])]) {
    const fresh = set.filter((claim) => group.includes(claim) && !counted.has(claim));
    for (const claim of fresh) counted.add(claim);
    apartFen += Math.max(0, ...fresh.map((claim) => outline.wholeFen[claim] as number));
  }
  return Math.min(awardsFen, apartFen) + [...supportFen.values()].reduce((sum, amount) => sum + amount, 0);
}

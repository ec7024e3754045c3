import { type BundleState, bundleState, settleAwards, settleTotal, TableStore } from './best-awards.ts';
import { type Bundle, bundlesOf } from './bundle.ts';
import { type Choice, choicesOf, comesFirst } from './choices.ts';
import { boundOverChoices, climbChoices } from './climb-choices.ts';
import { type Effort, effortFor, isSpent } from './effort.ts';
import type { Outline } from './outline.ts';
import { type ItemPlacing, placeItems } from './place-items.ts';

/** The plan of one group of linked claims. */
export interface GroupPlan {
  readonly choice: Choice;
  /** By granted claim, in fen. */
  readonly awardOf: ReadonlyMap<number, number>;
  /** By item: the granted claim that counts it. */
  readonly claimOf: ReadonlyMap<number, number>;
  readonly proven: boolean;
  /** No plan of the group has a larger sum of awards and supports. */
  readonly upperFen: number;
}

/** What splitting a choice into bundles costs, in steps of the search. */
const STEPS_PER_ENTRY = 40;

/** A choice on its way through the order of contract. */
interface Contender {
  readonly choice: Choice;
  readonly bundles: readonly Bundle[];
  readonly states: readonly BundleState[];
}

/** Plans one group of linked claims (ascending positions) by the order of contract. */
export function planGroup(outline: Outline, group: readonly number[]): GroupPlan {
  const entries = group.flatMap((claim) => (outline.shared[claim] ?? []).map(({ item }) => item));
  const effort = effortFor(group.length, new Set(entries).size, outline.problem.claims.length);
  const choices = choicesOf(outline, group);
  // Each choice has to be split into bundles, which must leave most of the effort for the search itself.
  const complete =
    choices.complete && choices.list.length * STEPS_PER_ENTRY * (group.length + entries.length) < effort.left;
  const list = complete ? choices.list : [climbChoices(outline, group, effort)];
  const known = new Map<string, BundleState>();
  const contenders = list.map((choice): Contender => {
    const bundles = bundlesOf(outline, choice.granted);
    return { choice, bundles, states: bundles.map((bundle) => stateOf(bundle, known)) };
  });
  const store = new TableStore();
  const totals = largestTotals(contenders, store, effort);
  const awards = largestAwards(totals.tied, group, store, effort);
  const leading = awards.tied.filter(
    ({ choice }) => !awards.tied.some((other) => comesFirst(other.choice.supports, choice.supports)),
  );
  let best: Placed | null = null;
  let proven = complete && totals.proven && awards.proven;
  for (const contender of leading) {
    if (best && isSpent(effort)) {
      proven = false;
      break;
    }
    const awardOf = awardsOf(contender);
    const placing = placeItems(outline, contender.choice.granted, awardOf, ownersOf(contender), effort);
    effort.left -= 20 * placing.claimOf.size;
    const placed = { contender, awardOf, placing };
    if (!best || itemsComeFirst(outline, group, placed, best)) best = placed;
  }
  if (!best) throw new Error('a group of linked claims has no lawful choice');
  const { choice } = best.contender;
  return {
    choice,
    awardOf: best.awardOf,
    claimOf: best.placing.claimOf,
    proven: proven && best.placing.proven,
    upperFen: complete ? totals.upperFen : boundOverChoices(outline, group, allGranted(outline, group)),
  };
}

function allGranted(outline: Outline, group: readonly number[]): number {
  return bundlesOf(outline, group).reduce((sum, bundle) => sum + bundleState(bundle).upperFen, 0);
}

/**
 * Choices often share bundles: what a bundle can be awarded is determined by its claims. Only the items that a claim has
 * beyond its cap depend on who else is granted, so these are always read from the choice's own bundles.
 */
function stateOf(bundle: Bundle, known: Map<string, BundleState>): BundleState {
  const key = bundle.claims.map(({ claim }) => claim).join();
  const held = known.get(key);
  if (held) return held;
  const state = bundleState(bundle);
  known.set(key, state);
  return state;
}

function upperOf({ states }: Contender): number {
  let upper = 0;
  for (const { upperFen } of states) upper += upperFen;
  return upper;
}

function totalOf({ states }: Contender): number {
  let total = 0;
  for (const { placement } of states) total += placement?.totalFen ?? 0;
  return total;
}

/** First and second aim of the contract: the largest sum of awards and supports, then the largest sum of awards. */
function largestTotals(contenders: readonly Contender[], store: TableStore, effort: Effort) {
  const sumBound = (contender: Contender): number => contender.choice.elsewhereFen + upperOf(contender);
  const promising = contenders
    .map((contender) => ({ contender, sum: sumBound(contender), total: upperOf(contender) }))
    .sort((a, b) => b.sum - a.sum || b.total - a.total)
    .map(({ contender }) => contender);
  let tied: Contender[] = [];
  let bestSum = -1;
  let bestTotal = -1;
  const isBehind = (contender: Contender): boolean => {
    const sum = sumBound(contender);
    return sum < bestSum || (sum === bestSum && upperOf(contender) < bestTotal);
  };
  for (const contender of promising) {
    if (isBehind(contender) || (isSpent(effort) && tied.length > 0)) continue;
    for (const state of contender.states) {
      if (!isBehind(contender)) settleTotal(state, state.upperFen - (sumBound(contender) - bestSum), store, effort);
    }
    if (isBehind(contender)) continue;
    const total = totalOf(contender);
    const sum = contender.choice.elsewhereFen + total;
    if (sum > bestSum || (sum === bestSum && total > bestTotal)) {
      tied = [];
      bestSum = sum;
      bestTotal = total;
    }
    if (sum === bestSum && total === bestTotal) tied.push(contender);
  }
  const open = contenders.filter((contender) => !isBehind(contender));
  return {
    tied,
    proven: open.every((contender) => sumBound(contender) === bestSum && tied.includes(contender)),
    upperFen: Math.max(bestSum, ...open.map(sumBound)),
  };
}

/** Third aim: of these contenders the ones with the lexicographically largest awards. */
function largestAwards(contenders: readonly Contender[], group: readonly number[], store: TableStore, effort: Effort) {
  let tied: Contender[] = [];
  let best: ReadonlyMap<number, number> = new Map();
  let proven = true;
  for (const contender of contenders) {
    if (tied.length > 0 && (isSpent(effort) || cannotReach(contender, group, best))) {
      proven &&= !isSpent(effort);
      continue;
    }
    for (const state of contender.states) {
      settleAwards(state, store, effort);
      proven &&= state.awardsProven;
    }
    const awards = awardsOf(contender);
    const claim = group.find((claim) => (awards.get(claim) ?? 0) !== (best.get(claim) ?? 0));
    if (tied.length === 0 || (claim !== undefined && (awards.get(claim) ?? 0) > (best.get(claim) ?? 0))) {
      tied = [];
      best = awards;
    } else if (claim !== undefined) continue;
    tied.push(contender);
  }
  return { tied, proven };
}

/** Whether the caps alone show that a contender's awards come behind. */
function cannotReach({ states }: Contender, group: readonly number[], best: ReadonlyMap<number, number>): boolean {
  const most = new Map(states.flatMap(({ bundle }) => bundle.claims.map(({ claim, capFen }) => [claim, capFen])));
  for (const claim of group) {
    const gap = (most.get(claim) ?? 0) - (best.get(claim) ?? 0);
    if (gap !== 0) return gap < 0;
  }
  return false;
}

function awardsOf({ states }: Contender): Map<number, number> {
  const awards = new Map<number, number>();
  for (const { bundle, placement } of states) {
    for (const [position, { claim }] of bundle.claims.entries()) awards.set(claim, placement?.awardFen[position] ?? 0);
  }
  return awards;
}

function ownersOf({ bundles, states }: Contender): Map<number, number> {
  const owners = new Map<number, number>();
  for (const { claims } of bundles) {
    for (const { claim, ownItems } of claims) for (const item of ownItems) owners.set(item, claim);
  }
  for (const { bundle, placement } of states) {
    for (const [bit, item] of bundle.items.entries()) {
      const claim = bundle.claims[placement?.owner[bit] ?? -1];
      if (claim) owners.set(item, claim.claim);
    }
  }
  return owners;
}

interface Placed {
  readonly contender: Contender;
  readonly awardOf: Map<number, number>;
  readonly placing: ItemPlacing;
}

/** Last aims: items at earlier claims, in the order of the items; then the earliest claims granted. */
function itemsComeFirst(outline: Outline, group: readonly number[], one: Placed, other: Placed): boolean {
  const listed = group.flatMap((claim) => outline.problem.claims[claim]?.items ?? []).map(({ item }) => item);
  for (const item of listed.sort((a, b) => a - b)) {
    const a = one.placing.claimOf.get(item) ?? Number.POSITIVE_INFINITY;
    const b = other.placing.claimOf.get(item) ?? Number.POSITIVE_INFINITY;
    if (a !== b) return a < b;
  }
  const first = group.find((claim) => one.awardOf.has(claim) !== other.awardOf.has(claim));
  return first !== undefined && one.awardOf.has(first);
}

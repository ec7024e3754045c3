import { rankLimits } from './limits.ts';
import { Links } from './linking.ts';
import type { PlanProblem } from './problem.ts';
import { valueFromBase } from './rates.ts';

export interface ListedItem {
  readonly item: number;
  readonly amountFen: number;
}

/** What every later step asks about a problem, found in one pass over its claims. */
export interface Outline {
  readonly problem: PlanProblem;
  /** By claim: its value if all its items counted, before any limit. */
  readonly wholeFen: Float64Array;
  /** By claim: its fixed base and the items that no other claim lists. */
  readonly ownBaseFen: Float64Array;
  /** By claim: its items that other claims list too. */
  readonly shared: readonly (readonly ListedItem[])[];
  readonly limitRank: Int32Array;
}

const NONE: readonly ListedItem[] = [];
const UNLISTED = -1;
const SEVERAL = -2;

/** Throws where an item is listed twice by one claim or the limits are not laminar: defects of the caller, not refusals. */
export function outlineOf(problem: PlanProblem): Outline {
  const { claims, itemCount } = problem;
  const lister = new Int32Array(itemCount).fill(UNLISTED);
  const seenBy = new Int32Array(itemCount).fill(UNLISTED);
  let sharedCount = 0;
  for (let claim = 0; claim < claims.length; claim++) {
    for (const { item } of claims[claim]?.items ?? []) {
      if (seenBy[item] === claim) throw new Error(`claim ${claim} lists item ${item} twice`);
      seenBy[item] = claim;
      if (lister[item] === UNLISTED) lister[item] = claim;
      else if (lister[item] !== SEVERAL) {
        lister[item] = SEVERAL;
        sharedCount++;
      }
    }
  }
  const wholeFen = new Float64Array(claims.length);
  const ownBaseFen = new Float64Array(claims.length);
  const shared = claims.map((terms, claim) => {
    let own: number = terms.fixedBaseFen;
    let whole: number = terms.fixedBaseFen;
    for (const { item, amountFen } of terms.items) {
      whole += amountFen;
      if (lister[item] !== SEVERAL) own += amountFen;
    }
    wholeFen[claim] = valueFromBase(whole, terms.rateBp);
    ownBaseFen[claim] = own;
    return sharedCount === 0 ? NONE : terms.items.filter(({ item }) => lister[item] === SEVERAL);
  });
  return { problem, wholeFen, ownBaseFen, shared, limitRank: rankLimits(problem) };
}

/**
 * Claims that can influence one another, as ascending groups: linked by a shared item, a limit that all their values
 * together exceed, a support or an at-most-one group. A plan is best exactly when it is best in every group.
 */
export function linkedClaims(outline: Outline): number[][] {
  const { problem, wholeFen, shared } = outline;
  const links = new Links(problem.claims.length);
  const firstOfItem = new Map<number, number>();
  const demandFen = new Float64Array(problem.limits.length);
  for (const [claim, items] of shared.entries()) {
    for (const { item } of items) {
      const first = firstOfItem.get(item);
      if (first === undefined) firstOfItem.set(item, claim);
      else links.join(first, claim);
    }
    for (const limit of problem.claims[claim]?.limits ?? []) {
      demandFen[limit] = (demandFen[limit] as number) + (wholeFen[claim] as number);
    }
  }
  const firstOfLimit = new Map<number, number>();
  const firstOfSupport = new Map<number, number>();
  for (const [claim, { limits, supports }] of problem.claims.entries()) {
    for (const limit of limits) {
      if ((demandFen[limit] as number) <= (problem.limits[limit]?.roomFen ?? 0)) continue;
      const first = firstOfLimit.get(limit);
      if (first === undefined) firstOfLimit.set(limit, claim);
      else links.join(first, claim);
    }
    for (const support of supports) {
      const first = firstOfSupport.get(support);
      if (first === undefined) firstOfSupport.set(support, claim);
      else links.join(first, claim);
    }
  }
  for (const group of problem.atMostOne) links.joinAll(group);
  return links.groups();
}

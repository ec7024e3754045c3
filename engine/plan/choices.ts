import { GUARANTEED_CLAIMS } from './effort.ts';
import type { Outline } from './outline.ts';

/** One lawful decision over a group of linked claims: which supports are taken instead and which claims are granted. */
export interface Choice {
  /** Ascending positions in the problem. */
  readonly granted: readonly number[];
  readonly supports: readonly number[];
  readonly elsewhereFen: number;
}

export interface Choices {
  readonly list: readonly Choice[];
  /** False where there were too many; the list then holds the first ones. */
  readonly complete: boolean;
}

/** A support that may be taken instead of granting the claims that name it. */
export interface Offer {
  readonly support: number;
  readonly amountFen: number;
  /** The claims that name it, ascending. */
  readonly claims: readonly number[];
}

/** One way of taking supports: the claims they bar, and what they pay. */
interface Selection {
  readonly barred: ReadonlySet<number>;
  readonly supports: readonly number[];
  readonly elsewhereFen: number;
}

/** So many choices are listed at most; 8 claims have 256 at most. */
const MOST_CHOICES = 4_000;
/** So many ways to take supports are tried at most; for 8 claims there are 21,147 at most. */
const MOST_SELECTIONS = 25_000;

/**
 * All choices for a group of linked claims that can be best. Of the ways to take supports that leave the same claims
 * granted only the best is listed: the most money, then the fewest supports, then those first in the applicant's list.
 */
export function choicesOf(outline: Outline, group: readonly number[]): Choices {
  const offers = offersOf(outline, group);
  const rivals = rivalsOf(outline, group);
  if (offers.length === 0 && rivals.size === 0) {
    return { list: [{ granted: group, supports: [], elsewhereFen: 0 }], complete: true };
  }
  const { selections, complete } = selectionsOf(group, offers);
  const best = new Map<string, Choice>();
  let all = complete;
  for (const { barred, supports, elsewhereFen } of selections) {
    const open = group.filter((claim) => !barred.has(claim));
    for (const granted of grantable(open, rivals, MOST_CHOICES)) {
      const choice = { granted, supports, elsewhereFen };
      const key = granted.join();
      const held = best.get(key);
      if (!held || paysBetter(choice, held)) best.set(key, choice);
    }
    if (best.size >= MOST_CHOICES) {
      all = false;
      break;
    }
  }
  return { list: [...best.values()], complete: all };
}

/** The supports worth taking: of several that the same claims name only the one that pays most, the first of equals. */
export function offersOf({ problem }: Outline, group: readonly number[]): Offer[] {
  const claimsOf = new Map<number, number[]>();
  for (const claim of group) {
    for (const support of problem.claims[claim]?.supports ?? []) {
      const claims = claimsOf.get(support);
      if (!claims) claimsOf.set(support, [claim]);
      else if (claims.at(-1) !== claim) claims.push(claim);
    }
  }
  const bySet = new Map<string, Offer>();
  for (const support of [...claimsOf.keys()].sort((a, b) => a - b)) {
    const claims = claimsOf.get(support) ?? [];
    const amountFen = problem.supports[support]?.amountFen ?? 0;
    const held = bySet.get(claims.join());
    // A support without money only ever costs: the same awards are possible without it, and fewer supports come first.
    if (amountFen > (held?.amountFen ?? 0)) bySet.set(claims.join(), { support, amountFen, claims });
  }
  return [...bySet.values()];
}

/** By claim: the claims of the group that cannot be granted beside it. Claims without any are left out. */
export function rivalsOf({ problem }: Outline, group: readonly number[]): Map<number, Set<number>> {
  const members = new Set(group);
  const rivals = new Map<number, Set<number>>();
  for (const atMostOne of problem.atMostOne) {
    for (const claim of atMostOne) {
      if (!members.has(claim)) continue;
      const own = rivals.get(claim) ?? new Set();
      for (const other of atMostOne) if (other !== claim) own.add(other);
      if (own.size > 0) rivals.set(claim, own);
    }
  }
  return rivals;
}

/** The best selection for every set of barred claims. Supports are tried at the first claim that they bar. */
function selectionsOf(
  group: readonly number[],
  offers: readonly Offer[],
): { selections: Selection[]; complete: boolean } {
  const best = new Map<string, Selection>();
  const firstBarring = new Map<number, Offer[]>(
    group.map((claim) => [claim, offers.filter((offer) => offer.claims[0] === claim)]),
  );
  const most = group.length <= GUARANTEED_CLAIMS ? MOST_SELECTIONS : MOST_CHOICES;
  let tried = 0;
  const visit = (
    position: number,
    barred: readonly number[],
    supports: readonly number[],
    elsewhereFen: number,
  ): void => {
    if (tried >= most) return;
    const claim = group[position];
    if (claim === undefined) {
      tried++;
      const key = [...barred].sort((a, b) => a - b).join();
      const selection = { barred: new Set(barred), supports: [...supports].sort((a, b) => a - b), elsewhereFen };
      const held = best.get(key);
      if (!held || paysBetter(selection, held)) best.set(key, selection);
      return;
    }
    visit(position + 1, barred, supports, elsewhereFen);
    if (barred.includes(claim)) return;
    for (const offer of firstBarring.get(claim) ?? []) {
      if (offer.claims.some((other) => barred.includes(other))) continue;
      visit(position + 1, [...barred, ...offer.claims], [...supports, offer.support], elsewhereFen + offer.amountFen);
    }
  };
  visit(0, [], [], 0);
  return { selections: [...best.values()], complete: tried < most };
}

type Payment = Pick<Choice, 'supports' | 'elsewhereFen'>;

function paysBetter(one: Payment, other: Payment): boolean {
  if (one.elsewhereFen !== other.elsewhereFen) return one.elsewhereFen > other.elsewhereFen;
  return comesFirst(one.supports, other.supports);
}

/** The order of contract between two ascending lists of supports: fewer first, then the lexicographically first. */
export function comesFirst(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return one.length < other.length;
  for (const [k, support] of one.entries()) {
    const rival = other[k] as number;
    if (support !== rival) return support < rival;
  }
  return false;
}

/**
 * The sets of claims that can be granted together: no two of them rivals, and no open claim left out that has no rival
 * among them. Sets that grant earlier claims come first.
 */
function grantable(
  open: readonly number[],
  rivals: ReadonlyMap<number, ReadonlySet<number>>,
  most: number,
): number[][] {
  const found: number[][] = [];
  const visit = (position: number, granted: readonly number[], leftOut: readonly number[]): void => {
    if (found.length >= most) return;
    const claim = open[position];
    if (claim === undefined) {
      const blocked = (other: number): boolean => granted.some((held) => rivals.get(other)?.has(held));
      if (leftOut.every(blocked)) found.push([...granted]);
      return;
    }
    const own = rivals.get(claim);
    const isBlocked = own !== undefined && granted.some((held) => own.has(held));
    if (!isBlocked) visit(position + 1, [...granted, claim], leftOut);
    // Leaving out a claim that nothing blocks so far needs a later rival that blocks it.
    if (isBlocked) visit(position + 1, granted, leftOut);
    else if (own && open.some((other, later) => later > position && own.has(other))) {
      visit(position + 1, granted, [...leftOut, claim]);
    }
  };
  visit(0, [], []);
  return found;
}

import { cover } from './cover.ts';
import type { Effort } from './effort.ts';
import type { Outline } from './outline.ts';
import { baseFor } from './rates.ts';

/** Where every listed item of some granted claims counts, awards being settled. */
export interface ItemPlacing {
  /** By item of the problem: the claim that counts it. Items that no granted claim lists are absent. */
  readonly claimOf: ReadonlyMap<number, number>;
  readonly proven: boolean;
}

interface Listing {
  readonly claim: number;
  readonly amountFen: number;
}

/**
 * Lets the items, in the order of their numbers, each go to the earliest claim that they can: a granted claim that lists
 * the item, such that the later items can still carry all awards. `owners` is one assignment that carries them.
 */
export function placeItems(
  outline: Outline,
  granted: readonly number[],
  awardOf: ReadonlyMap<number, number>,
  owners: ReadonlyMap<number, number>,
  effort: Effort,
): ItemPlacing {
  const listings = listingsOf(outline, granted);
  const order = [...listings.keys()].sort((a, b) => a - b);
  const claimOf = new Map(owners);
  const placing = new Placing(outline, granted, awardOf, listings, claimOf, effort);
  for (const item of order) {
    const own = listings.get(item) ?? [];
    const [only] = own;
    if (own.length === 1 && only) placing.fix(item, only);
  }
  let proven = true;
  for (const item of order) {
    const own = listings.get(item) ?? [];
    if (own.length === 1) continue;
    for (const listing of own) {
      const answer = placing.tryFix(item, listing);
      if (answer === 'unknown') proven = false;
      if (answer === 'fixed') break;
    }
  }
  for (const claim of granted) {
    for (const { item } of outline.problem.claims[claim]?.items ?? [])
      if (!listings.has(item)) claimOf.set(item, claim);
  }
  return { claimOf, proven };
}

/** By shared item: the granted claims that list it, ascending. */
function listingsOf({ shared }: Outline, granted: readonly number[]): Map<number, Listing[]> {
  const listings = new Map<number, Listing[]>();
  for (const claim of granted) {
    for (const { item, amountFen } of shared[claim] ?? []) {
      const list = listings.get(item);
      if (list) list.push({ claim, amountFen });
      else listings.set(item, [{ claim, amountFen }]);
    }
  }
  return listings;
}

/** An assignment that always carries all awards, while item after item becomes fixed in it. */
class Placing {
  readonly #listings: ReadonlyMap<number, readonly Listing[]>;
  readonly #claimOf: Map<number, number>;
  /** By claim: the base its award needs, less what it has, over all items and over the fixed ones. */
  readonly #needFen = new Map<number, number>();
  readonly #fixedNeedFen = new Map<number, number>();
  readonly #fixed = new Set<number>();
  readonly #itemsOf = new Map<number, number[]>();
  readonly #effort: Effort;

  constructor(
    outline: Outline,
    granted: readonly number[],
    awardOf: ReadonlyMap<number, number>,
    listings: ReadonlyMap<number, readonly Listing[]>,
    claimOf: Map<number, number>,
    effort: Effort,
  ) {
    this.#listings = listings;
    this.#claimOf = claimOf;
    this.#effort = effort;
    for (const claim of granted) {
      const base = baseFor(awardOf.get(claim) ?? 0, outline.problem.claims[claim]?.rateBp ?? 0);
      const need = base - (outline.ownBaseFen[claim] as number);
      this.#needFen.set(claim, need);
      this.#fixedNeedFen.set(claim, need);
      this.#itemsOf.set(claim, outline.shared[claim]?.map(({ item }) => item) ?? []);
    }
    for (const [item, claim] of claimOf) this.#count(this.#needFen, claim, -this.#amountOf(item, claim));
  }

  /** Counts an item in a claim. The caller knows that no award suffers. */
  move(item: number, { claim, amountFen }: Listing): void {
    const held = this.#claimOf.get(item);
    if (held === claim) return;
    if (held !== undefined) this.#count(this.#needFen, held, this.#amountOf(item, held));
    this.#count(this.#needFen, claim, -amountFen);
    this.#claimOf.set(item, claim);
  }

  fix(item: number, listing: Listing): void {
    this.move(item, listing);
    this.#count(this.#fixedNeedFen, listing.claim, -listing.amountFen);
    this.#fixed.add(item);
  }

  /** Fixes the item in the claim if the other items can then still carry all awards. */
  tryFix(item: number, listing: Listing): 'fixed' | 'impossible' | 'unknown' {
    const held = this.#claimOf.get(item);
    const spare = held === undefined || held === listing.claim;
    if (spare || (this.#needFen.get(held) as number) + this.#amountOf(item, held) <= 0) {
      this.fix(item, listing);
      return 'fixed';
    }
    if (this.#effort.left <= 0) return 'unknown';
    const { free, needy, answer } = this.#replace(item, listing, held);
    if (answer === 'impossible' || answer === 'unknown') return answer;
    for (const other of free) this.#leaveOut(other);
    this.fix(item, listing);
    for (const [k, other] of free.entries()) {
      const claim = needy[answer[k] as number];
      const taken = this.#listings.get(other)?.find((candidate) => candidate.claim === claim);
      if (taken) this.move(other, taken);
    }
    return 'fixed';
  }

  /** Asks whether the free items can make good what `held` loses with the item. Only claims reached from it matter. */
  #replace(item: number, listing: Listing, held: number) {
    const needAfter = (claim: number): number =>
      (this.#fixedNeedFen.get(claim) as number) - (claim === listing.claim ? listing.amountFen : 0);
    const needy = [held];
    const free: number[] = [];
    const seen = new Set([item]);
    for (const claim of needy) {
      // More claims join the list while it is walked.
      for (const other of this.#itemsOf.get(claim) ?? []) {
        if (seen.has(other) || this.#fixed.has(other)) continue;
        seen.add(other);
        free.push(other);
        for (const { claim } of this.#listings.get(other) ?? []) {
          if (needAfter(claim) > 0 && !needy.includes(claim)) needy.push(claim);
        }
      }
    }
    this.#effort.left -= 20 * free.length;
    const items = free.map((other) =>
      (this.#listings.get(other) ?? [])
        .filter(({ claim }) => needy.includes(claim))
        .map(({ claim, amountFen }) => ({ claim: needy.indexOf(claim), amountFen })),
    );
    return { free, needy, answer: cover({ needFen: needy.map(needAfter), items }, this.#effort) };
  }

  #leaveOut(item: number): void {
    const held = this.#claimOf.get(item);
    if (held === undefined) return;
    this.#count(this.#needFen, held, this.#amountOf(item, held));
    this.#claimOf.delete(item);
  }

  #amountOf(item: number, claim: number): number {
    return this.#listings.get(item)?.find((listing) => listing.claim === claim)?.amountFen ?? 0;
  }

  #count(needs: Map<number, number>, claim: number, amountFen: number): void {
    needs.set(claim, (needs.get(claim) as number) + amountFen);
  }
}

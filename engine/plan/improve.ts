import { awardInOrder, type Bundle, type BundleClaim } from './bundle.ts';
import type { Effort } from './effort.ts';
import { comesFirst, listingsOf, type Placement } from './placement.ts';
import { valueFromBase } from './rates.ts';

/** Above this many items, trying all pairs for an exchange costs more than it gains. */
const MOST_ITEMS_FOR_EXCHANGES = 64;
const MOST_ROUNDS = 30;

/**
 * Moves single items and exchanges pairs as long as the placement gets better: awards less below their floors, then the
 * larger total, then the lexicographically larger awards.
 */
export function improve(bundle: Bundle, start: Placement, effort: Effort, floorFen?: Float64Array): Placement {
  const count = bundle.items.length;
  const listings = listingsOf(bundle.claims, count);
  const standing = new Standing(bundle, start, effort, floorFen ?? new Float64Array(bundle.claims.length));
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round++) {
    changed = false;
    for (let bit = 0; bit < count; bit++) {
      for (const { position } of listings[bit] ?? []) {
        if (effort.left <= 0) return standing.placement();
        if (standing.ownerOf(bit) !== position && standing.tryMoves(bit, position)) changed = true;
      }
    }
    if (count > MOST_ITEMS_FOR_EXCHANGES) continue;
    for (let one = 0; one < count; one++) {
      for (let other = one + 1; other < count; other++) {
        if (effort.left <= 0) return standing.placement();
        const from = standing.ownerOf(one);
        const to = standing.ownerOf(other);
        if (from === to || !standing.mayOwn(one, to) || !standing.mayOwn(other, from)) continue;
        if (standing.tryMoves(one, to, other, from)) changed = true;
      }
    }
  }
  return standing.placement();
}

/** The best assignment so far, with the sums that make a changed one quick to work out. */
class Standing {
  readonly #bundle: Bundle;
  readonly #effort: Effort;
  readonly #floorFen: Float64Array;
  /** By claim and item: the amount, or -1 where the claim does not list it. */
  readonly #amountFen: Float64Array;
  readonly #owner: Int32Array;
  readonly #sumFen: Float64Array;
  readonly #valueFen: Float64Array;
  #awardFen: Float64Array;
  #totalFen: number;
  /** By how much the awards fall short of their floors. */
  #shortFen: number;
  /** Written by every trial and exchanged with the awards when the trial is kept. */
  #trialFen: Float64Array;

  constructor(bundle: Bundle, start: Placement, effort: Effort, floorFen: Float64Array) {
    const { claims, items } = bundle;
    this.#bundle = bundle;
    this.#effort = effort;
    this.#floorFen = floorFen;
    this.#amountFen = new Float64Array(claims.length * items.length).fill(-1);
    this.#owner = start.owner.slice();
    this.#sumFen = Float64Array.from(claims, ({ baseFen }) => baseFen);
    for (const [position, { bits, amountFen }] of claims.entries()) {
      for (const [k, bit] of bits.entries()) this.#amountFen[position * items.length + bit] = amountFen[k] as number;
    }
    for (const [bit, position] of start.owner.entries()) this.#count(position, this.#amountOf(bit, position));
    this.#valueFen = this.#sumFen.map((sum, position) => valueFromBase(sum, (claims[position] as BundleClaim).rateBp));
    this.#awardFen = start.awardFen.slice();
    this.#trialFen = start.awardFen.slice();
    this.#totalFen = start.totalFen;
    this.#shortFen = this.#shortfall(start.awardFen);
  }

  placement(): Placement {
    return { owner: this.#owner, awardFen: this.#awardFen, totalFen: this.#totalFen };
  }

  ownerOf(bit: number): number {
    return this.#owner[bit] as number;
  }

  mayOwn(bit: number, position: number): boolean {
    return position < 0 || this.#amountOf(bit, position) >= 0;
  }

  /** Moves one item, or two, and keeps that if it is better. */
  tryMoves(one: number, to: number, other = -1, otherTo = -1): boolean {
    const from = this.ownerOf(one);
    const otherFrom = other < 0 ? -1 : this.ownerOf(other);
    this.#effort.left -= 4 * this.#bundle.claims.length;
    this.#move(one, from, to);
    if (other >= 0) this.#move(other, otherFrom, otherTo);
    const total = awardInOrder(this.#bundle, this.#valueFen, this.#trialFen);
    const short = this.#shortfall(this.#trialFen);
    const gain = this.#shortFen - short || total - this.#totalFen;
    if (gain > 0 || (gain === 0 && comesFirst(this.#trialFen, this.#awardFen))) {
      [this.#awardFen, this.#trialFen] = [this.#trialFen, this.#awardFen];
      this.#totalFen = total;
      this.#shortFen = short;
      return true;
    }
    this.#move(one, to, from);
    if (other >= 0) this.#move(other, otherTo, otherFrom);
    return false;
  }

  #shortfall(awardFen: Float64Array): number {
    let short = 0;
    for (let position = 0; position < awardFen.length; position++) {
      short += Math.max(0, (this.#floorFen[position] as number) - (awardFen[position] as number));
    }
    return short;
  }

  #move(bit: number, from: number, to: number): void {
    this.#count(from, -this.#amountOf(bit, from));
    this.#count(to, this.#amountOf(bit, to));
    this.#owner[bit] = to;
    for (const position of [from, to]) {
      const claim = this.#bundle.claims[position];
      if (claim) this.#valueFen[position] = valueFromBase(this.#sumFen[position] as number, claim.rateBp);
    }
  }

  #amountOf(bit: number, position: number): number {
    return position < 0 ? 0 : (this.#amountFen[position * this.#bundle.items.length + bit] as number);
  }

  #count(position: number, amountFen: number): void {
    if (position >= 0) this.#sumFen[position] = (this.#sumFen[position] as number) + amountFen;
  }
}

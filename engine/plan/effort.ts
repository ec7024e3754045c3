/**
 * A budget of elementary steps for what lies beyond the guaranteed sizes. It counts steps, never time, so that the same
 * request gets the same plan on every machine. Within the guarantee it is boundless.
 */
export interface Effort {
  left: number;
}

export function isSpent(effort: Effort): boolean {
  return effort.left <= 0;
}

/** What the contract guarantees to be exact: so many linked claims, and items that several of them list. */
export const GUARANTEED_CLAIMS = 8;
export const GUARANTEED_ITEMS = 16;

/** Elementary steps for all groups beyond that, shared out by the number of their claims; some 200 milliseconds. */
const STEPS_BEYOND = 30_000_000;

/** The budget of one group of linked claims. */
export function effortFor(groupClaims: number, groupItems: number, allClaims: number): Effort {
  if (groupClaims <= GUARANTEED_CLAIMS && groupItems <= GUARANTEED_ITEMS) return { left: Number.POSITIVE_INFINITY };
  return { left: (STEPS_BEYOND * groupClaims) / allClaims };
}

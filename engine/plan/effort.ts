/**
 * A budget of elementary steps for what lies beyond the guaranteed sizes. It counts steps, never time, so that the same
 * request gets the same plan on every machine. Within the guarantee it is boundless.
 */
export interface Effort {
  left: number;
}

export function boundlessEffort(): Effort {
  return { left: Number.POSITIVE_INFINITY };
}

export function isSpent(effort: Effort): boolean {
  return effort.left <= 0;
}

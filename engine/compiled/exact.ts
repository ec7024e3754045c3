import { type Fen, shareOf, WHOLE_BP } from '../money.ts';

/**
 * Arithmetic of generated code. Money is a double that holds a whole number; each operation here is exact, and the
 * comments prove it where a shorter one is used.
 */

/** Every product of generated code that reaches this bound is taken again with BigInt. */
export const EXACT_BOUND = Number.MAX_SAFE_INTEGER;

/**
 * Below this, floor(product / 10000) is Math.floor(product * 0.0001). The double 0.0001 is 1/10000 × (1 + d) with
 * 0 < d < 2^-54, so a multiple of 10000 never falls below its quotient k; and the largest remainder, k + 0.9999, stays
 * below k + 1 as long as (k + 1) × (d + 2^-53) < 0.0001, that is up to products of 6 × 10^15.
 */
export const RECIPROCAL_BOUND = 2 ** 51;
export const RECIPROCAL = 1 / WHOLE_BP;

/** floor(base × rate / 10000), at most `most`. For the rare product beyond the reciprocal's bound. */
export function shareAtMost(baseFen: number, rateBp: number, most: number): number {
  return Math.min(shareOf(baseFen as Fen, rateBp), most);
}

/** numerator / denominator cut to whole fen, from 0 to the largest safe integer. */
export function cutToFen(numerator: bigint, denominator: bigint): number {
  const whole = numerator > 0n ? numerator / denominator : 0n;
  return whole < LARGEST ? Number(whole) : Number.MAX_SAFE_INTEGER;
}

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

export function notBelowZero(value: bigint): bigint {
  return value > 0n ? value : 0n;
}

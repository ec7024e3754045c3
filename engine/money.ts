/** Money in whole fen (100 fen = 1 yuan): a safe integer that the type system keeps apart from counts and rates. */
declare const fenUnit: unique symbol;
export type Fen = number & { readonly [fenUnit]: 'fen' };

/** Marks a safe integer as fen. Throws RangeError on anything else: a wrong amount is a defect, never a value. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of fen`);
  return value as Fen;
}

export const ZERO_FEN = 0 as Fen;

/** Basis points in a whole: 30 % = 3000. */
export const WHOLE_BP = 10_000;

/**
 * floor(amount × rate / 10000), exact for every safe amount at or above 0 and every rate up to 10000 basis points.
 * The split keeps both products below 2^53, where `amount * rateBp` would not be.
 */
export function shareOf(amount: Fen, rateBp: number): Fen {
  const whole = Math.floor(amount / WHOLE_BP);
  const rest = amount - whole * WHOLE_BP;
  return (whole * rateBp + Math.floor((rest * rateBp) / WHOLE_BP)) as Fen;
}

import { type Fen, shareOf, WHOLE_BP } from '../money.ts';

/** floor(base × rate / 10000) on plain numbers of fen, as the typed arrays of the search hold them. */
export function valueFromBase(baseFen: number, rateBp: number): number {
  return shareOf(baseFen as Fen, rateBp);
}

/** What floor() cuts off a value, in ten-thousandths of a fen. */
export function restFromBase(baseFen: number, rateBp: number): number {
  const parts = (baseFen - Math.floor(baseFen / WHOLE_BP) * WHOLE_BP) * rateBp;
  return parts - Math.floor(parts / WHOLE_BP) * WHOLE_BP;
}

/** The smallest base whose value reaches an award: ceil(award × 10000 / rate), split like shareOf to stay below 2^53. */
export function baseFor(awardFen: number, rateBp: number): number {
  if (awardFen <= 0) return 0;
  if (rateBp === 0) return Number.POSITIVE_INFINITY;
  const whole = Math.floor(awardFen / rateBp);
  const rest = awardFen - whole * rateBp;
  return whole * WHOLE_BP + Math.ceil((rest * WHOLE_BP) / rateBp);
}

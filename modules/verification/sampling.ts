import { createHash } from 'node:crypto';

/** An application that can be drawn, with its weight: the riskier the likelier. */
export interface Drawable {
  readonly id: string;
  readonly weight: number;
}

export interface DrawnCheck {
  readonly id: string;
  readonly inspector: string;
}

/**
 * Draws `size` of the candidates without putting back, and an inspector for each in turn from a shuffled list. Each
 * candidate gets the key `u^(1/weight)` from SHA-256 of seed and id, and the largest keys win (Efraimidis and Spirakis):
 * whoever has seed, list and inspectors draws the same again, and the order of the list does not matter.
 */
export function drawSample(
  seed: string,
  candidates: readonly Drawable[],
  size: number,
  inspectors: readonly string[],
): readonly DrawnCheck[] {
  const keyed = candidates.map(({ id, weight }) => ({ id, key: Math.log(unitOf(seed, id)) / weight }));
  keyed.sort((a, b) => b.key - a.key || (a.id < b.id ? -1 : 1));
  const order = [...inspectors].sort((a, b) => unitOf(seed, a) - unitOf(seed, b));
  return keyed.slice(0, size).map(({ id }, at) => ({ id, inspector: order[at % order.length] ?? '' }));
}

/** A number above 0 and below 1 that seed and id decide. */
function unitOf(seed: string, id: string): number {
  const bytes = createHash('sha256').update(`${seed}\n${id}`).digest();
  return (bytes.readUIntBE(0, 6) + 1) / (2 ** 48 + 1);
}

export interface RiskSigns {
  readonly amountFen: number;
  readonly findings: number;
  readonly isFirstApplication: boolean;
}

/** 1 for an ordinary application; more for money, for what the machine noticed, and for applicants not yet known. */
export function riskWeight({ amountFen, findings, isFirstApplication }: RiskSigns): number {
  const money = Math.min(3, amountFen / 50_000_000);
  return 1 + money + Math.min(4, findings * 0.5) + (isFirstApplication ? 1 : 0);
}

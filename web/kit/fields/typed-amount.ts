import { spokenAmount, yuanFigure } from '../../public/amounts.ts';
import { type Reading, readMoney, readWhole } from '../../public/calculator/model/typed.ts';
import { say } from '../say.ts';

/** What a typed text means, and how that is told beneath the field. Exact: digits are moved as text, never multiplied. */

/** Yuan as typed (`1,200.50`, `12万`) → whole fen. */
export function readYuan(typed: string): Reading<number> {
  return readMoney(typed);
}

/** Whole fen → what stands in the field: 120050 → `1,200.50`, 12000000 → `120,000`. */
export function typedYuan(fen: number | null): string {
  return fen === null ? '' : yuanFigure(fen).replace('−', '-').replace(/\.00$/, '');
}

/** What is wrong with a typed amount, or undefined. */
export function moneyProblem(typed: string): string | undefined {
  const reading = readMoney(typed);
  if (reading.kind !== 'wrong') return undefined;
  const { problem } = reading;
  return problem === 'part-of-fen' || problem === 'too-much-money' ? say(`money.${problem}`) : say('money.not-money');
}

/** The typing in the other way of writing it, where there is one: 15.86万 → 158,600.00 元, 620000 → 62 万元. */
export function moneyEcho(typed: string): string | undefined {
  const reading = readMoney(typed);
  if (reading.kind !== 'known') return undefined;
  const plainly = /^[0-9]+(\.[0-9]+)?$/.test(typed.trim().replace(/,/g, ''));
  if (!plainly) return say('money.yuan', { amount: yuanFigure(reading.value) });
  const { figure, unit } = spokenAmount(reading.value);
  return unit === say('unit.yuan') ? undefined : say('money.about', { amount: `${figure} ${unit}` });
}

/** What is wrong with a typed whole number, or undefined. */
export function wholeProblem(typed: string, min: number, max: number): string | undefined {
  const reading = readWhole(typed, min, max);
  if (reading.kind !== 'wrong') return undefined;
  if (reading.problem === 'too-large') return say('number.too-large', { max });
  return reading.problem === 'too-small' ? say('number.too-small', { min }) : say('number.not-whole');
}

import type { TypedFact } from '../../../../../contracts/application-draft.ts';
import { readYuan, typedYuan } from '../../../../kit/fields/typed-amount.ts';
import { readWhole } from '../../../../public/calculator/model/typed.ts';

/**
 * What somebody typed → what the draft keeps. A figure is kept as a number once it can be read and as the text while it
 * cannot; blank is nothing at all.
 */

export type TypedFacts = Readonly<Record<string, TypedFact>>;
type Figure = number | string;

/** Yuan as typed → whole fen, the text where it is no amount, undefined where it is blank. */
export function moneyTyped(text: string): Figure | undefined {
  const reading = readYuan(text);
  if (reading.kind === 'known') return reading.value;
  return reading.kind === 'blank' ? undefined : text;
}

export function wholeTyped(text: string, min: number, max: number): Figure | undefined {
  const reading = readWhole(text, min, max);
  if (reading.kind === 'known') return reading.value;
  return reading.kind === 'blank' ? undefined : text;
}

/** What stands in the field for a figure of the draft. */
export function figureText(value: unknown, kind: 'money' | 'whole'): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return '';
  return kind === 'money' ? typedYuan(value) : String(value);
}

/** The facts with one of them changed; undefined takes it away. */
export function withFact(facts: TypedFacts, name: string, value: TypedFact | undefined): TypedFacts {
  const { [name]: _before, ...rest } = facts;
  return value === undefined || value === '' ? rest : { ...rest, [name]: value };
}

/** One part of a fact with several numbers, or one year of it. */
export function withPart(fact: TypedFact | undefined, part: string, value: Figure | undefined): TypedFact | undefined {
  const before = typeof fact === 'object' ? fact : {};
  const { [part]: _before, ...rest } = before;
  const after = value === undefined ? rest : { ...rest, [part]: value };
  return Object.keys(after).length === 0 ? undefined : after;
}

export function partOf(fact: TypedFact | undefined, part: string): unknown {
  return typeof fact === 'object' && Object.hasOwn(fact, part) ? fact[part] : undefined;
}

import type { Input } from './inputs.ts';
import { bitOf, type ClauseLayout, WORD_BITS } from './layout.ts';

/** Sets of bits by word, and code that reads them. The words of a record are k0, k1, … (known) and h0, h1, … (holds). */
export type Mask = readonly number[];

export const EMPTY: Mask = [];

export function maskOf(bits: readonly number[]): Mask {
  const words: number[] = [];
  for (const bit of bits) {
    const word = Math.floor(bit / WORD_BITS);
    while (words.length <= word) words.push(0);
    words[word] = (words[word] as number) | (1 << (bit % WORD_BITS));
  }
  return words;
}

export function union(...masks: readonly Mask[]): Mask {
  const length = Math.max(0, ...masks.map((mask) => mask.length));
  return Array.from({ length }, (_, word) => masks.reduce((all, mask) => all | (mask[word] ?? 0), 0));
}

export function maskOfInputs(inputs: readonly Input[], layout: ClauseLayout): Mask {
  return maskOf(inputs.map((input) => bitOf(layout, input)));
}

/** Code of one bit, 0 or 1: of the known answers, of those that hold, or of those that are known not to. */
export function bitCode(of: 'known' | 'holds' | 'fails', bit: number): string {
  const word = Math.floor(bit / WORD_BITS);
  const whole = { known: `k${word}`, holds: `h${word}`, fails: `(k${word} & ~h${word})` }[of];
  return `(${whole} >>> ${bit % WORD_BITS} & 1)`;
}

/** Code that is 1 where all of these answers are known, else 0. */
export function allKnown(mask: Mask): string {
  const words = mask.flatMap((bits, word) => (bits === 0 ? [] : [`((k${word} & ${bits} ^ ${bits}) - 1 >>> 31)`]));
  return words.length === 0 ? '1' : `(${words.join(' & ')})`;
}

/** Answers that are missing wherever they are not known (`always`), and further ones by word as code. */
export interface Missing {
  readonly always: Mask;
  readonly further: readonly { readonly word: number; readonly code: string }[];
}

export const NOTHING_MISSING: Missing = { always: EMPTY, further: [] };

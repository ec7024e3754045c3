import { fourDigits } from '../calendar.ts';
import type { Dictionary } from '../format/manifest.ts';
import { byCodePoint } from '../order.ts';
import type { Input } from './inputs.ts';
import { type ClauseLayout, WORD_BITS } from './layout.ts';

/** Codes of the conditions whose bits are set, sorted as a result lists them. */
export function failedCodes({ conditions }: ClauseLayout, words: readonly number[]): string[] {
  return conditions.filter((_, bit) => isSet(words, bit)).sort(byCodePoint);
}

/**
 * Names of the answers whose bits are set, sorted, as a result lists them under `missing`; an attribute of cost items is
 * `costs[*].local`, whichever items lack it. `programYear` is that of the record.
 */
export function missingNames(
  { inputs }: ClauseLayout,
  words: readonly number[],
  programYear: number,
  dictionary: Dictionary,
): string[] {
  const named = inputs.flatMap((input, bit) =>
    input && isSet(words, bit) ? [nameOf(input, programYear, dictionary)] : [],
  );
  return named.sort(byCodePoint);
}

function isSet(words: readonly number[], bit: number): boolean {
  return (((words[Math.floor(bit / WORD_BITS)] ?? 0) >>> (bit % WORD_BITS)) & 1) === 1;
}

function nameOf(input: Input, programYear: number, dictionary: Dictionary): string {
  switch (input.kind) {
    case 'fact':
      return placeOf(input.fact, dictionary);
    case 'series':
      return `${placeOf(input.fact, dictionary)}.${fourDigits(programYear + input.year)}`;
    case 'attribute':
      return `costs[*].${input.attribute}`;
    case 'given':
      return input.member;
    case 'review':
    case 'costs':
      return input.kind;
    case 'noOtherSupport':
    case 'noPriorAward':
      throw new Error(`${input.kind} is never missing itself`);
  }
}

function placeOf(fact: string, dictionary: Dictionary): string {
  return dictionary.facts[fact]?.scope === 'applicant' ? `applicant.${fact}` : `facts.${fact}`;
}

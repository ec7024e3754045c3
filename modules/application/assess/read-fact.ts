import type { TypedFact } from '../../../contracts/application-draft.ts';
import type { Fact } from '../../../engine/format/manifest.ts';
import { type FactValue, MAX_AMOUNT_FEN } from '../../../engine/index.ts';

export type ReadFact =
  | { readonly kind: 'known'; readonly value: FactValue }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unreadable' };

const BLANK: ReadFact = { kind: 'blank' };
const UNREADABLE: ReadFact = { kind: 'unreadable' };

/** What somebody typed, as the engine takes it. Nothing is guessed: text that is no value of the fact is unreadable. */
export function readFact(fact: Fact, typed: TypedFact | undefined): ReadFact {
  if (typed === undefined || typed === '') return BLANK;
  switch (fact.type) {
    case 'boolean':
      return typeof typed === 'boolean' ? known(typed) : UNREADABLE;
    case 'choice':
      return typeof typed === 'string' && Object.hasOwn(fact.values, typed) ? known(typed) : UNREADABLE;
    case 'integer':
      return isWhole(typed, fact.min, fact.max) ? known(typed) : UNREADABLE;
    case 'money':
      return isWhole(typed, 0, MAX_AMOUNT_FEN) ? known(typed) : UNREADABLE;
    case 'money-by-year':
      return readParts(typed, (part, value) => /^\d{4}$/.test(part) && isWhole(value, 0, MAX_AMOUNT_FEN));
    case 'counts':
      return readCounts(fact, typed);
  }
}

function known(value: FactValue): ReadFact {
  return { kind: 'known', value };
}

function isWhole(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;
}

/** Numbers by name; blank ones are left out. */
function readParts(typed: TypedFact, isRight: (part: string, value: unknown) => boolean): ReadFact {
  if (typeof typed !== 'object') return UNREADABLE;
  const filled = Object.entries(typed).filter(([, value]) => value !== '');
  if (filled.length === 0) return BLANK;
  if (!filled.every(([part, value]) => isRight(part, value))) return UNREADABLE;
  return known(Object.fromEntries(filled.map(([part, value]) => [part, Number(value)])));
}

/** Numbers that are only known together. */
function readCounts(fact: Extract<Fact, { type: 'counts' }>, typed: TypedFact): ReadFact {
  const read = readParts(typed, (part, value) => {
    const member = Object.hasOwn(fact.members, part) ? fact.members[part] : undefined;
    return member !== undefined && isWhole(value, member.min, member.max);
  });
  if (read.kind !== 'known' || typeof read.value !== 'object') return read;
  const counts = read.value;
  if (Object.keys(fact.members).some((part) => counts[part] === undefined)) return BLANK;
  const tooMany = Object.entries(fact.members).some(([part, { atMost }]) => {
    return atMost !== undefined && (counts[part] ?? 0) > (counts[atMost] ?? 0);
  });
  return tooMany ? UNREADABLE : read;
}

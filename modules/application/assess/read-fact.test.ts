import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedFact } from '../../../contracts/application-draft.ts';
import type { Fact } from '../../../engine/format/manifest.ts';
import { readFact } from './read-fact.ts';

const words = { label: '', question: '', scope: 'claim', about: 'subject' } as const;
const counts: Fact = {
  ...words,
  type: 'counts',
  members: { total: { label: '', min: 1, max: 9999 }, inDistrict: { label: '', min: 0, max: 9999, atMost: 'total' } },
};
const money: Fact = { ...words, type: 'money' };
const byYear: Fact = { ...words, type: 'money-by-year' };
const choice: Fact = { ...words, type: 'choice', values: { podcast: '播客' } };
const integer: Fact = { ...words, type: 'integer', min: 1, max: 9 };
const yesNo: Fact = { ...words, type: 'boolean' };

describe('what was typed for a fact', () => {
  it.each<[string, Fact, unknown]>([
    ['text for money', money, '十万'],
    ['a fraction of a fen', money, 0.5],
    ['more than the contract allows', money, 1_000_000_000_001],
    ['text for yes and no', yesNo, 'yes'],
    ['a name of the prototype for a choice', choice, 'constructor'],
    ['a number out of bounds', integer, 10],
    ['a number for several numbers', counts, 3],
    ['a member that there is not', counts, { total: 3, inDistrict: 1, abroad: 1 }],
    ['a part above its whole', counts, { total: 3, inDistrict: 4 }],
    ['a year that is none', byYear, { 去年: 3 }],
  ])('is unreadable: %s', (_case, fact, typed) => {
    expect(readFact(fact, typedFact.parse(typed))).toEqual({ kind: 'unreadable' });
  });

  it.each<[string, Fact, unknown]>([
    ['nothing', yesNo, undefined],
    ['an empty field', money, ''],
    ['one of two numbers that are only known together', counts, { total: 3, inDistrict: '' }],
    ['empty years', byYear, { '2025': '' }],
  ])('is blank: %s', (_case, fact, typed) => {
    expect(readFact(fact, typed === undefined ? undefined : typedFact.parse(typed))).toEqual({ kind: 'blank' });
  });

  it('is known where it fits', () => {
    expect(readFact(counts, { total: 3, inDistrict: 3 })).toEqual({
      kind: 'known',
      value: { total: 3, inDistrict: 3 },
    });
    expect(readFact(byYear, { '2025': 900, '2024': '' })).toEqual({ kind: 'known', value: { '2025': 900 } });
    expect(readFact(choice, 'podcast')).toEqual({ kind: 'known', value: 'podcast' });
  });

  it('never stops the reading, whatever it is', () => {
    const anything = fc.oneof(
      fc.boolean(),
      fc.double(),
      fc.string(),
      fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string())),
    );
    fc.assert(
      fc.property(fc.constantFrom(counts, money, byYear, choice, integer, yesNo), anything, (fact, typed) => {
        expect(['known', 'blank', 'unreadable']).toContain(readFact(fact, typed).kind);
      }),
    );
  });
});

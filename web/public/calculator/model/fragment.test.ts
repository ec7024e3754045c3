import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from './entries.ts';
import { entriesOfFragment, fragmentOf } from './fragment.ts';

const ascii = fc.string({ unit: fc.constantFrom(...'abcdefgh.0123456789-'), minLength: 1, maxLength: 40 });
const entry = fc.tuple(ascii, fc.string({ unit: 'grapheme-ascii', maxLength: 60 })) as fc.Arbitrary<Entry>;

describe('a shared link', () => {
  it('is not mistaken for one where it is an ordinary anchor', () => {
    for (const hash of ['', '#', '#art2.s2', '#claim.c1.review', '#y2.abc']) {
      expect(entriesOfFragment(hash)).toBeUndefined();
    }
  });

  it('that was cut at any place is recognised as damaged', () => {
    const whole = fragmentOf([
      ['asOf', '2026-06-01'],
      ['cost.k1.amount', '620000'],
    ]);
    for (let length = 4; length < whole.length; length += 1) {
      expect(entriesOfFragment(whole.slice(0, length))).toBe('damaged');
    }
  });

  it('made of anything never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (garbage) => {
        entriesOfFragment(garbage);
        entriesOfFragment(`#y1.${garbage}`);
      }),
    );
  });

  it('refuses to carry a name', () => {
    expect(() => fragmentOf([['work.w1.name', '运河灯影']])).toThrow(RangeError);
  });

  it('brings back the entries that it was made of', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 120 }), (entries) => {
        expect(entriesOfFragment(fragmentOf(entries))).toEqual(entries);
      }),
    );
  });

  it('brings back very many entries, past the size of its dictionary', () => {
    const entries = Array.from(
      { length: 9_000 },
      (_, at): Entry => [`cost.k${at}.amount`, String((at * 7919) % 100_003)],
    );
    expect(entriesOfFragment(fragmentOf(entries))).toEqual(entries);
  });

  it('of a usual case stays short enough for a chat', () => {
    const entries: Entry[] = Array.from({ length: 12 }, (_, at) => `k${at + 1}`).flatMap((key, at): Entry[] => [
      ['cost', key],
      [`cost.${key}.work`, 'w1'],
      [`cost.${key}.category`, at % 2 ? 'accommodation' : 'venue'],
      [`cost.${key}.amount`, String(12_345 * (at + 1))],
      [`cost.${key}.attribute.local`, 'yes'],
    ]);
    expect(fragmentOf(entries).length).toBeLessThan(900);
  });
});

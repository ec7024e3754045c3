import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Fen, fen, shareOf } from './money.ts';

test('what is no whole number of fen is a defect', () => {
  for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    expect(() => fen(value)).toThrow(RangeError);
});

test('a share is cut to the fen, exactly, for every safe amount', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.integer({ min: 0, max: 10_000 }), (amount, rateBp) => {
      expect(BigInt(shareOf(amount as Fen, rateBp))).toBe((BigInt(amount) * BigInt(rateBp)) / 10_000n);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amount } from '../format/terms.ts';
import { DICTIONARY } from '../testing/any-policy.ts';
import { cutToFen, EXACT_BOUND, notBelowZero, RECIPROCAL, RECIPROCAL_BOUND, shareAtMost } from './exact.ts';
import type { AmountSlot, Input, IntegerSlot } from './inputs.ts';
import { readAmount } from './inputs.ts';
import { fenOf, quantityOf } from './quantity.ts';
import { compileText, ENVIRONMENT } from './source.ts';

describe('exact arithmetic of generated code', () => {
  it('takes one ten-thousandth by the reciprocal without error below its bound', () => {
    const near = fc.integer({ min: 1, max: Math.floor(RECIPROCAL_BOUND / 10_000) - 1 }).chain((quotient) => {
      return fc.constantFrom(-1, 0, 1, 9_999).map((rest) => quotient * 10_000 + rest);
    });
    fc.assert(
      fc.property(near, (product) => {
        expect(Math.floor(product * RECIPROCAL)).toBe(Number(BigInt(product) / 10_000n));
      }),
      { numRuns: 20_000 },
    );
    const last = RECIPROCAL_BOUND - 1;
    expect(Math.floor(last * RECIPROCAL)).toBe(Number(BigInt(last) / 10_000n));
  });

  it('takes shares of the largest amounts exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: EXACT_BOUND }), fc.integer({ min: 1, max: 10_000 }), (base, rateBp) => {
        expect(shareAtMost(base, rateBp, EXACT_BOUND)).toBe(Number((BigInt(base) * BigInt(rateBp)) / 10_000n));
      }),
    );
  });

  it('cuts quotients to fen, from 0 to the largest safe integer', () => {
    expect(cutToFen(-7n, 2n)).toBe(0);
    expect(cutToFen(7n, 2n)).toBe(3);
    expect(cutToFen(10n ** 40n, 3n)).toBe(Number.MAX_SAFE_INTEGER);
    expect(notBelowZero(-1n)).toBe(0n);
  });

  it('multiplies past 2^53 and finds the same as BigInt', () => {
    const of: Amount[] = [
      { kind: 'fact', fact: 'huge' },
      { kind: 'fact', fact: 'price' },
    ];
    const amount: Amount = {
      kind: 'share',
      share: { numerator: 1, denominator: 999_983 },
      of: { kind: 'product', of },
    };
    const inputs: Input[] = [];
    const integers: IntegerSlot[] = [];
    const amounts: AmountSlot[] = [];
    readAmount(amount, DICTIONARY, {
      input: (input) => inputs.push(input),
      integer: (slot) => integers.push(slot),
      amount: (slot) => amounts.push(slot),
    });
    const layout = { id: 'one', conditions: [], inputs, integers, amounts };
    const code = fenOf(quantityOf(amount, { layout, dictionary: DICTIONARY }));
    const find = compileText<(a0: number, a1: number) => number>(`return (a0, a1) => ${code};`, ENVIRONMENT);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9e12 }), fc.integer({ min: 0, max: 1e12 }), (huge, price) => {
        const wanted = (BigInt(huge) * BigInt(price)) / 999_983n;
        const largest = BigInt(Number.MAX_SAFE_INTEGER);
        expect(find(huge, price)).toBe(Number(wanted < largest ? wanted : largest));
      }),
    );
  });
});

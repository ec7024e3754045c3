import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../platform/testing/database.ts';
import { hashDistance } from '../reading/index.ts';
import { aVoucher } from '../testing/counted.ts';
import { bandsOf, keepBands, similarPictures } from './picture-bands.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((bits) => bits.toString(16).padStart(16, '0'));
const flipped = (one: string, bits: readonly number[]) => {
  const changed = bits.reduce((value, bit) => value ^ (1n << BigInt(bit)), BigInt(`0x${one}`));
  return changed.toString(16).padStart(16, '0');
};

describe('near-identical pictures', () => {
  test('are found by the index exactly up to six different bits', async () => {
    const { orm } = opened.database;
    const bits = fc.uniqueArray(fc.nat(63), { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(hash, bits, async (one, places) => {
        fc.pre(bandsOf(one).length > 0);
        const { id } = await aVoucher(opened.database, {}, { kind: 'other' });
        await orm.transaction((tx) => keepBands(tx, id, one));
        const other = flipped(one, places);
        fc.pre(bandsOf(other).length > 0);
        const found = await similarPictures(orm, other, 1000);
        expect(found.includes(id)).toBe(hashDistance(one, other) <= 6);
      }),
      { numRuns: 150 },
    );
  });

  test('of one colour are like nothing', async () => {
    expect(bandsOf('0000000000000000')).toEqual([]);
    expect(await similarPictures(opened.database.orm, '0000000000000000', 10)).toEqual([]);
  });
});

import { sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/transaction.ts';
import { hashDistance } from '../reading/index.ts';
import { pictureBandTable } from '../tables.ts';

/** Two pictures count as near-identical up to so many different bits of their hashes. */
const NEAR_BITS = 6;
const BANDS = 4;
const BAND_BITS = 16;
/** A picture of one colour says nothing. */
const LEAST_BITS = 4;
/** Pictures looked at for one value of one band: what looks like everything is not worth naming. */
const MOST_IN_BAND = 200;

/** Files the look of a picture, so that near-identical ones are found by an index. */
export async function keepBands(tx: Transaction, voucherId: string, hash: string): Promise<void> {
  const values = bandsOf(hash);
  if (values.length === 0) return;
  const rows = values.map((value) => ({ value, voucherId, hash }));
  await tx.insert(pictureBandTable).values(rows).onConflictDoNothing();
}

/**
 * Vouchers with a near-identical picture. Six different bits over four bands leave one band with at most one: 68 look-ups
 * in an index find every one of them, whatever the size of the table; crowded bands are cut off.
 */
export async function similarPictures(reader: Reader, hash: string, most: number): Promise<readonly string[]> {
  const values = bandsOf(hash).flatMap(nearValues);
  if (values.length === 0) return [];
  const wanted = sql.join(
    values.map((value) => sql`(${value}::integer)`),
    sql`, `,
  );
  const found = await reader.execute<{ voucher_id: string }>(sql`
    select distinct near.voucher_id
    from (values ${wanted}) as wanted (value)
    cross join lateral (
      select ${pictureBandTable.voucherId}, ${pictureBandTable.hash}
      from ${pictureBandTable}
      where ${pictureBandTable.value} = wanted.value
      order by ${pictureBandTable.voucherId}
      limit ${MOST_IN_BAND}
    ) near
    where bit_count(('x' || near.hash)::bit(64) # ('x' || ${hash}::text)::bit(64)) <= ${NEAR_BITS}
    order by near.voucher_id
    limit ${most}`);
  return found.rows.map((row) => row.voucher_id);
}

/** The four bands of a hash of sixteen hexadecimal digits; none where the picture says nothing. */
export function bandsOf(hash: string): readonly number[] {
  if (hashDistance(hash, '0'.repeat(BANDS * 4)) < LEAST_BITS) return [];
  return Array.from({ length: BANDS }, (_, band) => {
    return band * 2 ** BAND_BITS + Number.parseInt(hash.slice(band * 4, band * 4 + 4), 16);
  });
}

/** A value and those that differ from it in one bit of the band. */
function nearValues(value: number): readonly number[] {
  const base = value - (value % 2 ** BAND_BITS);
  const bits = value % 2 ** BAND_BITS;
  return [value, ...Array.from({ length: BAND_BITS }, (_, bit) => base + (bits ^ (1 << bit)))];
}

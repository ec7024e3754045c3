import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as straight from './straight-line.mjs';

/** The workload of the engine benchmark: the generator and the plain code of `straight-line.mjs`, which is never edited. */

export const STRAIGHT_LINE_SHA256 = '9d1e2564de017a60d32028e5a00b525e1e22da54e04eb8065314f29ffc098ad8';

/** Checksum / total in fen / number of awards, by number of claims. */
export const CHECKSUMS: Readonly<Record<number, string>> = {
  20000: '73bbf14c15ba079d/747378656255/8907',
  200000: 'cf1ec41d25813ecf/7492090688026/88998',
  1000000: '5f93544d2be09085/37347086956406/444723',
};

/** The columns of `generate` in straight-line.mjs; its comments say what they hold. */
export interface Claims {
  readonly n: number;
  readonly applicants: number;
  readonly clause: Uint8Array;
  readonly applicant: Int32Array;
  readonly date: Int32Array;
  readonly flags: Uint8Array;
  readonly barredFrom: Int32Array;
  readonly barredUntil: Int32Array;
  readonly daysTotal: Int32Array;
  readonly daysInDistrict: Int32Array;
  readonly cost1: Float64Array;
  readonly cost2: Float64Array;
  readonly cost3: Float64Array;
  readonly cost4: Float64Array;
  readonly landPurchase: Float64Array;
  readonly rnd: Float64Array;
}

interface StraightLine {
  readonly CLAUSES: readonly string[];
  readonly FIRST_YEAR: number;
  readonly YEARS: number;
  generate(n: number, seed?: number): Claims;
  straightLine(claims: Claims, out: Float64Array, used: Float64Array, flat: Uint8Array, n?: number): void;
  scratch(claims: Claims): { readonly used: Float64Array; readonly flat: Uint8Array };
  checksum(amounts: ArrayLike<number>, n?: number): string;
}

export const { CLAUSES, FIRST_YEAR, YEARS, generate, straightLine, scratch, checksum } =
  straight as unknown as StraightLine;

/** SHA-256 of the yardstick as it stands in this checkout. */
export function straightLineDigest(): string {
  return createHash('sha256')
    .update(readFileSync(new URL('./straight-line.mjs', import.meta.url)))
    .digest('hex');
}

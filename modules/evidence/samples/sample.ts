import { fill } from '../../../engine/phrases.ts';
import phrases from '../../../messages/zh-CN/evidence-samples.json' with { type: 'json' };

/** One purchase with all its papers: what the generator makes is marked as a sample on its face. Amounts in fen. */
export interface SampleVoucher {
  /** Twenty digits. */
  readonly number: string;
  /** YYYY-MM-DD. */
  readonly issuedOn: string;
  readonly buyer: SampleParty;
  readonly seller: SampleParty;
  readonly lines: readonly SampleLine[];
  readonly remark?: string;
  readonly contract?: { readonly number: string; readonly title: string; readonly signedOn: string };
  readonly payment?: { readonly serial: string; readonly paidOn: string };
}

export interface SampleParty {
  readonly name: string;
  readonly taxId: string;
  readonly bank?: string;
  readonly account?: string;
}

export interface SampleLine {
  /** As invoices write it: `*class*name`. */
  readonly name: string;
  /** Without tax. */
  readonly amountFen: number;
  /** Basis points of a whole per cent: 600 is 6 %. */
  readonly taxRateBp: number;
}

export interface TaxedLine extends SampleLine {
  readonly taxFen: number;
}

export interface TaxedSample {
  readonly lines: readonly TaxedLine[];
  readonly withoutTaxFen: number;
  readonly taxFen: number;
  readonly totalFen: number;
}

/** The tax of each line, rounded to the fen, half up, and the sums. */
export function taxed(sample: SampleVoucher): TaxedSample {
  const lines = sample.lines.map((line) => ({ ...line, taxFen: taxOf(line) }));
  const withoutTaxFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
  const taxFen = lines.reduce((sum, line) => sum + line.taxFen, 0);
  return { lines, withoutTaxFen, taxFen, totalFen: withoutTaxFen + taxFen };
}

function taxOf({ amountFen, taxRateBp }: SampleLine): number {
  return Number((BigInt(amountFen) * BigInt(taxRateBp) + 5_000n) / 10_000n);
}

export const percentOf = ({ taxRateBp }: SampleLine): string => `${taxRateBp / 100}%`;

export function say(key: keyof typeof phrases, params: Readonly<Record<string, string>> = {}): string {
  return fill(phrases[key], params);
}

/** A day as invoices write it. */
export function dayInWords(isoDay: string): string {
  const [year = '', month = '', day = ''] = isoDay.split('-');
  return say('day', { year, month, day });
}

/** The text of the QR code on the face. */
export function qrTextOf(sample: SampleVoucher, total: string): string {
  return `01,32,,${sample.number},${total},${sample.issuedOn.replaceAll('-', '')},,`;
}

/** Midnight in Beijing: the time of making of a sample is the day of its paper, so that the same sample is the same bytes. */
export function madeOn(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

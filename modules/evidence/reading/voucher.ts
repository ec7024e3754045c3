import { isUnifiedSocialCreditCode } from '../../../engine/request/unified-social-credit-code.ts';
import { dayOf, isRealDay } from './day.ts';
import { fenOf, rateBpOf, yuanText } from './money.ts';
import { say } from './refusals.ts';
import { tidy } from './text.ts';

export type VoucherSource = 'xml' | 'ofd' | 'pdf-text' | 'qr';

export interface VoucherParty {
  readonly name: string | undefined;
  readonly taxId: string | undefined;
}

/** One line of an invoice, amounts in fen without tax, rate in basis points. */
export interface VoucherLine {
  readonly name: string | undefined;
  readonly amountFen: number | undefined;
  readonly taxFen: number | undefined;
  readonly taxRateBp: number | undefined;
}

export interface VoucherAmounts {
  readonly withoutTaxFen: number | undefined;
  readonly taxFen: number | undefined;
  readonly totalFen: number | undefined;
  /** The amount of a QR code, which does not say whether it holds the tax. */
  readonly eitherFen: number | undefined;
}

export type VoucherCheckCode =
  | 'sum'
  | 'lines-amount'
  | 'lines-tax'
  | 'buyer-code'
  | 'seller-code'
  | 'date'
  | 'legible'
  | 'parts-agree'
  | 'qr-agrees';

/** A thing that can be tested without asking anybody; the sentence is `check.CODE` of the messages with `params`. */
export interface VoucherCheck {
  readonly code: VoucherCheckCode;
  readonly holds: boolean;
  readonly params: Readonly<Record<string, string>>;
}

/** What was read of an e-invoice. Nothing is guessed: what was not found is undefined. Amounts in fen. */
export interface VoucherReading {
  readonly source: VoucherSource;
  /** Ten or twelve digits, of older invoices only. */
  readonly invoiceCode: string | undefined;
  /** Twenty digits, or eight beside a code. */
  readonly invoiceNumber: string | undefined;
  /** One invoice, one key: the twenty digits, or code and number. */
  readonly invoiceKey: string | undefined;
  /** YYYY-MM-DD. */
  readonly issuedOn: string | undefined;
  readonly buyer: VoucherParty;
  readonly seller: VoucherParty;
  readonly amounts: VoucherAmounts;
  readonly lines: readonly VoucherLine[];
  /** The number of the invoice that this one cancels, where it is a red-letter invoice that says so. */
  readonly cancels: string | undefined;
  readonly checks: readonly VoucherCheck[];
}

/** The same as text, as the file has it. */
export interface RawVoucher {
  readonly source: VoucherSource;
  readonly fields: Readonly<Partial<Record<RawField, string>>>;
  readonly lines: readonly Readonly<Partial<Record<'name' | 'amount' | 'tax' | 'rate', string>>>[];
  readonly checks: readonly VoucherCheck[];
}

export type RawField =
  | 'code'
  | 'number'
  | 'issuedOn'
  | 'buyerName'
  | 'buyerTaxId'
  | 'sellerName'
  | 'sellerTaxId'
  | 'withoutTax'
  | 'tax'
  | 'total'
  | 'either'
  | 'cancels';

const MOST_LINES = 2_000;

/** Parses, makes the key, tests what can be tested. */
export function voucherOf(raw: RawVoucher): VoucherReading {
  const { fields } = raw;
  const code = digits(fields.code, /^(?:\d{10}|\d{12})$/);
  const number = digits(fields.number, /^(?:\d{20}|\d{8})$/);
  const day = fields.issuedOn === undefined ? undefined : dayOf(fields.issuedOn);
  const amounts = {
    withoutTaxFen: fenOf(fields.withoutTax),
    taxFen: fenOf(fields.tax),
    totalFen: fenOf(fields.total),
    eitherFen: fenOf(fields.either),
  };
  const lines = raw.lines.slice(0, MOST_LINES).map((line) => ({
    name: tidy(line.name),
    amountFen: fenOf(line.amount),
    taxFen: fenOf(line.tax),
    taxRateBp: rateBpOf(line.rate),
  }));
  const buyer = { name: tidy(fields.buyerName), taxId: taxIdOf(fields.buyerTaxId) };
  const seller = { name: tidy(fields.sellerName), taxId: taxIdOf(fields.sellerTaxId) };
  return {
    source: raw.source,
    invoiceCode: code,
    invoiceNumber: number,
    invoiceKey: invoiceKeyOf(code, number),
    issuedOn: day !== undefined && isRealDay(day) ? day : undefined,
    buyer,
    seller,
    amounts,
    lines,
    cancels: digits(fields.cancels, /^(?:\d{20}|\d{8})$/),
    checks: [
      ...sumChecks(amounts, lines),
      ...codeChecks('buyer-code', buyer),
      ...codeChecks('seller-code', seller),
      ...dateChecks(fields.issuedOn, day),
      ...legibleChecks(fields),
      ...raw.checks,
    ],
  };
}

/** The key under which an invoice is counted once; undefined where the number alone would not tell invoices apart. */
export function invoiceKeyOf(code: string | undefined, number: string | undefined): string | undefined {
  if (number === undefined) return undefined;
  if (number.length === 20) return number;
  return code === undefined ? undefined : `${code}-${number}`;
}

function digits(text: string | undefined, form: RegExp): string | undefined {
  const squeezed = text?.normalize('NFKC').replace(/\s/g, '');
  return squeezed !== undefined && form.test(squeezed) ? squeezed : undefined;
}

function taxIdOf(text: string | undefined): string | undefined {
  const squeezed = text?.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return squeezed !== undefined && /^[0-9A-Z]{15,20}$/.test(squeezed) ? squeezed : undefined;
}

function sumChecks(amounts: VoucherAmounts, lines: readonly VoucherLine[]): readonly VoucherCheck[] {
  const { withoutTaxFen: without, taxFen: tax, totalFen: total } = amounts;
  const checks: VoucherCheck[] = [];
  if (without !== undefined && tax !== undefined && total !== undefined) {
    const params = { withoutTax: yuanText(without), tax: yuanText(tax), total: yuanText(total) };
    checks.push({ code: 'sum', holds: without + tax === total, params });
  }
  const lineAmount = sumOf(lines.map((line) => line.amountFen));
  if (without !== undefined && lineAmount !== undefined) {
    const params = { lines: yuanText(lineAmount), withoutTax: yuanText(without) };
    checks.push({ code: 'lines-amount', holds: lineAmount === without, params });
  }
  const lineTax = sumOf(lines.map((line) => line.taxFen));
  if (tax !== undefined && lineTax !== undefined) {
    checks.push({
      code: 'lines-tax',
      holds: lineTax === tax,
      params: { lines: yuanText(lineTax), tax: yuanText(tax) },
    });
  }
  return checks;
}

function sumOf(amounts: readonly (number | undefined)[]): number | undefined {
  if (amounts.length === 0) return undefined;
  return amounts.reduce((sum, one) => (sum === undefined || one === undefined ? undefined : sum + one), 0);
}

/** Eighteen characters are a unified social credit code; older numbers have no check character. */
function codeChecks(code: 'buyer-code' | 'seller-code', { taxId }: VoucherParty): readonly VoucherCheck[] {
  if (taxId?.length !== 18) return [];
  return [{ code, holds: isUnifiedSocialCreditCode(taxId), params: { code: taxId } }];
}

function dateChecks(text: string | undefined, day: string | undefined): readonly VoucherCheck[] {
  if (text === undefined || text.trim() === '') return [];
  return [{ code: 'date', holds: day !== undefined && isRealDay(day), params: { text: tidy(text, 40) ?? '' } }];
}

function legibleChecks(fields: RawVoucher['fields']): readonly VoucherCheck[] {
  const amounts = [
    ['withoutTax', say('field.without-tax')],
    ['tax', say('field.tax')],
    ['total', say('field.total')],
  ] as const;
  return amounts.flatMap(([field, name]) => {
    const text = tidy(fields[field], 40);
    if (text === undefined || fenOf(text) !== undefined) return [];
    return [{ code: 'legible' as const, holds: false, params: { field: name, text } }];
  });
}

import { invoiceKeyOf, type VoucherReading } from './voucher.ts';

/** What a person typed of a voucher; amounts in fen. What was not typed is left out. */
export interface TypedVoucher {
  readonly invoiceCode?: string | undefined;
  readonly invoiceNumber?: string | undefined;
  readonly issuedOn?: string | undefined;
  readonly buyerName?: string | undefined;
  readonly buyerTaxId?: string | undefined;
  readonly sellerName?: string | undefined;
  readonly sellerTaxId?: string | undefined;
  readonly withoutTaxFen?: number | undefined;
  readonly taxFen?: number | undefined;
  readonly totalFen?: number | undefined;
}

export type ComparedField = 'invoiceNumber' | Exclude<keyof TypedVoucher, 'invoiceCode'>;

/** One field read beside typed. `hint` is a key of the messages (`comparison.HINT`). */
export interface Comparison {
  readonly field: ComparedField;
  readonly outcome: 'equal' | 'differs' | 'only-read' | 'only-typed';
  readonly read: string | number | undefined;
  readonly typed: string | number | undefined;
  readonly hint: 'hint-either' | undefined;
}

/** What was read beside what was typed; a field that is in neither is left out. */
export function compareVoucher(read: VoucherReading, typed: TypedVoucher): readonly Comparison[] {
  const typedKey = invoiceKeyOf(typed.invoiceCode || undefined, typed.invoiceNumber) ?? typed.invoiceNumber;
  return [
    // A number typed without its code is compared without.
    ...compare('invoiceNumber', typed.invoiceCode ? read.invoiceKey : read.invoiceNumber, typedKey, sameText),
    ...compare('issuedOn', read.issuedOn, typed.issuedOn, same),
    ...compare('buyerName', read.buyer.name, typed.buyerName, sameText),
    ...compare('buyerTaxId', read.buyer.taxId, typed.buyerTaxId, sameText),
    ...compare('sellerName', read.seller.name, typed.sellerName, sameText),
    ...compare('sellerTaxId', read.seller.taxId, typed.sellerTaxId, sameText),
    ...amountsOf(read, typed),
  ];
}

function amountsOf({ amounts }: VoucherReading, typed: TypedVoucher): readonly Comparison[] {
  const { withoutTaxFen, taxFen, totalFen, eitherFen } = amounts;
  const compared = [
    ...compare('withoutTaxFen', withoutTaxFen, typed.withoutTaxFen, same),
    ...compare('taxFen', taxFen, typed.taxFen, same),
    ...compare('totalFen', totalFen, typed.totalFen, same),
  ];
  if (eitherFen === undefined || totalFen !== undefined || withoutTaxFen !== undefined) return compared;
  const field = eitherFen === typed.withoutTaxFen && eitherFen !== typed.totalFen ? 'withoutTaxFen' : 'totalFen';
  const others = compared.filter((one) => one.field !== field);
  if (typed[field] === eitherFen || (typed.totalFen === undefined && typed.withoutTaxFen === undefined)) {
    return [...others, ...compare(field, eitherFen, typed[field], same)];
  }
  // The code does not say which amount it has: unequal to both is worth a look, and no more.
  return [...others, { field, outcome: 'differs', read: eitherFen, typed: typed[field], hint: 'hint-either' }];
}

function compare<T extends string | number>(
  field: ComparedField,
  read: T | undefined,
  typed: T | undefined,
  equal: (one: T, other: T) => boolean,
): readonly Comparison[] {
  const hasTyped = typed !== undefined && typed !== '';
  if (read === undefined && !hasTyped) return [];
  const pair = { field, read, typed: hasTyped ? typed : undefined, hint: undefined };
  if (read === undefined) return [{ ...pair, outcome: 'only-typed' }];
  if (!hasTyped) return [{ ...pair, outcome: 'only-read' }];
  return [{ ...pair, outcome: equal(read, typed) ? 'equal' : 'differs' }];
}

const same = (one: string | number, other: string | number) => one === other;
const sameText = (one: string, other: string) => plainName(one) === plainName(other);

/** A name without what typists differ in: width of letters and brackets, spaces, capitals. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff]/g, '')
    .toUpperCase();
}

import type { TypedVoucher } from '../../../contracts/evidence.ts';
import { invoiceKeyOf, plainName } from '../reading/index.ts';
import type { VoucherRow } from '../tables.ts';

/** The number under which an invoice is counted once and its total with tax in fen; undefined where nobody knows it. */
export interface InvoiceFigures {
  readonly key: string | undefined;
  readonly totalFen: number | undefined;
}

/** What was established stands before what was read, and that before what was typed. */
export function figuresOf({
  kind,
  established,
  reading,
  typed,
}: Pick<VoucherRow, 'kind' | 'established' | 'reading' | 'typed'>): InvoiceFigures {
  return {
    key: established?.invoiceKey ?? reading?.invoiceKey ?? (kind === 'invoice' ? typedKeyOf(typed) : undefined),
    totalFen: established?.totalFen ?? reading?.amounts.totalFen ?? typed?.totalFen,
  };
}

/** The key of typed numbers; undefined where they are no invoice's. */
function typedKeyOf(typed: TypedVoucher | null): string | undefined {
  const code = digits(typed?.invoiceCode, /^(?:\d{10}|\d{12})$/);
  return invoiceKeyOf(code, digits(typed?.invoiceNumber, /^(?:\d{20}|\d{8})$/));
}

function digits(text: string | undefined, form: RegExp): string | undefined {
  const plain = text === undefined ? '' : plainName(text);
  return form.test(plain) ? plain : undefined;
}

/** The number of a contract without what typists differ in; null where there is none. */
export function contractNumberOf(kind: VoucherRow['kind'], typed: TypedVoucher | null): string | null {
  const plain = kind === 'contract' ? plainName(typed?.contractNumber ?? '') : '';
  return plain === '' ? null : plain;
}

/** The columns by which a voucher is found again, made from what is known of it. */
export function lookUpColumns(row: Pick<VoucherRow, 'kind' | 'established' | 'reading' | 'typed'>) {
  return { invoiceKey: figuresOf(row).key ?? null, contractNumber: contractNumberOf(row.kind, row.typed) };
}

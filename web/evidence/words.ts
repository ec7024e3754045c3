import type { TypedVoucher, VoucherKind, VoucherLine } from '../../contracts/evidence.ts';
import { VOUCHER_KINDS } from '../../contracts/evidence.ts';
import { fill } from '../../engine/phrases.ts';
import phrases from '../../messages/zh-CN/evidence-words.json' with { type: 'json' };

/** Words about vouchers that applicants and the office share. */
export function word(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

export const kindWord = (kind: VoucherKind): string => word(`kind.${kind}`);

/** The kinds as options of a choice. */
export const KIND_OPTIONS = VOUCHER_KINDS.map((kind) => ({ value: kind, label: kindWord(kind) }));

/** Whether a text is a kind of voucher: what stands in an address may be anything. */
export function kindIn(text: string | undefined): VoucherKind | undefined {
  return VOUCHER_KINDS.find((kind) => kind === text);
}

export type TypedField = keyof TypedVoucher;

/** What a kind of voucher is asked for, in order. */
export const FIELDS_OF: Readonly<Record<VoucherKind, readonly TypedField[]>> = {
  contract: ['contractNumber', 'issuedOn', 'buyerName', 'sellerName', 'totalFen'],
  invoice: [
    'invoiceNumber',
    'invoiceCode',
    'issuedOn',
    'buyerName',
    'buyerTaxId',
    'sellerName',
    'sellerTaxId',
    'withoutTaxFen',
    'taxFen',
    'totalFen',
  ],
  'bank-slip': ['serial', 'issuedOn', 'buyerName', 'sellerName', 'totalFen'],
  'audit-report': ['issuedOn', 'sellerName'],
  proof: ['issuedOn', 'sellerName'],
  undertaking: ['issuedOn'],
  other: ['issuedOn', 'sellerName', 'totalFen'],
};

const WORDS_OF: Readonly<Record<VoucherKind, 'field' | 'contract' | 'slip' | 'paper'>> = {
  contract: 'contract',
  invoice: 'field',
  'bank-slip': 'slip',
  'audit-report': 'paper',
  proof: 'paper',
  undertaking: 'paper',
  other: 'paper',
};

/** What a field is called on a kind of voucher: the buyer of an invoice is who paid on a bank slip. */
export function fieldWord(kind: VoucherKind, field: TypedField): string {
  const all: Readonly<Record<string, string>> = phrases;
  return all[`${WORDS_OF[kind]}.${field}`] ?? word(`field.${field}`);
}

export const isMoney = (field: string): boolean => field.endsWith('Fen');

/** Whether something is still going on with the voucher, so that a page asks again. */
export function isWaiting({ readingState, file }: Pick<VoucherLine, 'readingState' | 'file'>): boolean {
  return readingState === 'waiting' || file.scan === 'waiting';
}

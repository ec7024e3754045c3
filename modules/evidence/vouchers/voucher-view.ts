import type { VoucherLine, VoucherView } from '../../../contracts/evidence.ts';
import { fill } from '../../../engine/phrases.ts';
import phrases from '../../../messages/zh-CN/evidence-reading.json' with { type: 'json' };
import { type Comparison, compareVoucher, type VoucherReading } from '../reading/index.ts';
import type { VoucherRow } from '../tables.ts';
import { figuresOf } from './figures.ts';
import type { VoucherWithFile } from './voucher-rows.ts';

const words: Readonly<Record<string, string>> = phrases;

const PICTURES: readonly string[] = ['jpeg', 'png', 'webp'];

/** Whether a picture of the file can be made. */
export function hasPreview({ kind, scan }: VoucherWithFile['file']): boolean {
  return PICTURES.includes(kind) && (scan === 'clean' || scan === 'unscanned');
}

/** A voucher as lists show it. Says nothing of others: an applicant may see it. */
export function lineOf({ voucher, file }: VoucherWithFile): VoucherLine {
  const { reading, typed } = voucher;
  const compared = comparisonOf(voucher);
  return {
    id: voucher.id,
    kind: voucher.kind,
    label: voucher.label === '' ? file.name : voucher.label,
    file: { id: file.id, name: file.name, bytes: file.bytes, kind: file.kind, scan: file.scan },
    readingState: voucher.readingState,
    number: numberOf(voucher),
    issuedOn: reading?.issuedOn ?? typed?.issuedOn ?? null,
    otherParty: reading?.seller.name ?? typed?.sellerName ?? '',
    totalFen: figuresOf(voucher).totalFen ?? null,
    isQuestionable:
      (voucher.checks ?? []).some(({ holds }) => !holds) || compared.some(({ outcome }) => outcome === 'differs'),
    createdAt: voucher.createdAt.toISOString(),
    withdrawn: voucher.withdrawnAt !== null,
    revision: voucher.revision,
  };
}

function numberOf(voucher: VoucherRow): string {
  const { typed, kind, reading } = voucher;
  if (kind === 'contract') return typed?.contractNumber ?? '';
  if (kind === 'bank-slip') return typed?.serial ?? '';
  return figuresOf(voucher).key ?? reading?.invoiceNumber ?? typed?.invoiceNumber ?? '';
}

function comparisonOf({ reading, typed }: VoucherRow): readonly Comparison[] {
  return reading ? compareVoucher(reading, typed ?? {}) : [];
}

/** A voucher with everything that was read and typed of it. Says nothing of others: an applicant may see it. */
export function viewOf(found: VoucherWithFile): VoucherView {
  const { voucher, file } = found;
  const { readingProblem, checks } = voucher;
  return {
    ...lineOf(found),
    reading: voucher.reading ? readOf(voucher.reading) : null,
    problem: readingProblem ? `${readingProblem.message}${readingProblem.cure ?? ''}` : '',
    checks: (checks ?? []).map(({ code, holds, params }) => {
      return { code, holds, text: fill(words[`check.${code}`] ?? code, params) };
    }),
    typed: voucher.typed ?? {},
    comparison: comparisonOf(voucher).map(({ field, outcome, read, typed, hint }) => {
      const hintText = hint === undefined ? '' : (words[`comparison.${hint}`] ?? '');
      return { field, outcome, read: read ?? null, typed: typed ?? null, hint: hintText };
    }),
    hasPreview: hasPreview(file),
  };
}

function readOf({ checks: _checks, lines, ...read }: VoucherReading): NonNullable<VoucherView['reading']> {
  return { ...read, lines: [...lines] };
}

import { wordOf } from './refusals.ts';
import type { FindingRow } from './tables.ts';

/** Members of the evidence that are fen; `stated` is only where a figure is compared with the audit report. */
const AMOUNTS = new Set(['amount', 'total', 'less', 'costs', 'investment', 'audited']);
/** Members whose values are codes with words of their own. */
const CODED: Readonly<Record<string, string>> = { missing: 'missing', check: 'check', field: 'field' };

/** What the machine noticed, as a sentence. */
export function sentenceOf({ code, evidence }: Pick<FindingRow, 'code' | 'evidence'>): string {
  const params = Object.entries(evidence).map(([name, value]) => {
    const isAmount = AMOUNTS.has(name) || (name === 'stated' && code === 'AUDITED_FIGURE_DIFFERS');
    if (isAmount && typeof value === 'number') return [name, yuanOf(value)];
    const group = CODED[name];
    if (group === undefined) return [name, value];
    return [
      name,
      String(value)
        .split(' ')
        .map((part) => wordOf(`${group}.${part}`))
        .join('、'),
    ];
  });
  return wordOf(`finding.${code}`, Object.fromEntries(params));
}

/** 1234567 fen → 12,345.67. */
function yuanOf(amountFen: number): string {
  const [yuan, rest] = [Math.trunc(amountFen / 100), String(amountFen % 100).padStart(2, '0')];
  return `${String(yuan).replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
}

/** How a voucher is called: by its label, else by its kind and number. */
export function voucherName(voucher: {
  readonly kind: string;
  readonly label: string;
  readonly invoiceKey: string | null;
  readonly contractNumber: string | null;
}): string {
  const { kind, label, invoiceKey, contractNumber } = voucher;
  if (label !== '') return label;
  return [wordOf(`voucher.${kind}`), invoiceKey ?? contractNumber ?? ''].join(' ').trim();
}

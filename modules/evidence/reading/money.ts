/** Amounts as files write them, to whole fen. Strings all the way: a floating-point number never holds money. */

const AMOUNT = /^([-−]?)[¥￥]?([-−]?)(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d+))?(?:元)?$/;

export type AmountFault = 'not-an-amount' | 'too-exact' | 'amount-too-large';

/**
 * Fen of an amount in yuan: `1,234.50`, `¥ 0.07`, `-6`, full-width digits too. Further decimals are refused unless they
 * are zeros.
 */
export function parseFen(text: string): number | AmountFault {
  const squeezed = text.normalize('NFKC').replace(/\s/g, '');
  const match = AMOUNT.exec(squeezed);
  if (!match) return /^[-−]?[¥￥]?\d{14,}(\.\d+)?$/.test(squeezed) ? 'amount-too-large' : 'not-an-amount';
  const [, before = '', after = '', whole = '', decimals = ''] = match;
  if (before && after) return 'not-an-amount';
  if (/[1-9]/.test(decimals.slice(2))) return 'too-exact';
  const value = Number(`${whole.replaceAll(',', '')}${decimals.slice(0, 2).padEnd(2, '0')}`);
  if (!Number.isSafeInteger(value)) return 'amount-too-large';
  return (before || after) && value !== 0 ? -value : value;
}

/** Fen, or undefined where the text is no amount. */
export function fenOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = parseFen(text);
  return typeof value === 'number' ? value : undefined;
}

/** Fen as yuan with two decimals, for checks and files: `-12.05`. */
export function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Basis points of a tax rate as invoices write it: `6%`, `0.06`, `1.5%`; undefined where it is none of these. */
export function rateBpOf(text: string | undefined): number | undefined {
  const squeezed = text?.normalize('NFKC').replace(/\s/g, '') ?? '';
  const percent = /^(\d{1,2})(?:\.(\d{1,2}))?%$/.exec(squeezed);
  if (percent) return Number(`${percent[1]}${(percent[2] ?? '').padEnd(2, '0')}`);
  const share = /^0(?:\.(\d{1,4}))?0*$/.exec(squeezed);
  return share ? Number((share[1] ?? '').padEnd(4, '0')) : undefined;
}

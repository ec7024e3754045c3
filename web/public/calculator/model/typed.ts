/**
 * Reads what people type: 1,200.50 · １２００ · 12万 · 3.5 亿元 · 30%. Nothing is guessed: a text is blank, known or wrong,
 * and a wrong one names its problem. The typed text itself is never changed.
 */

export type Reading<T> =
  | { readonly kind: 'blank' }
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'wrong'; readonly problem: TypedProblem };

export type TypedProblem =
  | 'not-money'
  | 'part-of-fen'
  | 'too-much-money'
  | 'not-whole'
  | 'too-small'
  | 'too-large'
  | 'not-day'
  | 'not-year'
  | 'not-rate';

const BLANK = { kind: 'blank' } as const;

function known<T>(value: T): Reading<T> {
  return { kind: 'known', value };
}

function wrong(problem: TypedProblem): { readonly kind: 'wrong'; readonly problem: TypedProblem } {
  return { kind: 'wrong', problem };
}

/** Full-width digits, letters and marks to half-width, ideographic full stop to a point, all white space away. */
function plain(text: string): string {
  return text
    .replace(/[！-～]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/。/g, '.')
    .replace(/、/g, ',')
    .replace(/\s+/g, '');
}

/** Most that the contract of assessment allows for one amount: 10^12 fen. */
const MOST_FEN = 1_000_000_000_000;
const FEN_BY_UNIT: Readonly<Record<string, number>> = { '': 2, 千: 5, 万: 6, 百万: 8, 千万: 9, 亿: 10 };
const MONEY = /^[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?(千万|百万|亿|万|千)?(?:元|块|块钱|人民币)?$/;

/** Yuan as typed → whole fen. Exact: the digits are shifted as text, never multiplied as fractions. */
export function readMoney(text: string): Reading<number> {
  const cleaned = plain(text);
  if (cleaned === '') return BLANK;
  const match = MONEY.exec(cleaned);
  const whole = match?.[1]?.replace(/,/g, '') ?? '';
  const fraction = (match?.[2] ?? '').replace(/0+$/, '');
  if (!match || (whole === '' && !/\d/.test(match[2] ?? ''))) return wrong('not-money');
  const shift = FEN_BY_UNIT[match[3] ?? ''] ?? 2;
  if (fraction.length > shift) return wrong('part-of-fen');
  const digits = (whole + fraction.padEnd(shift, '0')).replace(/^0+(?=\d)/, '');
  if (digits.length > 13 || Number(digits) > MOST_FEN) return wrong('too-much-money');
  return known(Number(digits));
}

/** A whole number between two bounds; thousands separators are allowed. */
export function readWhole(text: string, min: number, max: number): Reading<number> {
  const cleaned = plain(text);
  if (cleaned === '') return BLANK;
  if (!/^(\d{1,3}(,\d{3})+|\d+)(\.0*)?$/.test(cleaned)) return wrong('not-whole');
  const digits = cleaned
    .replace(/\..*$/, '')
    .replace(/,/g, '')
    .replace(/^0+(?=\d)/, '');
  if (digits.length > 15 || Number(digits) > max) return wrong('too-large');
  if (Number(digits) < min) return wrong('too-small');
  return known(Number(digits));
}

/** 2026-06-01, also typed as 2026/6/1, 2026.6.1 or 2026年6月1日 → YYYY-MM-DD of a day that exists. */
export function readDay(text: string): Reading<string> {
  const cleaned = plain(text);
  if (cleaned === '') return BLANK;
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cleaned);
  if (!match) return wrong('not-day');
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (year < 1 || days === undefined || day < 1 || day > days) return wrong('not-day');
  return known(`${match[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

/** A calendar year of four digits. */
export function readYear(text: string): Reading<number> {
  const cleaned = plain(text).replace(/年$/, '');
  if (cleaned === '') return BLANK;
  return /^[12]\d{3}$/.test(cleaned) ? known(Number(cleaned)) : wrong('not-year');
}

/** Per cent as typed (`30`, `30%`, `2.5％`) → basis points above 0, at most `maxBp`. */
export function readRate(text: string, maxBp: number): Reading<number> {
  const cleaned = plain(text).replace(/%$/, '');
  if (cleaned === '') return BLANK;
  const match = /^(\d{1,3})(?:\.(\d{0,2}))?$/.exec(cleaned);
  if (!match) return wrong('not-rate');
  const rateBp = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return rateBp >= 1 && rateBp <= maxBp ? known(rateBp) : wrong('not-rate');
}

/** 'yes' and 'no'; anything else is not known yet. */
export function readYesNo(text: string): Reading<boolean> {
  if (text === 'yes') return known(true);
  return text === 'no' ? known(false) : BLANK;
}

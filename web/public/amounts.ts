/** Money, rates and days as people write them. Only notation, no sentences; shared by server pages and the calculator. */

const FEN_IN_YUAN = 100;
const FEN_IN_WAN = 1_000_000;
const FEN_IN_YI = 10_000_000_000;

/** Whole part with thousands separators. */
function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** For tables and arithmetic: 117940000 fen → `1,179,400.00` (yuan, always two decimals). */
export function yuanFigure(fen: number): string {
  const magnitude = Math.abs(fen);
  const whole = Math.floor(magnitude / FEN_IN_YUAN);
  const rest = String(magnitude % FEN_IN_YUAN).padStart(2, '0');
  return `${fen < 0 ? '−' : ''}${grouped(whole)}.${rest}`;
}

/** fen ÷ unit with up to two decimals, without trailing zeros; undefined where two decimals do not carry it. */
function inUnit(fen: number, unit: number): string | undefined {
  const hundredths = (fen * 100) / unit;
  if (!Number.isInteger(hundredths)) return undefined;
  const whole = Math.floor(hundredths / 100);
  const rest = String(hundredths % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}

export interface SpokenAmount {
  readonly figure: string;
  readonly unit: '元' | '万元' | '亿元';
}

/** For amounts that people talk about: 50000000 fen → 50 万元; what does not go into 万 or 亿 without loss stays in 元. */
export function spokenAmount(fen: number): SpokenAmount {
  if (fen >= FEN_IN_YI) {
    const figure = inUnit(fen, FEN_IN_YI);
    if (figure !== undefined) return { figure, unit: '亿元' };
  }
  if (fen >= FEN_IN_WAN) {
    const figure = inUnit(fen, FEN_IN_WAN);
    if (figure !== undefined) return { figure, unit: '万元' };
  }
  return { figure: yuanFigure(fen).replace(/\.00$/, ''), unit: '元' };
}

/** `50 万元`, `1,234.50 元`: for running text. */
export function spokenMoney(fen: number): string {
  const { figure, unit } = spokenAmount(fen);
  return `${figure} ${unit}`;
}

/** 3000 → `30%`, 250 → `2.5%`. */
export function percent(rateBp: number): string {
  return `${(rateBp / 100).toFixed(2).replace(/\.?0+$/, '')}%`;
}

/** `2026-02-05` → `2026年2月5日`. */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 1 to 99 in Chinese: 12 → 十二, 20 → 二十. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (value < 1 || value > 99) return String(value);
  if (tens === 0) return DIGITS[ones] as string;
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
}

import { fourDigits } from '../calendar.ts';
import type { Fraction } from '../format/terms.ts';
import { fill, type Phrases } from '../phrases.ts';
import { phrase } from './template.ts';

/** Values as people write them: money, numbers, days, shares. Everything is exact, or says 约 (about). */

const FEN_PER_YUAN = 100;
const YUAN_PER_WAN = 10_000;
const WAN_PER_YI = 10_000;
/** At most one decimal of 万 or 亿 reads clean. */
const CLEAN_PARTS = 10;

/** `353,820.00 元`: always in yuan, two decimals, thousands separated. Fen in, at or above 0. */
export function moneyInYuan(amountFen: number, phrases: Phrases): string {
  const yuan = Math.floor(amountFen / FEN_PER_YUAN);
  const rest = String(amountFen - yuan * FEN_PER_YUAN).padStart(2, '0');
  return fill(phrase(phrases, 'money.yuan'), { amount: `${grouped(yuan)}.${rest}` });
}

/** `50 万元`, `1.2 万元`, `1.5 亿元` where that is clean, else yuan: `353,820.00 元`. Fen in, at or above 0. */
export function moneyText(amountFen: number, phrases: Phrases): string {
  const yuan = amountFen / FEN_PER_YUAN;
  for (const [key, unit] of [
    ['money.yi', YUAN_PER_WAN * WAN_PER_YI],
    ['money.wan', YUAN_PER_WAN],
  ] as const) {
    const step = (unit / CLEAN_PARTS) * FEN_PER_YUAN;
    if (yuan >= unit && amountFen % step === 0) {
      const parts = amountFen / step;
      const whole = Math.floor(parts / CLEAN_PARTS);
      const rest = parts % CLEAN_PARTS;
      return fill(phrase(phrases, key), { amount: rest === 0 ? grouped(whole) : `${grouped(whole)}.${rest}` });
    }
  }
  return moneyInYuan(amountFen, phrases);
}

/** `1,234,567` */
export function grouped(value: number | bigint): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `2026年6月1日` */
export function dayText(day: string, phrases: Phrases): string {
  const params = {
    year: fourDigits(Number(day.slice(0, 4))),
    month: Number(day.slice(5, 7)),
    date: Number(day.slice(8)),
  };
  return fill(phrase(phrases, 'day'), params);
}

/** 一半, 三分之二, 全部, 1.2倍, 12.5%, else 7/300. */
export function shareText({ numerator, denominator }: Fraction, phrases: Phrases): string {
  if (numerator * 2 === denominator) return phrase(phrases, 'share.half');
  if (numerator === denominator) return phrase(phrases, 'share.whole');
  if (numerator > denominator) {
    const times = decimals(BigInt(numerator), BigInt(denominator));
    if (times.exact) return fill(phrase(phrases, 'share.times'), { value: times.text });
  } else if (denominator <= 10) {
    return fill(phrase(phrases, 'share.parts'), {
      numerator: phrase(phrases, `numeral.${numerator}`),
      denominator: phrase(phrases, `numeral.${denominator}`),
    });
  } else {
    const percent = decimals(BigInt(numerator) * 100n, BigInt(denominator));
    if (percent.exact) return `${percent.text}%`;
  }
  return `${numerator}/${denominator}`;
}

/** A quotient with at most two decimals, cut; whether that is all of it. */
export function decimals(numerator: bigint, denominator: bigint): { readonly text: string; readonly exact: boolean } {
  const hundredths = (numerator * 100n) / denominator;
  const whole = hundredths / 100n;
  const rest = String(hundredths % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const text = rest === '' ? grouped(whole) : `${grouped(whole)}.${rest}`;
  return { text, exact: hundredths * denominator === numerator * 100n };
}

/** `8 天`, `1,200`: a quotient with its unit; 约 where two decimals are not all of it. */
export function countText(numerator: bigint, denominator: bigint, unit: string | undefined, phrases: Phrases): string {
  const { text, exact } = decimals(numerator, denominator);
  const value = exact ? text : fill(phrase(phrases, 'number.about'), { value: text });
  return unit === undefined ? value : fill(phrase(phrases, 'number.unit'), { value, unit });
}

/** Names in a row: 甲、乙、丙. */
export function listText(names: readonly string[], phrases: Phrases): string {
  return names.join(phrase(phrases, 'list.separator'));
}

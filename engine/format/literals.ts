import { z } from 'zod';
import { WHOLE_BP } from '../money.ts';

/** How amounts, rates and dates are written in a package: as in the official text, so that a lawyer can compare them. */

const MONEY = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,8})?(万|亿)?元$/;
const UNIT_YUAN = { '': 1n, 万: 10_000n, 亿: 100_000_000n } as const;

/** `50万元`, `1,179,400.00元`, `1.5亿元` → whole fen; undefined where it is not money or not whole fen. */
export function parseMoney(text: string): number | undefined {
  const match = MONEY.exec(text);
  if (!match) return undefined;
  const digits = (match[1] ?? '').replaceAll(',', '');
  const fraction = (match[2] ?? '').slice(1);
  const unit = UNIT_YUAN[(match[3] ?? '') as keyof typeof UNIT_YUAN];
  const scaled = BigInt(digits + fraction) * unit * 100n;
  const divisor = 10n ** BigInt(fraction.length);
  if (scaled % divisor !== 0n) return undefined;
  const value = Number(scaled / divisor);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** `30%`, `2.5%` → basis points. */
export function parseRate(text: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?%$/.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** A real calendar day, `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= days;
}

export const money = z
  .string()
  .regex(MONEY, 'money')
  .transform((text, context) => {
    const value = parseMoney(text);
    if (value !== undefined) return value;
    context.issues.push({ code: 'custom', message: 'money', input: text });
    return z.NEVER;
  })
  .meta({ description: '金额，照原文写：50万元、1,200.50元、1.5亿元。精确到分。' });

export const rate = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?%$/, 'rate')
  .transform((text, context) => {
    const value = parseRate(text);
    if (value !== undefined && value >= 1 && value <= WHOLE_BP) return value;
    context.issues.push({ code: 'custom', message: 'rate', input: text });
    return z.NEVER;
  })
  .meta({ description: '比例，照原文写：30%、2.5%。大于 0，至多 100%。' });

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'day')
  .refine(isCalendarDay, 'day')
  .meta({ description: '日期，YYYY-MM-DD，北京时间。' });

/** `1/2` → numerator and denominator. */
export const fraction = z
  .string()
  .regex(/^[1-9]\d{0,5}\/[1-9]\d{0,5}$/, 'fraction')
  .transform((text) => {
    const [numerator, denominator] = text.split('/').map(Number) as [number, number];
    return { numerator, denominator };
  })
  .meta({ description: '分数，如 1/2（一半）、6/5（增长两成）。' });

export const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'identifier')
  .meta({ description: '小写字母、数字和连字符，如 location-filming。' });

export const factName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, 'factName')
  .meta({ description: '事实字典里的名字，如 shootingDays。' });

export const ruleCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/, 'ruleCode')
  .meta({ description: '规则代码，大写，如 LF-HALF-DAYS。在一个政策包内不重复。' });

export const sentenceId = z
  .string()
  .regex(/^[a-z][a-z0-9]*\.s[1-9]\d*$/, 'sentenceId')
  .meta({ description: '原文的句号，如 art2.s2。' });

export const words = z.string().min(1).max(600);

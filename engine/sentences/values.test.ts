import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import { countText, dayText, moneyInYuan, moneyText, shareText } from './values.ts';

describe('money', () => {
  for (const [amountFen, text] of [
    [0, '0.00 元'],
    [1, '0.01 元'],
    [100, '1.00 元'],
    [999_900, '9,999.00 元'],
    [1_000_000, '1 万元'],
    [1_200_000, '1.2 万元'],
    [1_230_000, '12,300.00 元'],
    [35_382_000, '353,820.00 元'],
    [50_000_000, '50 万元'],
    [1_000_000_000, '1,000 万元'],
    [15_000_000_000, '1.5 亿元'],
    [10_000_000_000, '1 亿元'],
    [12_345_000_000, '12,345 万元'],
    [100_000_000_000_001, '1,000,000,000,000.01 元'],
  ] as const) {
    test(`${amountFen} fen is written ${text}`, () => {
      expect(moneyText(amountFen, phrases)).toBe(text);
    });
  }

  test('in yuan has two decimals and can be read back to the fen', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e12 }), (amountFen) => {
        const digits = moneyInYuan(amountFen, phrases).replaceAll(/[^\d.]/g, '');
        expect(digits).toMatch(/^\d+\.\d\d$/);
        expect(Number(digits.replace('.', ''))).toBe(amountFen);
      }),
    );
  });
});

test('shares are told as people say them', () => {
  const told = (numerator: number, denominator: number) => shareText({ numerator, denominator }, phrases);
  expect(told(1, 2)).toBe('一半');
  expect(told(2, 4)).toBe('一半');
  expect(told(2, 3)).toBe('三分之二');
  expect(told(6, 5)).toBe('1.2倍');
  expect(told(3, 1)).toBe('3倍');
  expect(told(1, 8)).toBe('八分之一');
  expect(told(12, 100)).toBe('12%');
  expect(told(7, 300)).toBe('7/300');
  expect(told(1, 1)).toBe('全部');
});

test('counts have their unit and say where they are cut', () => {
  expect(countText(15n, 2n, '天', phrases)).toBe('7.5 天');
  expect(countText(22n, 3n, '天', phrases)).toBe('约 7.33 天');
  expect(countText(1_234_567n, 1n, undefined, phrases)).toBe('1,234,567');
});

test('days are written with year, month and day', () => {
  expect(dayText('2026-06-01', phrases)).toBe('2026年6月1日');
});

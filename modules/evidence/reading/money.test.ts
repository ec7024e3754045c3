import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, isRealDay } from './day.ts';
import { parseFen, rateBpOf, yuanText } from './money.ts';

test.each([
  ['', 'not-an-amount'],
  ['十元', 'not-an-amount'],
  ['1,23.00', 'not-an-amount'],
  ['--5', 'not-an-amount'],
  ['1e5', 'not-an-amount'],
  ['1.005', 'too-exact'],
  ['99999999999999.00', 'amount-too-large'],
] as const)('"%s" is no amount: %s', (text, fault) => {
  expect(parseFen(text)).toBe(fault);
});

test.each([
  ['1,234.50', 123450],
  ['¥ 0.07', 7],
  ['￥1272.00', 127200],
  ['１２．３０', 1230],
  ['-6', -600],
  ['¥-6.10', -610],
  ['0.100', 10],
  ['1234.56元', 123456],
  ['-0.00', 0],
] as const)('"%s" is %i fen', (text, fen) => {
  expect(parseFen(text)).toBe(fen);
});

test('every amount that is written is read back to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (fen) => {
      expect(parseFen(yuanText(fen))).toBe(fen);
    }),
  );
});

test('rates are read as per cent and as shares, and nothing else is a rate', () => {
  expect([rateBpOf('6%'), rateBpOf('0.06'), rateBpOf('1.5%'), rateBpOf('0.13'), rateBpOf('0%')]).toEqual([
    600, 600, 150, 1300, 0,
  ]);
  expect([rateBpOf('免税'), rateBpOf('***'), rateBpOf(''), rateBpOf(undefined), rateBpOf('6')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('days are found in each way of writing, and 30 February is none', () => {
  for (const text of ['2026-03-09', '2026/3/9', '20260309', '2026年03月09日', '2026-03-09 10:11:12', '2026.3.9']) {
    expect(dayOf(text), text).toBe('2026-03-09');
  }
  expect([dayOf('March'), dayOf('26-3-9'), dayOf('')]).toEqual([undefined, undefined, undefined]);
  expect([isRealDay('2026-02-30'), isRealDay('2026-13-01'), isRealDay('0001-01-01'), isRealDay('2024-02-29')]).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

import { expect, test } from 'vitest';
import { isRealDay } from '../calendar.ts';
import { isCalendarDay, parseMoney, parseRate } from './literals.ts';

test('money is written as in the official text and is whole fen', () => {
  expect(['50万元', '1,179,400.00元', '1.5亿元', '0.01元', '0元', '12.345678万元'].map(parseMoney)).toEqual([
    50_000_000, 117_940_000, 15_000_000_000, 1, 0, 12_345_678,
  ]);
  for (const text of ['50万', '50 万元', '1,17元', '0.001元', '-1元', '1e3元', '99999999999999亿元', '五十万元']) {
    expect(parseMoney(text), text).toBeUndefined();
  }
});

test('a rate is written in percent', () => {
  expect(['30%', '2.5%', '0.01%', '100%'].map(parseRate)).toEqual([3000, 250, 1, 10_000]);
  for (const text of ['30', '30.123%', '1000%', '-1%']) expect(parseRate(text), text).toBeUndefined();
});

test('the package format and requests know the same calendar', () => {
  for (const day of [
    '2026-02-28',
    '2026-02-29',
    '2028-02-29',
    '1900-02-29',
    '2000-02-29',
    '0000-01-01',
    '2026-13-01',
    '2026-1-1',
  ]) {
    expect(isCalendarDay(day), day).toBe(isRealDay(day));
  }
});

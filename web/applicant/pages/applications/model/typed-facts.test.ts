import { describe, expect, it } from 'vitest';
import { figureText, moneyTyped, partOf, wholeTyped, withFact, withPart } from './typed-facts.ts';

describe('what the draft keeps of what was typed', () => {
  it('the text itself while it cannot be read', () => {
    expect([moneyTyped('一百'), wholeTyped('12.5', 0, 100), wholeTyped('101', 0, 100)]).toEqual([
      '一百',
      '12.5',
      '101',
    ]);
    expect([figureText('一百', 'money'), figureText('12.5', 'whole')]).toEqual(['一百', '12.5']);
  });

  it('whole fen and whole numbers once it can', () => {
    expect([moneyTyped('12万'), moneyTyped('1,200.50'), wholeTyped('１５', 0, 100)]).toEqual([12_000_000, 120_050, 15]);
    expect([figureText(120_050, 'money'), figureText(15, 'whole')]).toEqual(['1,200.50', '15']);
  });

  it('nothing of a blank', () => {
    expect([moneyTyped(' '), wholeTyped('', 0, 1), figureText(undefined, 'money')]).toEqual([undefined, undefined, '']);
    expect(withFact({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
    expect(withPart({ '2025': 5 }, '2025', undefined)).toBeUndefined();
  });

  it('each part of several numbers on its own', () => {
    const fact = withPart(withPart(undefined, 'total', 15), 'inDistrict', 'x');
    expect(fact).toEqual({ total: 15, inDistrict: 'x' });
    expect([partOf(fact, 'total'), partOf(fact, 'toString'), partOf(true, 'total')]).toEqual([
      15,
      undefined,
      undefined,
    ]);
  });
});

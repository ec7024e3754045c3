import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyEcho, moneyProblem, readYuan, typedYuan, wholeProblem } from './typed-amount.ts';

describe('an amount that is typed', () => {
  it.each(['abc', '1.2.3', '-5', '12,34', '5元5角'])('says that %s is no amount', (typed) => {
    expect(moneyProblem(typed)).toContain('不是金额');
  });

  it('says that a fen is the smallest, and that there is a largest', () => {
    expect(moneyProblem('0.001')).toContain('分');
    expect(moneyProblem('99999999999999')).toContain('过大');
  });

  it('is blank without a problem', () => {
    expect([moneyProblem(''), moneyEcho(''), readYuan(' ')]).toEqual([undefined, undefined, { kind: 'blank' }]);
  });

  it.each([
    ['1200.5', 120_050],
    ['１，２００．５０', 120_050],
    ['12万', 12_000_000],
    ['1.5亿元', 15_000_000_000],
    ['0.07', 7],
  ])('reads %s exactly', (typed, fen) => {
    expect(readYuan(typed)).toEqual({ kind: 'known', value: fen });
  });

  it('tells what was understood only where the typing does not say it already', () => {
    expect(moneyEcho('15.86万')).toBe('158,600.00 元');
    expect(moneyEcho('620000')).toBe('即 62 万元');
    expect([moneyEcho('123456'), moneyEcho('1,234.50')]).toEqual([undefined, undefined]);
  });

  it('comes back to the same fen however it was written into the field', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (fen) => {
        expect(readYuan(typedYuan(fen))).toEqual({ kind: 'known', value: fen });
      }),
    );
  });
});

describe('a whole number that is typed', () => {
  it('keeps within its bounds', () => {
    expect(wholeProblem('0', 1, 100)).toContain('不能小于 1');
    expect(wholeProblem('101', 1, 100)).toContain('不能大于 100');
    expect(wholeProblem('1.5', 1, 100)).toContain('整数');
    expect([wholeProblem('', 1, 100), wholeProblem('24', 1, 100)]).toEqual([undefined, undefined]);
  });
});

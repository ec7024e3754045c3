import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDay, readMoney, readRate, readWhole, readYear } from './typed.ts';

const wrong = (problem: string) => ({ kind: 'wrong', problem });
const known = (value: unknown) => ({ kind: 'known', value });

describe('an amount of money', () => {
  it('that is not one is named, not guessed', () => {
    for (const text of [
      '十二万',
      '-5',
      '1,20',
      '12,00,000',
      '1.2.3',
      '约5万',
      '.',
      '万',
      '5万5千',
      'NaN',
      '1e5',
      '0x10',
    ]) {
      expect(readMoney(text), text).toEqual(wrong('not-money'));
    }
  });

  it('below a fen or above the bound of the contract is refused', () => {
    expect(readMoney('0.001')).toEqual(wrong('part-of-fen'));
    expect(readMoney('10000000000.01')).toEqual(wrong('too-much-money'));
    expect(readMoney('10000000000')).toEqual(known(1_000_000_000_000));
    expect(readMoney('99999999999999999999')).toEqual(wrong('too-much-money'));
  });

  it('is blank where nothing was typed, and 0 is 0', () => {
    expect(readMoney('  　')).toEqual({ kind: 'blank' });
    expect(readMoney('0')).toEqual(known(0));
  });

  it('is read as people write it', () => {
    const written: [string, number][] = [
      ['1,200.50', 120_050],
      ['1200.5元', 120_050],
      ['１２００', 120_000],
      ['１，２００．５０', 120_050],
      ['12万', 12_000_000],
      ['12 万元', 12_000_000],
      ['117.94万', 117_940_000],
      ['0.000001万', 1],
      ['3千', 300_000],
      ['1.5亿', 15_000_000_000],
      ['¥620,000.00', 62_000_000],
      ['.5', 50],
      ['5.', 500],
      ['00012', 1_200],
    ];
    for (const [text, fen] of written) expect(readMoney(text), text).toEqual(known(fen));
  });

  it('survives every way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (fen) => {
        const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        expect(readMoney(yuan)).toEqual(known(fen));
        expect(readMoney(yuan.replace(/\B(?=(\d{3})+\.)/g, ','))).toEqual(known(fen));
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => void readMoney(text)));
  });
});

describe('other entries', () => {
  it('name what is wrong with a count', () => {
    expect(readWhole('7.5', 0, 100)).toEqual(wrong('not-whole'));
    expect(readWhole('0', 1, 100)).toEqual(wrong('too-small'));
    expect(readWhole('101', 1, 100)).toEqual(wrong('too-large'));
    expect(readWhole('１５', 1, 100)).toEqual(known(15));
    expect(readWhole('1,500', 1, 2000)).toEqual(known(1500));
  });

  it('take a day however it is written, if there is such a day', () => {
    for (const text of ['2026-06-01', '2026/6/1', '2026.6.1', '2026年6月1日'])
      expect(readDay(text)).toEqual(known('2026-06-01'));
    for (const text of ['2026-02-29', '2026-13-01', '26-1-1', '明天']) expect(readDay(text)).toEqual(wrong('not-day'));
    expect(readDay('2028-02-29')).toEqual(known('2028-02-29'));
  });

  it('take a year of four digits', () => {
    expect(readYear('2026年')).toEqual(known(2026));
    expect(readYear('26')).toEqual(wrong('not-year'));
  });

  it('take a rate up to the highest one', () => {
    expect(readRate('30%', 3000)).toEqual(known(3000));
    expect(readRate('２．５％', 3000)).toEqual(known(250));
    expect(readRate('30.01', 3000)).toEqual(wrong('not-rate'));
    expect(readRate('0', 3000)).toEqual(wrong('not-rate'));
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountInChinese } from './amount-words.ts';

test('half a fen, a lost digit or less than nothing is no amount', () => {
  expect(() => amountInChinese(0.5)).toThrow(RangeError);
  expect(() => amountInChinese(2 ** 53)).toThrow(RangeError);
  expect(() => amountInChinese(-1)).toThrow(RangeError);
  expect(() => amountInChinese(-1n)).toThrow(RangeError);
});

test.each([
  [0, '人民币零元整'],
  [5, '人民币伍分'],
  [50, '人民币伍角整'],
  [1000, '人民币壹拾元整'],
  [1205, '人民币壹拾贰元零伍分'],
  [101003, '人民币壹仟零壹拾元零叁分'],
  [100001205, '人民币壹佰万零壹拾贰元零伍分'],
  [1000000000, '人民币壹仟万元整'],
  [12345678910, '人民币壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角整'],
])('%i fen is %s', (fen, words) => {
  expect(amountInChinese(fen)).toBe(words);
});

test('the words read back are the amount', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (fen) => {
      expect(readBack(amountInChinese(fen))).toBe(fen);
    }),
  );
});

const DIGITS = '零壹贰叁肆伍陆柒捌玖';

/** A reader of its own: sections of 亿 and 万, each of thousands, hundreds, tens and ones. */
function readBack(words: string): bigint {
  const amount = words.replace(/^人民币/, '').replace(/整$/, '');
  const [yuan, small] = amount.includes('元') ? amount.split('元') : ['', amount];
  const jiao = digitBefore(small ?? '', '角');
  const fen = digitBefore(small ?? '', '分');
  return whole(yuan ?? '') * 100n + jiao * 10n + fen;
}

function digitBefore(text: string, unit: string): bigint {
  const at = text.indexOf(unit);
  return at < 1 ? 0n : BigInt(DIGITS.indexOf(text.charAt(at - 1)));
}

function whole(text: string): bigint {
  for (const [unit, size] of [
    ['亿', 10n ** 8n],
    ['万', 10n ** 4n],
  ] as const) {
    const at = text.lastIndexOf(unit);
    if (at >= 0) return whole(text.slice(0, at)) * size + whole(text.slice(at + 1));
  }
  let sum = 0n;
  for (const [unit, size] of [
    ['仟', 1000n],
    ['佰', 100n],
    ['拾', 10n],
  ] as const)
    sum += digitBefore(text, unit) * size;
  const last = DIGITS.indexOf(text.slice(-1) || '零');
  return sum + (last > 0 ? BigInt(last) : 0n);
}

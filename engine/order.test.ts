import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodePoint } from './order.ts';

test('code points above U+FFFF come after all others', () => {
  expect(['\u{1F600}', '！', 'a', 'Z'].sort(byCodePoint)).toEqual(['Z', 'a', '！', '\u{1F600}']);
  expect(['ab', 'a', ''].sort(byCodePoint)).toEqual(['', 'a', 'ab']);
});

test('the order is that of the lists of code points', () => {
  const points = (text: string) => [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const naive = (left: string, right: string): number => {
    const [a, b] = [points(left), points(right)];
    const at = a.findIndex((point, index) => point !== b[index]);
    if (at === -1) return a.length - b.length;
    return at >= b.length ? 1 : (a[at] ?? 0) - (b[at] ?? 0);
  };
  const text = fc.string({ unit: 'binary', maxLength: 6 });
  fc.assert(
    fc.property(text, text, (left, right) => {
      expect(Math.sign(byCodePoint(left, right))).toBe(Math.sign(naive(left, right)));
    }),
  );
});

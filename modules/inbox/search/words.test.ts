import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryOf, wordsToStore } from './words.ts';

/** Whether a stored text is found, as the database decides it: every term, one of the alternatives of a term. */
function finds(query: string, ...texts: readonly string[]): boolean {
  const words = wordsToStore(texts);
  const has = (quoted: string) => {
    const word = quoted.replace(/:\*$/, '').slice(1, -1).replaceAll("''", "'").replaceAll('\\\\', '\\');
    return quoted.endsWith(':*') ? words.some((one) => one.startsWith(word)) : words.includes(word);
  };
  const asked = queryOf(query);
  if (asked === null) return false;
  const terms = asked.split(/ & (?![^(]*\)\))/);
  return terms.every((term) => {
    if (!term.startsWith('(')) return has(term);
    const [whole = '', pairs = ''] = term.slice(1, -2).split(' | (');
    return has(whole) || pairs.split(' & ').every(has);
  });
}

describe('words of a search', () => {
  it('asks for nothing where nothing but signs was typed', () => {
    expect(queryOf('  ，。()&|!:* ')).toBeNull();
    expect(queryOf('')).toBeNull();
  });

  it('never lets what was typed become part of the query language', () => {
    expect(queryOf("it's")).toMatch(/^'[^&|!]*'/);
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        const outside = (queryOf(text) ?? '').replace(/'(?:[^'\\]|''|\\\\)*'/g, '');
        expect(outside).toMatch(/^[()&| :*]*$/);
      }),
    );
  });

  it('finds words of two signs, also where the dictionary cuts across them', () => {
    expect(finds('灯影', '《运河灯影》')).toBe(true);
    expect(finds('早班', '大运河的早班船')).toBe(true);
    expect(finds('班船', '大运河的早班船')).toBe(true);
    expect(finds('运河灯影', '运河上的灯影')).toBe(true);
    expect(finds('文化传媒', '示例甲文化传媒有限公司')).toBe(true);
    expect(finds('船', '大运河的早班船')).toBe(true);
    expect(finds('ai漫剧', '漕船奇谭（AI漫剧）')).toBe(true);
    expect(finds('白鹭', '大运河的早班船')).toBe(false);
  });

  it('finds every pair of neighbouring signs of every Chinese title', () => {
    const sign = fc.constantFrom(...'运河灯影大船的早班胡同里星光白鹭与六环以东');
    fc.assert(
      fc.property(fc.array(sign, { minLength: 2, maxLength: 12 }), fc.nat(), (signs, seed) => {
        const at = seed % (signs.length - 1);
        const pair = `${signs[at]}${signs[at + 1]}`;
        expect(finds(pair, signs.join(''))).toBe(true);
      }),
    );
  });

  it('takes the beginning of a number', () => {
    expect(queryOf('2026-01')).toBe("'2026-01':*");
    expect(queryOf('2026')).toBe("'2026':*");
  });
});

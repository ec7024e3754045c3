import { describe, expect, it } from 'vitest';
import { unstorableIn } from './storable.ts';

describe('a text that the database cannot hold', () => {
  it.each([
    ['the sign NUL', { a: [{ b: 'x\u0000' }] }, ['a', '0', 'b']],
    ['half of a pair', { title: '\ud800' }, ['title']],
    ['the other half', ['𠮷', '\udfb7𠮷'], ['1']],
    ['a name', { a: { 'x\u0000': 1 } }, ['a']],
  ])('is found with its place: %s', (_what, value, place) => {
    expect(unstorableIn(value)).toEqual(place);
  });

  it('is nothing else: whole pairs, line breaks and empty texts are stored', () => {
    expect(unstorableIn({ a: '𠮷\n\t', b: '', c: [null, 1, true, undefined] })).toBeUndefined();
  });
});

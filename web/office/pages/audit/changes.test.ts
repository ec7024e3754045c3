import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween } from './changes.ts';

test('what was not there and what is not there any more are told apart from what is empty', () => {
  expect(changesBetween(null, null)).toEqual([]);
  expect(changesBetween(null, { name: '' })).toEqual([{ path: 'name', before: undefined, after: '' }]);
  expect(changesBetween({ name: '', list: [] }, { list: [1] })).toEqual([
    { path: 'name', before: '', after: undefined },
    { path: 'list', before: '[]', after: undefined },
    { path: 'list/0', before: undefined, after: '1' },
  ]);
});

test('members inside lists and objects are named by their path', () => {
  const before = { lines: [{ fen: 1 }, { fen: 2 }], state: 'draft' };
  const after = { lines: [{ fen: 1 }, { fen: 3 }], state: 'draft' };
  expect(changesBetween(before, after)).toEqual([{ path: 'lines/1/fen', before: '2', after: '3' }]);
});

test('a value differs from itself in nothing', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => changesBetween(value, structuredClone(value)).length === 0));
});

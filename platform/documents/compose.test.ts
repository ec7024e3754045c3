import { expect, test } from 'vitest';
import { compose, textOf } from './compose.ts';
import { notice } from './testing/sample.ts';

const bare = { title: '通知', blocks: [], createdAt: notice.createdAt };

test('what a document lacks leaves no trace', () => {
  expect(textOf(bare)).toEqual(['通知']);
  expect(textOf({ ...bare, attachments: [], notes: [], copies: [] })).toEqual(['通知']);
});

test('a draft is signed without a date', () => {
  expect(textOf({ ...bare, signature: { body: '某局' } })).toEqual(['通知', '某局']);
});

test('a paragraph with returns in it is several, and empty lines are none', () => {
  const blocks = [{ kind: 'paragraph', text: '甲\r\n\n  \n乙\t丙' }] as const;
  expect(textOf({ ...bare, blocks }).slice(1)).toEqual(['甲', '乙 丙']);
});

test('headings are numbered by level, deeper ones anew under each higher one', () => {
  const levels = [1, 2, 3, 4, 3, 2, 3, 1, 2] as const;
  const blocks = levels.map((level) => ({ kind: 'heading', level, text: '甲' }) as const);
  expect(textOf({ ...bare, blocks }).slice(1)).toEqual([
    '一、甲',
    '（一）甲',
    '1. 甲',
    '（1）甲',
    '2. 甲',
    '（二）甲',
    '1. 甲',
    '二、甲',
    '（一）甲',
  ]);
});

test('the eleventh heading is 十一', () => {
  const blocks = Array.from({ length: 11 }, () => ({ kind: 'heading', level: 1, text: '甲' }) as const);
  expect(textOf({ ...bare, blocks }).at(-1)).toBe('十一、甲');
});

test('one attachment stands without a number, several with', () => {
  expect(textOf({ ...bare, attachments: ['清单'] }).slice(1)).toEqual(['附件：', '清单']);
  expect(textOf({ ...bare, attachments: ['清单', '样表'] }).slice(1)).toEqual(['附件：', '1.', '清单', '2.', '样表']);
});

test('the date has Arabic digits and no zeros before them', () => {
  const texts = textOf({ ...bare, signature: { body: '某局', date: '2026-01-05' } });
  expect(texts.at(-1)).toBe('2026年1月5日');
});

test('the pieces stand in the order of the standard', () => {
  const order = compose(notice)
    .map(({ piece }) => piece)
    .filter((piece) => piece !== 'blank');
  expect([...new Set(order)]).toEqual([
    'issuing-mark',
    'number',
    'red-line',
    'title',
    'addressee',
    'paragraph',
    'heading',
    'table',
    'attachments',
    'signature',
    'note',
    'qr',
    'copies',
  ]);
});

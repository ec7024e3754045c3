import { expect, test } from 'vitest';
import phrases from '../../../messages/zh-CN/evidence-reading.json' with { type: 'json' };
import samples from '../../../messages/zh-CN/evidence-samples.json' with { type: 'json' };
import { FILE_KINDS } from './file-type.ts';

const words: Readonly<Record<string, string>> = phrases;

test('every refusal says what to do', () => {
  const codes = Object.keys(words).flatMap((key) => /^refusal\.(.+)$/.exec(key)?.[1] ?? []);
  expect(codes.length).toBeGreaterThan(20);
  for (const code of codes) expect(words[`cure.${code}`], code).toMatch(/。$/);
  for (const [key, text] of Object.entries(words)) {
    if (key.startsWith('cell.')) expect(text, key).toMatch(/^\{cell\}（\{title\}）.+。.+。$/);
  }
});

test('every kind of file has a name', () => {
  for (const kind of FILE_KINDS) expect(words[`kind.${kind}`], kind).toBeTruthy();
});

test('punctuation is full-width', () => {
  for (const [key, text] of Object.entries({ ...words, ...samples })) expect(text, key).not.toMatch(/[一-鿿][,;:!?]/);
});

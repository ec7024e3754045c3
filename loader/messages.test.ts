import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import phrases from '../messages/zh-CN/loader.json' with { type: 'json' };

const CODES = Object.keys(phrases)
  .filter((key) => key.endsWith('.problem'))
  .map((key) => key.replace(/\.problem$/, ''));

describe('the problems that a package can have', () => {
  test('each has a cure beside it', () => {
    const cures = Object.keys(phrases).filter((key) => key.endsWith('.cure'));
    expect(cures.map((key) => key.replace(/\.cure$/, ''))).toEqual(CODES);
  });

  test('each is shown by a test that damages a package', async () => {
    const tests = await textOf((file) => file.endsWith('.test.ts'));
    expect(CODES.filter((code) => !tests.includes(`'${code}'`) && !new RegExp(`\\d ${code}['\`]`).test(tests))).toEqual(
      [],
    );
  });

  test('the words are ours: full-width punctuation beside Chinese characters', () => {
    const wrong = Object.entries(phrases).filter(([, sentence]) =>
      /[\u4e00-\u9fff][,;?!]|[,;?!][\u4e00-\u9fff]/.test(sentence),
    );
    expect(wrong).toEqual([]);
  });
});

async function textOf(wanted: (file: string) => boolean): Promise<string> {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const files = (await readdir(folder, { recursive: true })).filter(wanted);
  const texts = await Promise.all(files.map((file) => readFile(`${folder}/${file}`, 'utf8')));
  return texts.join('\n');
}

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import phrases from '../messages/zh-CN/engine.json' with { type: 'json' };

const HERE = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|test-oracle|^testing|compiled\/any-/.test(file))
  .map((file) => ({ file, text: readFileSync(`${HERE}/${file}`, 'utf8') }));
const code = sources.map(({ text }) => text).join('\n');

describe('the phrases of the engine', () => {
  test('hold every refusal that the engine can make', () => {
    const made = new Set(
      [
        ...code.matchAll(/refuse\(\s*[^,]+?,\s*(?:value === null \? 'null' : )?'([a-z-]+)'/g),
        ...code.matchAll(/'refusal\.([a-z-]+)'/g),
      ].map((match) => match[1]),
    );
    expect(made.size).toBeGreaterThan(30);
    expect([...made].filter((name) => !Object.hasOwn(phrases, `refusal.${name}`))).toEqual([]);
  });

  test('hold no refusal that nothing makes', () => {
    const names = Object.keys(phrases).filter((key) => key.startsWith('refusal.'));
    expect(
      names.filter((key) => !code.includes(`'${key.slice('refusal.'.length)}'`) && !code.includes(`'${key}'`)),
    ).toEqual(['refusal.prior-subject-missing', 'refusal.prior-outcome-missing'].filter((key) => names.includes(key)));
  });

  test('say in a refusal what is wrong and what to do, in two sentences at least', () => {
    for (const [key, text] of Object.entries(phrases)) {
      if (!key.startsWith('refusal.')) continue;
      expect(text, key).toMatch(/^[^。]+。[^。]+。/);
    }
  });

  test('use full-width punctuation', () => {
    for (const [key, text] of Object.entries(phrases)) expect(text, key).not.toMatch(/[一-鿿][,;:!?]/);
  });
});

test('no sentence stands in the code of the engine', () => {
  const chinese = sources.flatMap(({ file, text }) => {
    const bare = text
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/\/\/.*$/gm, '')
      // The package format shows examples to the author of a package, and its units are part of how amounts are written.
      .replaceAll(/\.meta\(\{[^}]*\}\)/g, '');
    return /[一-鿿]/.test(bare) && !file.startsWith('format/') ? [file] : [];
  });
  expect(chinese).toEqual([]);
});

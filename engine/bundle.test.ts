import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ENTRY = fileURLToPath(new URL('./index.ts', import.meta.url));

/** Every module that the public entry loads for its values, and what else they import. */
function reachedFrom(entry: string): { readonly files: string[]; readonly foreign: string[]; readonly texts: string } {
  const files = [entry];
  const foreign: string[] = [];
  let texts = '';
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    texts += text;
    for (const match of text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)';/gms)) {
      const [whole, name = ''] = match;
      if (/^\w+\s+\{\s*(type\s+\w+,?\s*)+\}/s.test(whole)) continue;
      if (!name.startsWith('.')) foreign.push(name);
      else if (!files.includes(resolve(dirname(file), name))) files.push(resolve(dirname(file), name));
    }
  }
  return { files: files.map((file) => relative(dirname(entry), file)), foreign, texts };
}

const reached = reachedFrom(ENTRY);

test('the engine loads nothing but itself: no library, no Node built-in, not the parser of packages', () => {
  expect(reached.foreign).toEqual([]);
  expect(reached.files.length).toBeGreaterThan(30);
  expect(reached.files.filter((file) => file.startsWith('..') || file.startsWith('format'))).toEqual([]);
});

test('it makes no code at run time and reads no clock and no chance', () => {
  expect(reached.texts).not.toMatch(/\beval\(|new Function|Date\.now|new Date\(\)|Math\.random|performance\./);
});

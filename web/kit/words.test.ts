import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import kit from '../../messages/zh-CN/kit.json' with { type: 'json' };
import navigation from '../../messages/zh-CN/navigation.json' with { type: 'json' };

const WEB = join(import.meta.dirname, '..');
const sources = ['kit', 'applicant', 'office', 'sign-in'].flatMap((place) =>
  readdirSync(join(WEB, place), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => ({ file: `${place}/${file}`, text: readFileSync(join(WEB, place, file), 'utf8') })),
);
const code = sources.map(({ text }) => text).join('\n');

/** Keys that are put together: `say(\`clock.${kind}\`)`. */
const made = [...code.matchAll(/`([a-z-]+\.[a-z.-]*)\$\{/g)].map((match) => match[1] ?? '');

describe('the sentences of the kit', () => {
  it('are all said somewhere', () => {
    const unused = Object.keys(kit).filter(
      (key) => !code.includes(`'${key}'`) && !made.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  it('use full-width punctuation', () => {
    for (const [key, text] of Object.entries({ ...kit, ...navigation })) {
      expect(text, key).not.toMatch(/[一-鿿][,;:!?]/);
    }
  });
});

it('no sentence stands in the code of the workplaces', () => {
  const chinese = sources.filter(({ text }) => {
    const bare = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\/\/.*$/gm, '');
    return /[一-鿿]/.test(bare);
  });
  expect(chinese.map(({ file }) => file)).toEqual([]);
});

it('no element of the workplaces carries a style of its own', () => {
  const styled = sources.filter(({ text }) => /\sstyle=\{/.test(text));
  expect(styled.map(({ file }) => file)).toEqual([]);
});

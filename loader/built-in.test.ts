import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { OfficialText } from '../engine/format/files.ts';
import { loadCatalogue, loadPackage } from './catalogue.ts';
import { coverageOf } from './coverage.ts';
import { BUILT_IN } from './places.ts';
import { printProblem } from './problem.ts';
import { readPackage } from './read-package.ts';
import { builtInDictionary, folderWith, RECEIVED_TEXT, TONGZHOU } from './testing/built-in.ts';
import expectations from './testing/coverage-expected.json' with { type: 'json' };
import digests from './testing/tongzhou-sentence-digests.json' with { type: 'json' };
import { validateDirectory } from './validate.ts';

const EXAMPLE_OF_THE_MANUAL = fileURLToPath(new URL('../docs/policy-package/example/', import.meta.url));

describe('the packages that come with the program', () => {
  test.each([
    ['policies/', BUILT_IN],
    ['the example of the manual', EXAMPLE_OF_THE_MANUAL],
  ])(
    '%s: no problem, not even a warning, with every alternative of every reading and every example',
    async (_, directory) => {
      const validations = await validateDirectory(directory);
      const problems = validations.flatMap(({ name, problems: found }) =>
        found.map((one) => `${name} ${printProblem(one)}`),
      );
      expect(problems).toEqual([]);
      for (const { name, examples } of validations) expect(examples, `${name} has examples`).toBeGreaterThan(0);
    },
  );

  test('the policy that a request means which names none is the draft of Tongzhou', async () => {
    const { find } = await loadCatalogue({ directories: [] });
    const manifest = find()?.definition.manifest;
    expect([manifest?.id, manifest?.version]).toEqual(['tongzhou-micro-drama', '2026-02-05-draft']);
  });
});

describe('the official text of Tongzhou', () => {
  test('is the text as received, to the letter', async () => {
    const text: OfficialText = JSON.parse(await readFile(join(TONGZHOU, 'text.json'), 'utf8'));
    expect(digestsOf(text)).toEqual(digests);
    if (existsSync(RECEIVED_TEXT)) expect(text).toEqual(JSON.parse(await readFile(RECEIVED_TEXT, 'utf8')));
  });

  test('a changed character of any sentence is noticed', async () => {
    const text: OfficialText = JSON.parse(await readFile(join(TONGZHOU, 'text.json'), 'utf8'));
    for (const sentence of text.sections.flatMap((section) => section.sentences)) {
      const { text: words } = sentence;
      const middle = Math.floor(words.length / 2);
      (sentence as { text: string }).text = `${words.slice(0, middle)}某${words.slice(middle + 1)}`;
      expect(digestsOf(text)).not.toEqual(digests);
      (sentence as { text: string }).text = words;
    }
    expect(digestsOf(text)).toEqual(digests);
  });

  test('a changed number in a sentence breaks the phrase of the rule that quotes it', async () => {
    const before = await readFile(join(TONGZHOU, 'text.json'), 'utf8');
    const folder = await folderWith(TONGZHOU, {
      'text.json': before.replace('每部最高支持50万元', '每部最高支持60万元'),
    });
    const { problems } = readPackage(folder, await builtInDictionary());
    const places = problems.map(({ file, code }) => `${file} ${code}`);
    expect(places).toEqual(['clauses/location-filming.yaml phrase.absent']);
  });
});

describe('coverage of the sentences of Tongzhou', () => {
  test('every sentence is covered, and no less than expected', async () => {
    const sentences = coverageOf(await loadPackage(TONGZHOU));
    expect(sentences.filter(({ kinds }) => kinds.length === 0)).toEqual([]);
    const kindsOf = new Map(sentences.map(({ id, kinds }) => [id, kinds as readonly string[]]));
    const lacking = Object.entries(expectations.expected).flatMap(([id, wanted]) =>
      wanted
        .filter((one) => !one.split('|').some((kind) => kindsOf.get(id)?.includes(kind)))
        .map((one) => `${id} lacks ${one}`),
    );
    expect(lacking).toEqual([]);
  });

  test('no sentence with a number, a date, a maximum or a prohibition is said to have no effect', async () => {
    const sentences = coverageOf(await loadPackage(TONGZHOU));
    const silent = sentences.filter(
      ({ kinds, text }) => kinds.includes('no-effect') && /\d|最高|不超过|不得/.test(text),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('whatever covers a sentence has a name', async () => {
    for (const { by, kinds } of coverageOf(await loadPackage(TONGZHOU))) {
      expect(new Set(by.map(({ kind }) => kind))).toEqual(new Set(kinds));
      for (const one of by) expect(one.by).not.toBe('');
    }
  });
});

function digestsOf(text: OfficialText): Record<string, string> {
  return Object.fromEntries(
    text.sections.flatMap((section) => {
      return section.sentences.map((one) => [one.id, createHash('sha256').update(one.text).digest('hex')]);
    }),
  );
}

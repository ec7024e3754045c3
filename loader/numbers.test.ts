import { describe, expect, test } from 'vitest';
import { isScalar, type Pair, parseDocument, type Scalar, visit } from 'yaml';
import { exampleRequest } from '../engine/format/example-request.ts';
import { assess, compilePolicy } from '../engine/index.ts';
import type { PolicyPackage } from '../engine/package.ts';
import phrases from '../messages/zh-CN/engine.json' with { type: 'json' };
import { explain } from './explain.ts';
import { readFolder } from './folder.ts';
import { PackageDefect } from './problem.ts';
import { builtInDictionary, folderWith, loadFolder, TONGZHOU } from './testing/built-in.ts';

/**
 * No number of the policy stands in code: each number, amount, rate, fraction and date of the terms and of the values of
 * readings is changed by itself in a copy of the package, and something has to follow.
 */

interface Place {
  readonly file: string;
  /** `caps.limit` */
  readonly path: string;
  readonly found: string;
  readonly changed: string;
  readonly start: number;
  readonly end: number;
}

/** What a changed number does not show in results; what it shows in instead. */
const ELSEWHERE: Readonly<Record<string, 'refused' | 'explained' | 'catalogue'>> = {
  // Another format is not read at all.
  'policy.yaml format 1': 'refused',
  // The day of the text decides which version is the newest (catalogue.test.ts) and stands in lists and pages.
  'policy.yaml dated 2026-02-05': 'catalogue',
  // The rise of a year over itself is refused.
  'clauses/key-rnd.yaml base.from.increment.year -1': 'refused',
  // A request of allocation names the places of its round; pages and explanations show those of the policy.
  'clauses/location-filming.yaml places.quota 20': 'explained',
};

const before = await readFolder(TONGZHOU);
const dictionary = await builtInDictionary();
const original = loadFolder(before, dictionary);
const originalOutcome = outcomeOf(original);
const places = placesOf();

describe('every number of the policy is data', () => {
  test('the numbers of the measures are all among those that are tried', () => {
    const found = new Set(places.map((place) => place.found));
    const numbers = [
      '50万元',
      '300万元',
      '100万元',
      '10万元',
      '1000万元',
      '20万元',
      '500万元',
      '30%',
      '1/2',
      '20',
      '3',
      '2028-12-31',
    ];
    for (const number of numbers) expect(found).toContain(number);
  });

  test.each(places)('$file: $path $found → $changed', async ({ file, path, found, changed, start, end }) => {
    const text = textOf(file);
    const folder = await folderWith(TONGZHOU, { [file]: `${text.slice(0, start)}${changed}${text.slice(end)}` });
    const expected = ELSEWHERE[`${file} ${path} ${found}`] ?? 'results';
    if (expected === 'refused') {
      expect(() => loadFolder(folder, dictionary)).toThrow(PackageDefect);
      return;
    }
    const { results, explanations, manifest } = outcomeOf(loadFolder(folder, dictionary));
    if (expected === 'results') expect(results).not.toEqual(originalOutcome.results);
    else if (expected === 'explained') expect(explanations).not.toEqual(originalOutcome.explanations);
    else expect(manifest).not.toEqual(originalOutcome.manifest);
  });

  test('no sentence that people read repeats a number of the rules', () => {
    const digits = spokenSentences().filter((sentence) => /\d|[一二三四五六七八九十百千万]+(元|万|%)/.test(sentence));
    expect(digits).toEqual([]);
  });
});

/** Everything that comes out: all worked examples with their traces, and what the policy says of itself. */
function outcomeOf(loaded: PolicyPackage) {
  const policy = compilePolicy(loaded.definition, phrases);
  const results = loaded.examples.flatMap(({ content }) =>
    content.examples.map((example) => {
      const outcome = assess(policy, exampleRequest(content, example));
      // The digest changes with every byte: it proves nothing here.
      return outcome.ok ? { ...outcome.value, policy: loaded.readings.revision } : outcome.refusal;
    }),
  );
  // The examples leave the year of application to the default; here it is named.
  const named = assess(policy, { asOf: '2026-06-01', programYear: 2026, claims: [] });
  results.push(named.ok ? { ...named.value, policy: loaded.readings.revision } : named.refusal);
  const sentences = loaded.text.sections.flatMap((section) => section.sentences.map((one) => one.id));
  const { manifest } = loaded.definition;
  return { results, explanations: sentences.map((id) => explain(loaded, id)), manifest: [manifest.dated] };
}

function textOf(file: string): string {
  return Buffer.from(before.files.get(file) as Uint8Array).toString('utf8');
}

function placesOf(): Place[] {
  const files = [...before.files.keys()].filter((file) => /^(policy|readings)\.yaml$|^clauses\//.test(file));
  return files.flatMap((file) => {
    const found: Place[] = [];
    visit(parseDocument(textOf(file), { schema: 'core' }), {
      Scalar: (key, node, ancestors) => {
        const keys = ancestors.flatMap((one) =>
          'key' in one && isScalar((one as Pair).key) ? [String(((one as Pair).key as Scalar).value)] : [],
        );
        const changed = key === 'key' || keys.at(-1) === 'phrase' ? undefined : changedNumber(node.value);
        if (changed === undefined || !node.range) return;
        found.push({
          file,
          path: keys.join('.'),
          found: String(node.value),
          changed,
          start: node.range[0],
          end: node.range[1],
        });
      },
    });
    return found;
  });
}

/** Another number of the same kind; undefined where the value is no number. */
function changedNumber(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value <= 0 ? value - 1 : value + 1);
  if (typeof value !== 'string') return undefined;
  if (/^\d+万元$/.test(value)) return `${Number.parseInt(value, 10) - 1}万元`;
  if (/^\d+%$/.test(value)) return `${Number.parseInt(value, 10) - 1}%`;
  if (/^\d+\/\d+$/.test(value)) return value.replace(/\d+$/, (denominator) => String(Number(denominator) + 1));
  if (/^\d{4}-\d{2}-\d{2}$/.test(value))
    return value.replace(/\d{2}$/, (day) => String(Number(day) - 1).padStart(2, '0'));
  return undefined;
}

/** Labels, notes and summaries of the terms. */
function spokenSentences(): string[] {
  const sentences: string[] = [];
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string' && ['label', 'note', 'summary', 'met', 'unmet', 'unknown', 'proof'].includes(key))
      sentences.push(value);
    else if (typeof value === 'object' && value !== null)
      for (const [name, item] of Object.entries(value)) walk(item, name);
  };
  for (const { terms } of original.definition.epochs) walk(terms, '');
  return sentences;
}

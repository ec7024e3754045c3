import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolicyPackage } from '../engine/package.ts';
import { loadPackage } from './catalogue.ts';
import { characterDiff } from './character-diff.ts';
import { coverageOf } from './coverage.ts';
import { diffPackages } from './diff.ts';
import { explain } from './explain.ts';
import { copyOf, type Exchange, emptyDirectory, exchange, SMALL_PACKAGE } from './testing/copied-package.ts';
import { moneyWords, rateWords } from './words.ts';

async function small(...exchanges: Exchange[]): Promise<PolicyPackage> {
  const copy = await copyOf(SMALL_PACKAGE);
  for (const one of exchanges) await exchange(copy, one);
  return loadPackage(copy, await emptyDirectory());
}

describe('the explanation of a sentence', () => {
  test('of a sentence that is not there is none', async () => {
    expect(explain(await small(), 'art9.s1')).toBeUndefined();
  });

  test('names its rules with their values in words, its readings, materials and examples', async () => {
    const found = explain(await small(), 'art2.s1');
    expect(found?.rules.map(({ name }) => name)).toEqual([
      'FI-HALF',
      'FI-GENRE',
      'filming/base',
      'filming/rate',
      'FI-SUBJECT',
      'filming/places',
      'filming/rate',
    ]);
    const cap = found?.rules.find(({ name }) => name === 'FI-SUBJECT');
    expect(cap).toMatchObject({ label: '每部的上限', phrase: '每部最高50万元', clause: 'filming' });
    expect(cap?.values).toEqual([
      { label: '计算范围', words: '每个作品或项目' },
      { label: '上限', words: '50万元' },
    ]);
    expect(found?.readings.map(({ id }) => id)).toEqual(['half-included']);
    expect(found?.materials.map(({ id }) => id)).toEqual(['diary']);
    expect(found?.examples).toEqual([{ file: 'examples/filming.yaml', name: '正好一半，按三成' }]);
  });

  test('lists a value that changes by day once for each day', async () => {
    const rates = explain(await small(), 'art2.s1')?.rules.filter(({ name }) => name === 'filming/rate');
    expect(rates?.map(({ from, values }) => [from, values.at(-1)?.words])).toEqual([
      [undefined, '30%'],
      ['2027-01-01', '40%'],
    ]);
  });

  test('names the role that judges', async () => {
    const rules = explain(await small(), 'art2.s3')?.rules;
    expect(rules?.map(({ role }) => role)).toEqual(['officer', 'expert-panel', undefined]);
  });
});

describe('coverage', () => {
  test('a condition that a role only finds is judged, not computed; what is compared is computed', async () => {
    const covered = new Map(coverageOf(await small()).map((one) => [one.id, one]));
    expect(covered.get('art2.s3')?.by).toEqual([
      { kind: 'judged', by: 'officer' },
      { kind: 'judged', by: 'expert-panel' },
      { kind: 'computed', by: 'episodes/base' },
    ]);
    expect(covered.get('art2.s2')?.kinds).toEqual(['computed']);
    expect(covered.get('art1.s3')).toMatchObject({
      kinds: ['no-effect'],
      by: [{ kind: 'no-effect', by: '只说明目的' }],
    });
    expect(covered.get('art1.s4')?.kinds).toEqual(['open-question']);
  });
});

describe('the difference of two packages', () => {
  test('of a package and itself is nothing', async () => {
    const one = await small();
    expect(diffPackages(one, one)).toEqual({ manifest: [], sentences: [], rules: [], readings: [] });
  });

  test('an amended amount shows in the sentence and in the rule', async () => {
    const amended = await small(
      { file: 'text.json', replace: '每部最高50万元', by: '每部最高60万元' },
      { file: 'clauses/filming.yaml', replace: 'phrase: 每部最高50万元', by: 'phrase: 每部最高60万元' },
      { file: 'clauses/filming.yaml', replace: 'limit: 50万元', by: 'limit: 60万元' },
    );
    const diff = diffPackages(await small(), amended);
    expect(diff.sentences.map(({ id, kind }) => [id, kind])).toEqual([['art2.s1', 'changed']]);
    expect(diff.sentences[0]?.stretches.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '5' },
      { kind: 'added', text: '6' },
    ]);
    expect(diff.rules).toEqual([
      {
        name: 'FI-SUBJECT',
        label: '每部的上限',
        kind: 'changed',
        values: [{ label: '上限', before: '50万元', after: '60万元' }],
      },
    ]);
  });

  test('a value that changes from another day on is told with its day', async () => {
    const amended = await small({
      file: 'clauses/filming.yaml',
      replace: '{ from: 2027-01-01, value: 40% }',
      by: '{ from: 2027-01-01, value: 50% }',
    });
    const [change] = diffPackages(await small(), amended).rules;
    expect(change).toMatchObject({ name: 'filming/rate', from: '2027-01-01' });
    expect(change?.values).toEqual([{ label: '比例·比例', before: '40%', after: '50%' }]);
  });

  test('another reading shows as a reading and as the rule that it changes', async () => {
    const diff = diffPackages(
      await small(),
      await small(
        { file: 'readings.yaml', replace: 'chosen: included', by: 'chosen: excluded' },
        {
          file: 'examples/filming.yaml',
          replace: 'status: eligible',
          by: 'status: ineligible',
        },
      ),
    );
    expect(diff.readings).toEqual([
      { id: 'half-included', question: '正好一半算不算?', kind: 'changed', before: '算', after: '不算' },
    ]);
    expect(diff.rules.map(({ name, values }) => [name, values])).toEqual([
      ['FI-HALF', [{ label: '关系', before: '不少于', after: '多于' }]],
    ]);
  });

  test('a rule that is new and one that is gone are told', async () => {
    const without = await small({
      file: 'policy.yaml',
      replace:
        'exclusions:\n  - code: G-ONE-OF-TWO\n    cite: art1.s2\n    clauses: [filming, prize]\n    same: [subject]\n',
      by: '',
    });
    const kinds = (diff: ReturnType<typeof diffPackages>) => diff.rules.map(({ name, kind }) => [name, kind]);
    expect(kinds(diffPackages(await small(), without))).toEqual([['G-ONE-OF-TWO', 'removed']]);
    expect(kinds(diffPackages(without, await small()))).toEqual([['G-ONE-OF-TWO', 'added']]);
  });
});

describe('the difference of two sentences', () => {
  const sentence = fc.string({ unit: fc.constantFrom('支', '持', '5', '0', '万', '𠮷'), maxLength: 30 });

  test('gives the first without what was added and the second without what was removed', () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const stretches = characterDiff(before, after);
        const text = (without: string) =>
          stretches
            .filter(({ kind }) => kind !== without)
            .map((one) => one.text)
            .join('');
        expect([text('added'), text('removed')]).toEqual([before, after]);
      }),
    );
  });
});

describe('values in words', () => {
  test.each([
    [0, '0元'],
    [1, '0.01元'],
    [120_050, '1,200.50元'],
    [99_999_900, '999,999元'],
    [1_000_000, '1万元'],
    [50_000_000, '50万元'],
    [120_000_000, '120万元'],
    [1_234_500, '12,345元'],
    [1_250_000, '1.25万元'],
    [15_000_000_000, '1.5亿元'],
  ])('%i fen is %s', (amountFen, words) => {
    expect(moneyWords(amountFen)).toBe(words);
  });

  test.each([
    [3000, '30%'],
    [250, '2.5%'],
    [1, '0.01%'],
    [10_000, '100%'],
  ])('%i basis points are %s', (rateBp, words) => {
    expect(rateWords(rateBp)).toBe(words);
  });
});

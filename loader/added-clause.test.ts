import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assess, compilePolicy } from '../engine/index.ts';
import phrases from '../messages/zh-CN/engine.json' with { type: 'json' };
import { loadCatalogue } from './catalogue.ts';
import { explain } from './explain.ts';
import { TONGZHOU } from './testing/built-in.ts';
import { copyOf, exchange } from './testing/copied-package.ts';
import { validatePackage } from './validate.ts';

/** A clause that the measures do not have, added to a copy of them as data alone. */
const CLAUSE = `id: night-filming
title: 支持夜间取景
summary: 在夜间拍摄的，按夜间的天数和费用支持。
cite: [art7.s9]
subjectLabel: 作品
needs: [subject]
conditions:
  - code: NF-DAYS
    label: 夜间拍摄天数
    cite: art7.s9
    phrase: 夜间拍摄五天以上
    test:
      compare: { left: nightDays, relation: atLeast, right: 5 }
base:
  label: 本地支出
  cite: art7.s9
  from: { costs: { count: [{ attribute: local }] } }
rate: { cite: art7.s9, phrase: 20%, share: { atMost: 20% } }
caps:
  - { code: NF-SUBJECT, label: 每部作品的上限, cite: art7.s9, phrase: 每部最高8万元, per: subject, limit: 8万元 }
`;
const SENTENCE = '{ "id": "art7.s9", "text": "对夜间拍摄五天以上的,按本地支出的20%支持,每部最高8万元。" }';

async function copyWithClause(): Promise<string> {
  const copy = await copyOf(TONGZHOU);
  await writeFile(join(copy, 'clauses/night-filming.yaml'), CLAUSE);
  await writeFile(
    join(copy, 'facts.yaml'),
    'facts:\n  nightDays: { type: integer, about: subject, label: 夜间拍摄天数, question: 夜里拍了几天? }\n',
  );
  await exchange(copy, {
    file: 'policy.yaml',
    replace: '  - featured-format\n\n#',
    by: '  - featured-format\n  - night-filming\n\n#',
  });
  const text = JSON.parse(await readFile(join(copy, 'text.json'), 'utf8'));
  const section = text.sections.find(({ id }: { id: string }) => id === 'art7');
  section.sentences.push(JSON.parse(SENTENCE));
  await writeFile(join(copy, 'text.json'), JSON.stringify(text, null, 1));
  return copy;
}

const request = (nightDays: number) => ({
  asOf: '2026-06-01',
  claims: [
    {
      id: 'c1',
      clause: 'night-filming',
      subject: 'w1',
      facts: { nightDays },
      costs: [{ id: 'inv-1', amountFen: 30_000_000, local: true }],
    },
  ],
});

test('a clause added to a copied package is checked, computed, traced and explained without touching code', async () => {
  const copy = await copyWithClause();
  expect(await validatePackage(copy)).toEqual([]);
  const catalogue = await loadCatalogue({ directories: [copy] });
  const loaded = catalogue.find();
  if (!loaded) throw new Error('the copied package was not loaded');
  const policy = compilePolicy(loaded.definition, phrases);
  const [enough, tooFew] = [assess(policy, request(5)), assess(policy, request(4))];
  expect(enough).toMatchObject({
    ok: true,
    value: {
      claims: [{ status: 'eligible', baseFen: 30_000_000, ceilingFen: 6_000_000, awardFen: 6_000_000 }],
      limits: [{ code: 'NF-SUBJECT', subject: 'w1', limitFen: 8_000_000 }],
    },
  });
  expect(tooFew).toMatchObject({ ok: true, value: { claims: [{ status: 'ineligible', failed: ['NF-DAYS'] }] } });
  const trace = enough.ok ? enough.value.claims[0]?.trace.at(-1) : undefined;
  expect(trace).toMatchObject({ code: 'NF-DAYS', cite: 'art7.s9', holds: true });
  expect(trace?.text).toContain('5');
  expect(explain(loaded, 'art7.s9')?.rules.map(({ name }) => name)).toContain('NF-SUBJECT');
});

test('the same clause lies in a tree with a dictionary of its own', async () => {
  const copy = await copyWithClause();
  const tree = join(copy, '..', 'tree');
  await mkdir(join(tree, 'tongzhou-micro-drama'), { recursive: true });
  await rename(join(copy, 'facts.yaml'), join(tree, 'facts.yaml'));
  await cp(copy, join(tree, 'tongzhou-micro-drama', '2026-02-05-draft'), { recursive: true });
  const catalogue = await loadCatalogue({ directories: [tree] });
  expect(catalogue.find()?.definition.dictionary.facts).toHaveProperty('nightDays');
});

import { describe, expect, test } from 'vitest';
import { classify } from '../index.ts';
import { loadPolicy, smallPolicy } from '../testing/packages.ts';

const row = (name: string, when: unknown) => ({ class: name, label: `第${name}类`, cite: 'art1.s1', when });
const small = smallPolicy({
  policy: { kind: 'classification', classifications: ['size'] },
  facts: { staff: { type: 'integer', label: '人数' }, known: { type: 'boolean', scope: 'applicant' } },
  classifications: [
    {
      id: 'size',
      title: '规模',
      rows: [
        row('large', { compare: { left: 'staff', relation: 'atLeast', right: 100 } }),
        row('special', { fact: 'known' }),
        row('small', { compare: { left: 'staff', relation: 'atLeast', right: 10 } }),
      ],
    },
  ],
});

function classOf(facts: Record<string, unknown>) {
  const outcome = classify(small, { asOf: '2026-06-01', facts });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  const {
    class: name,
    status,
    missing,
  } = outcome.value.classes[0] ?? { class: undefined, status: undefined, missing: undefined };
  return [name, status, missing];
}

describe('a classification is refused', () => {
  for (const [what, value, path] of [
    ['for a list', [], ''],
    ['without a day', {}, '/asOf'],
    ['for claims', { asOf: '2026-06-01', claims: [] }, '/claims'],
    ['for another policy', { asOf: '2026-06-01', policy: 'other' }, '/policy'],
    ['for a fact that its tables do not use', { asOf: '2026-06-01', facts: { works: 1 } }, '/facts/works'],
    ['for a fact in the wrong form', { asOf: '2026-06-01', facts: { staff: 1.5 } }, '/facts/staff'],
    ['for facts that are null', { asOf: '2026-06-01', facts: null }, '/facts'],
  ] as const) {
    test(what, () => {
      expect(classify(small, value)).toMatchObject({ ok: false, refusal: { path } });
    });
  }
});

describe('the class is that of the first row that holds', () => {
  test('even where later ones hold too', () => {
    expect(classOf({ staff: 100, known: true })).toEqual(['large', 'classified', []]);
    expect(classOf({ staff: 99, known: true })).toEqual(['special', 'classified', []]);
    expect(classOf({ staff: 10, known: false })).toEqual(['small', 'classified', []]);
  });

  test('and is open while an earlier one is not known', () => {
    expect(classOf({ staff: 50 })).toEqual([null, 'pending', ['facts.known']]);
    expect(classOf({ known: true })).toEqual([null, 'pending', ['facts.staff']]);
    expect(classOf({})).toEqual([null, 'pending', ['facts.known', 'facts.staff']]);
  });

  test('and a later unknown row changes nothing', () => {
    expect(classOf({ staff: 200 })).toEqual(['large', 'classified', []]);
  });

  test('or none', () => {
    expect(classOf({ staff: 9, known: false })).toEqual([null, 'none', []]);
  });
});

test('every row says what it found', () => {
  const outcome = classify(small, { asOf: '2026-06-01', facts: { staff: 100 } });
  expect(outcome).toMatchObject({ ok: true, value: { asOf: '2026-06-01', classes: [{ label: '第large类' }] } });
  const trace = outcome.ok ? outcome.value.classes[0]?.trace : undefined;
  expect(trace?.map(({ class: name, holds, cite }) => [name, holds, cite])).toEqual([
    ['large', true, 'art1.s1'],
    ['special', null, 'art1.s1'],
    ['small', true, 'art1.s1'],
  ]);
  expect(trace?.[0]?.text).toBe('第large类：人数为 100，要求不少于 100，符合');
});

test('the filing tiers change on the day that they change', async () => {
  const tiers = await loadPolicy('national-filing-tiers');
  const tierOn = (asOf: string) => {
    const facts = {
      aiGenerated: true,
      specialTheme: false,
      platformPromoted: false,
      voluntaryKeyFiling: false,
      productionInvestmentFen: 80_000_000,
    };
    const outcome = classify(tiers, { asOf, facts });
    return outcome.ok ? outcome.value.classes[0]?.class : outcome.refusal;
  };
  expect(tierOn('2026-06-30')).toBe('other');
  expect(tierOn('2026-07-01')).toBe('key');
});

import { describe, expect, test } from 'vitest';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import type { PolicyDefinition } from '../definition.ts';
import { assess, compilePolicy } from '../index.ts';
import { cap, condition, FLAT, smallDefinition } from '../testing/packages.ts';

const terms = (amount: string, fact: string) => {
  const clause = {
    id: 'one',
    base: FLAT(amount),
    conditions: [condition('C-ONE', { fact })],
    caps: [cap('ONE-CAP', 'applicant-life', amount)],
  };
  return smallDefinition({ clauses: [clause], facts: { old: { type: 'boolean' }, young: { type: 'boolean' } } });
};

/** Ten yuan, from 2027 on twenty; another fact decides from then on. */
function datedDefinition(): PolicyDefinition {
  const [before, after] = [terms('10元', 'old'), terms('20元', 'young')];
  const later = after.epochs.map((epoch) => ({ ...epoch, from: '2027-01-01' }));
  return { ...before, epochs: [...before.epochs, ...later] };
}

describe('values that change by day', () => {
  const policy = compilePolicy(datedDefinition(), phrases);
  const on = (asOf: string, facts: Record<string, unknown>) =>
    assess(policy, { asOf, claims: [{ id: 'c', clause: 'one', facts }] });

  test('hold from their day on, the day before not', () => {
    expect(on('2026-12-31', { old: true })).toMatchObject({
      ok: true,
      value: { totalFen: 1000, limits: [{ limitFen: 1000 }] },
    });
    expect(on('2027-01-01', { young: true })).toMatchObject({
      ok: true,
      value: { totalFen: 2000, limits: [{ limitFen: 2000 }] },
    });
  });

  test('decide what may be answered', () => {
    expect(on('2026-12-31', { young: true })).toMatchObject({ ok: false, refusal: { path: '/claims/0/facts/young' } });
    expect(on('2027-01-01', { old: true })).toMatchObject({ ok: false, refusal: { path: '/claims/0/facts/old' } });
  });
});

describe('a defect is found when a policy is compiled', () => {
  test('for a fact that the dictionary lacks', () => {
    const definition = terms('10元', 'old');
    const dictionary = { ...definition.dictionary, facts: {} };
    expect(() => compilePolicy({ ...definition, dictionary }, phrases)).toThrow(
      'the dictionary of the package has no fact old',
    );
  });

  test('for a phrase that the messages lack', () => {
    expect(() => compilePolicy(terms('10元', 'old'), {})).toThrow('the phrases lack');
  });
});

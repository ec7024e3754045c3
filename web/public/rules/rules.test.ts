import { beforeAll, describe, expect, it } from 'vitest';
import { coverageOf } from '../../../loader/index.ts';
import { bestExample, examplesOf, runsOf } from '../examples/run.ts';
import { compiledPolicy } from '../packages.ts';
import { wordFor } from '../say.ts';
import type { Site } from '../site.ts';
import { builtInSite } from '../testing/site.ts';
import { coveringOf } from './coverage.ts';
import { numberRules } from './numbering.ts';
import { type Rule, rulesOf } from './rule.ts';
import { currentTerms } from './terms.ts';

let site: Site;
beforeAll(async () => {
  site = await builtInSite();
});

function rule(id: string, cite: string, phrase?: string): Rule {
  const condition = { code: id, label: id, cite, test: { kind: 'review' as const } };
  return { kind: 'general', id, cite, condition, ...(phrase === undefined ? {} : { phrase }) };
}

describe('numbering phrases', () => {
  const sentence = { id: 'a.s1', text: '对甲和乙,按不超过丙的30%支持。' };

  it('gives no number to a rule without a phrase, or whose phrase is not in the sentence', () => {
    const { marks, numbers } = numberRules([sentence], [rule('x', 'a.s1'), rule('y', 'a.s1', '丁')]);
    expect([marks.get('a.s1'), numbers.size]).toEqual([[], 0]);
  });

  it('numbers in the order of the text, whatever the order of the rules', () => {
    const { numbers } = numberRules([sentence], [rule('y', 'a.s1', '乙'), rule('x', 'a.s1', '甲')]);
    expect([numbers.get('x'), numbers.get('y')]).toEqual([1, 2]);
  });

  it('gives phrases that overlap one number and one mark', () => {
    const { marks, numbers } = numberRules(
      [sentence],
      [rule('base', 'a.s1', '丙'), rule('rate', 'a.s1', '不超过丙的30%')],
    );
    expect(marks.get('a.s1')).toHaveLength(1);
    expect([numbers.get('base'), numbers.get('rate')]).toEqual([1, 1]);
  });

  it('goes on counting in the next sentence', () => {
    const next = { id: 'a.s2', text: '戊。' };
    const { numbers } = numberRules([sentence, next], [rule('x', 'a.s1', '甲'), rule('z', 'a.s2', '戊')]);
    expect(numbers.get('z')).toBe(2);
  });
});

describe('how a sentence is carried out', () => {
  it('agrees with the coverage that the loader reports, for every sentence of every package', () => {
    for (const policy of site.packages) {
      if (policy.definition.manifest.kind !== 'support') continue;
      const rules = rulesOf(currentTerms(policy, site));
      for (const { id, kinds } of coverageOf(policy)) {
        const shown = coveringOf(id, policy, rules).map(({ kind }) => kind);
        expect([...shown].sort(), id).toEqual([...kinds].sort());
      }
    }
  });
});

describe('names that a package chooses freely', () => {
  it('have a word for every role and module of the packages that come with the program', () => {
    for (const policy of site.packages) {
      const rules = rulesOf(currentTerms(policy, site));
      const roles = rules.flatMap((one) =>
        'condition' in one && one.condition.judge ? [one.condition.judge.role] : [],
      );
      for (const role of roles) expect(wordFor('role', role), role).not.toBe(role);
      for (const { id } of coverageOf(policy)) {
        for (const { kind, by } of coveringOf(id, policy, rules)) {
          if (kind === 'planned' || kind === 'operated') expect(by.join(), id).not.toMatch(/^[a-z-]+|,[a-z-]+/);
        }
      }
    }
  });
});

describe('worked examples on pages', () => {
  it('explain every published clause of the default policy with an amount', () => {
    const policy = site.packages.find(({ text }) => text.id === site.defaultPolicy.id);
    if (!policy) throw new Error('the default policy is not loaded');
    const compiled = compiledPolicy(site, policy);
    for (const clause of currentTerms(policy, site).clauses) {
      const best = bestExample(examplesOf(policy, compiled, clause.id));
      if (clause.unpublished === undefined) expect(best?.result.awardFen, clause.id).toBeGreaterThan(0);
      else expect(best).toBeUndefined();
    }
    expect(runsOf(policy, compiled)).toBe(runsOf(policy, compiled));
  });
});

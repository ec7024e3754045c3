import { describe, expect, it } from 'vitest';
import { FILMING, groundOf, type Step, typedInto } from '../testing/ground.ts';
import { answersFrom } from './entries.ts';
import { fragmentOf } from './fragment.ts';
import { outcomeOf } from './outcome.ts';
import { figuresOf, sharedAnswers, shareFragment } from './share.ts';

const ground = groundOf();
const RICH: readonly Step[] = [
  ...FILMING,
  ['audience', 'overseas-company', true],
  ['companyName', '北京某某文化有限公司'],
  ['uscc', '91110112MA00000003'],
  ['cost.k1.note', '发票 12345678'],
  ['cost.k4.used', 'yes', true],
  'add:award',
  ['award.p1.clause', 'overseas-distribution'],
  ['award.p1.year', '2026年'],
  ['award.p1.amount', '92万'],
  ['award.p1.subject', '=老作品'],
  ['award.p1.outcome', '北美上线'],
  'add:support',
  ['support.s1.policy', '张三介绍的政策'],
  ['support.s1.amount', '5万'],
  ['support.s1.level', 'district'],
  ['support.s1.status', 'available'],
  'add:debarment',
  ['debarment.d1.decidedOn', '2020-01-01'],
];

function totals(answers: ReturnType<typeof typedInto>) {
  const outcome = outcomeOf(answers, ground);
  if (outcome.kind !== 'computed') throw new Error(outcome.kind);
  const { stated, highest } = outcome.computed;
  return [stated.totalFen, highest.totalFen, highest.limits.map(({ priorFen, grantedFen }) => [priorFen, grantedFen])];
}

describe('a shared link', () => {
  it('carries no name, no code, no note and no id, only figures', () => {
    const text = JSON.stringify(figuresOf(typedInto(ground, RICH), ground.policy));
    for (const secret of ['运河', '北京', '9111', '发票', '老作品', '北美', '张三']) expect(text).not.toContain(secret);
    expect(text).toMatch(/^[ -~]*$/);
  });

  it('leaves out what was typed where a figure belongs', () => {
    const answers = typedInto(ground, [
      ...FILMING,
      ['cost.k1.amount', '张三 620000'],
      ['work.w1.fact.shootingDays.total', '十五'],
    ]);
    const figures = figuresOf(answers, ground.policy);
    expect(figures.cost[0]?.amount).toBe('');
    expect(figures.work[0]?.fact).not.toHaveProperty('shootingDays.total');
  });

  it('gives the one who opens it the same amounts and limits', () => {
    const answers = typedInto(ground, RICH);
    const opened = sharedAnswers(shareFragment(answers, ground.policy));
    if (opened === undefined || opened === 'damaged') throw new Error(String(opened));
    expect(totals(opened)).toEqual(totals(answers));
  });

  it('that somebody has made up is computed or left out, and never throws', () => {
    const made = fragmentOf([
      ['work', 'w1'],
      ['claim', 'c1'],
      ['claim.c1.clause', 'constructor'],
      ['claim.c1.asked', 'yes'],
      ['claim', 'c2'],
      ['claim.c2.clause', 'location-filming'],
      ['claim.c2.work', 'w1'],
      ['claim.c2.asked', 'yes'],
      ['work.w1.fact.shootingDays.total', '-1'],
      ['work.w1.fact.constructor', 'yes'],
      ['cost', 'k1'],
      ['cost.k1.work', 'w1'],
      ['cost.k1.amount', '999999999999999'],
      ['cost.k1.category', 'hasOwnProperty'],
      ['asOf', '2026-13-45'],
      ['support', 's1'],
      ['support.s1.level', 'toString'],
      ['support.s1.status', 'available'],
      ['support.s1.amount', '1'],
      ['support.s1.claims', 'c2'],
    ]);
    const opened = sharedAnswers(made);
    if (opened === undefined || opened === 'damaged') throw new Error(String(opened));
    expect(outcomeOf(opened, ground).kind).toBe('computed');
    expect(outcomeOf(answersFrom([['claim', 'c1']]), ground).kind).toBe('nothing');
  });
});

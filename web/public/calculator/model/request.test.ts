import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../../engine/index.ts';
import { requests } from '../../../../engine/testing/requests.ts';
import { FILMING, groundOf, type Step, TODAY, typedInto } from '../testing/ground.ts';
import { compute } from './compute.ts';
import { answersOfRequest, type ImportedRequest } from './import.ts';
import { importedAnswers } from './imported.ts';
import { layoutOf } from './layout.ts';
import { requestOf } from './request.ts';

const ground = groundOf();
const CASES = new URL('../../../../../shared/contract/assessment-cases.ndjson', import.meta.url);

function computed(steps: readonly Step[]) {
  const answers = typedInto(ground, steps);
  const layout = layoutOf(answers, ground.policy, ground.today);
  const result = compute(answers, layout, ground.compiled, ground.phrases);
  if (!('stated' in result)) throw new Error(result.refusal);
  return { answers, ...result };
}

describe('a request made from answers', () => {
  it('leaves out an amount that cannot be read, names its field and computes the rest', () => {
    const { problems, highest, answers } = computed([...FILMING, ['cost.k4.amount', '十八万']]);
    expect(problems).toEqual([{ field: 'cost.k4.amount', code: 'not-money', params: {} }]);
    expect(answers.cost[3]?.amount).toBe('十八万');
    expect(highest.totalFen).toBe(Math.floor((62_000_000 + 21_480_000 + 15_860_000) * 0.3));
  });

  it('leaves days out while there are more in the district than in all', () => {
    const { problems, stated } = computed([...FILMING, ['work.w1.fact.shootingDays.inDistrict', '16']]);
    expect(problems.map(({ field, code }) => [field, code])).toEqual([
      ['work.w1.fact.shootingDays.inDistrict', 'above-whole'],
    ]);
    expect(stated.claims[0]?.missing).toContain('facts.shootingDays');
  });

  it('is computed without the code that the engine refuses, and says so at the field', () => {
    const { problems, highest, request } = computed([...FILMING, ['uscc', '91110112MA00000000']]);
    expect(problems.map(({ field, code }) => [field, code])).toEqual([['uscc', 'refused']]);
    expect(request.applicant.uscc).toBeUndefined();
    expect(highest.totalFen).toBe(35_382_000);
  });

  it('never counts a blank as zero: costs that were not typed are missing', () => {
    const { stated } = computed([['audience', 'crew', true]]);
    expect(stated.claims[0]?.status).toBe('pending');
    expect(stated.claims[0]?.missing).toEqual([
      'costs',
      'facts.releasedOnMainstreamPlatform',
      'facts.shootingDays',
      'facts.wideReach',
      'review',
    ]);
  });

  it('computes twice: nothing is certain before the review, 353,820.00 if it is passed', () => {
    const { stated, highest, assumed } = computed(FILMING);
    expect(stated.totalFen).toBe(0);
    expect(highest.totalFen).toBe(35_382_000);
    expect(assumed.size).toBe(1);
  });

  it('does not assume that a review was passed which has failed', () => {
    const { highest, assumed } = computed([...FILMING, ['claim.c1.review', 'failed']]);
    expect(assumed.size).toBe(0);
    expect(highest.claims[0]?.status).toBe('ineligible');
  });

  it('keeps the rate that a review has approved', () => {
    const { stated } = computed([...FILMING, ['claim.c1.review', 'passed'], ['claim.c1.rate', '25%']]);
    expect(stated.totalFen).toBe(Math.floor(117_940_000 * 0.25));
  });

  it('is what the engine takes as it is', () => {
    const { request } = computed(FILMING);
    expect(assess(ground.compiled, JSON.parse(JSON.stringify(request))).ok).toBe(true);
  });
});

describe('an imported request', () => {
  it('that is not one leaves the answers alone and says why', () => {
    expect(importedAnswers('{', ground)).toHaveProperty('refusal');
    expect(importedAnswers('null', ground)).toHaveProperty('refusal');
    expect(importedAnswers('{"policy":"elsewhere"}', ground)).toHaveProperty('refusal');
    expect(importedAnswers('{"asOf":"2026-06-01","claims":[{"id":"c1","clause":"nothing"}]}', ground)).toHaveProperty(
      'refusal',
    );
  });

  it('goes out again with the same result, however its claims share costs, outcomes and supports', () => {
    fc.assert(
      fc.property(requests, (request) => expectSameAgain(request)),
      { numRuns: 400 },
    );
  });

  it('goes out again with the same result, for every case of the contract that is at hand', () => {
    const lines = existsSync(CASES) ? readFileSync(CASES, 'utf8').trim().split('\n') : [];
    for (const line of lines) expectSameAgain((JSON.parse(line) as { request: unknown }).request);
  });
});

function expectSameAgain(request: unknown): void {
  const answers = answersOfRequest(request as ImportedRequest, ground.policy);
  const built = requestOf(answers, layoutOf(answers, ground.policy, TODAY));
  expect(built.problems).toEqual([]);
  expect(resultOf(built.request)).toEqual(resultOf(request));
}

/** The result; costs of one claim may stand in another order, which decides nothing. */
function resultOf(request: unknown) {
  const outcome = assess(ground.compiled, request);
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  const claims = outcome.value.claims.map((claim) => ({ ...claim, countedCosts: [...claim.countedCosts].sort() }));
  return { ...outcome.value, claims };
}

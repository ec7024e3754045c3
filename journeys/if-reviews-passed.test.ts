import { expect, it } from 'vitest';
import { shelfOf } from '../api/loaded.ts';
import { builtIn } from '../api/testing/front-door.ts';
import { type AssessmentRequest, assess, fen } from '../engine/index.ts';
import { ifReviewsPassed } from './if-reviews-passed.ts';

const shelf = shelfOf(await builtIn());
const { digest, manifest } = shelf.find('tongzhou-micro-drama', '2026-02-05-draft')?.definition ?? {};
const policy = shelf.compiled(manifest?.id ?? '', manifest?.version ?? '', digest ?? '');

function assessed(inDistrict: number) {
  if (!policy) throw new Error('the measures are not loaded');
  const request: AssessmentRequest = {
    policy: manifest?.id ?? '',
    version: manifest?.version ?? '',
    asOf: '2026-06-01',
    applicant: {},
    claims: [
      {
        id: 'c1',
        clause: 'location-filming',
        subject: 'w1',
        facts: { releasedOnMainstreamPlatform: true, wideReach: true, shootingDays: { total: 15, inDistrict } },
        costs: [{ id: 'k1', category: 'venue', amountFen: fen(10_000_000), local: true }],
      },
    ],
  };
  const outcome = assess(policy, request);
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${outcome.refusal.path}`);
  return { stated: outcome.value, found: ifReviewsPassed(policy, request, outcome.value) };
}

it('without an assessment there is nothing to assume', () => {
  if (!policy) throw new Error('the measures are not loaded');
  const request: AssessmentRequest = { policy: 'x', version: 'y', asOf: '2026-06-01', applicant: {}, claims: [] };
  expect(ifReviewsPassed(policy, request, null)).toBeNull();
});

it('a claim that fails stays failed whatever the review says, and what would let it pass is told', () => {
  const { found } = assessed(7);
  expect(found?.assumed).toEqual(['c1']);
  expect(found?.assessment.totalFen).toBe(0);
  expect(found?.advice.some(({ kind }) => kind === 'move' || kind === 'add')).toBe(true);
});

it('a claim that only waits for its review counts with the highest rate', () => {
  const { stated, found } = assessed(8);
  expect([stated.totalFen, stated.claims[0]?.missing]).toEqual([0, ['review']]);
  expect([found?.assumed, found?.assessment.totalFen]).toEqual([['c1'], 3_000_000]);
});

import { describe, expect, test } from 'vitest';
import { assess, assessUntraced } from '../index.ts';
import type { Assessment } from '../result.ts';
import { contractFile, loadPolicy } from '../testing/packages.ts';

const policy = await loadPolicy();
const cases = (contractFile('assessment-cases.ndjson') ?? '')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as { readonly request: unknown; readonly expect: Expected });

interface Expected {
  readonly claims: readonly Readonly<Record<string, unknown>>[];
  readonly limits: Assessment['limits'];
  readonly totalFen: number;
  readonly elsewhereFen: number;
}

function assessed(request: unknown): Assessment {
  const outcome = assess(policy, request);
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

describe('the cases of the contract', () => {
  if (cases.length === 0) {
    test('are not on this machine: only the example and the hand-computed ones are run', () => {
      expect(contractFile('assessment-cases.ndjson')).toBeUndefined();
    });
  }
  for (const [index, { request, expect: expected }] of cases.entries()) {
    test(`case ${index + 1} comes out as the contract says`, () => {
      const { claims, limits, totalFen, elsewhereFen, plan } = assessed(request);
      const compared = claims.map(
        ({ trace, clause: _, countedCosts: __, elsewhere: ___, reducedBy: ____, ...claim }) => {
          return { ...claim, trace: trace.map(({ code, holds, cite }) => [code, holds, cite]) };
        },
      );
      expect({ claims: compared, limits, totalFen, elsewhereFen }).toEqual(expected);
      expect(plan).toEqual({ proven: true });
    });
  }
});

const EXAMPLE = {
  asOf: '2026-06-01',
  applicant: {
    uscc: '91110112MA00000003',
    priorAwards: [{ clause: 'overseas-distribution', year: 2026, amountFen: 92000000, subject: 'w0', outcome: 'o0' }],
    usedCosts: ['inv-9'],
    otherSupport: [
      { id: 's1', policy: 'another district policy', level: 'district', status: 'available', amountFen: 5000000 },
    ],
  },
  claims: [
    {
      id: 'c1',
      clause: 'location-filming',
      subject: 'w1',
      review: 'passed',
      facts: { releasedOnMainstreamPlatform: true, wideReach: true, shootingDays: { total: 15, inDistrict: 8 } },
      costs: [
        { id: 'inv-1', category: 'venue', amountFen: 100000000, local: true },
        { id: 'inv-2', category: 'accommodation', amountFen: 20000001, local: true },
        { id: 'inv-3', category: 'art-set', amountFen: 5000000, local: false },
        { id: 'inv-9', category: 'venue', amountFen: 1000000, local: true },
      ],
    },
    {
      id: 'c2',
      clause: 'overseas-distribution',
      subject: 'w1',
      outcome: 'o1',
      review: 'passed',
      facts: { highQuality: true, goodReach: true, goodReception: true },
      costs: [{ id: 'inv-5', amountFen: 60000000, overseas: true }],
      otherSupport: ['s1'],
    },
    { id: 'c3', clause: 'key-rnd', review: 'passed' },
    {
      id: 'c4',
      clause: 'location-filming',
      subject: 'w2',
      review: 'passed',
      facts: { releasedOnMainstreamPlatform: true, wideReach: true, shootingDays: { total: 15, inDistrict: 7 } },
      costs: [],
    },
  ],
};

describe('the example of the contract', () => {
  const result = assessed(EXAMPLE);

  test('is granted 353,820 yuan less the used voucher, and 80,000 under the year cap', () => {
    const [filming, overseas, research, other] = result.claims;
    expect(filming).toMatchObject({
      status: 'eligible',
      baseFen: 121000001,
      ceilingFen: 36300000,
      awardFen: 36000000,
      countedCosts: ['inv-1', 'inv-2'],
      elsewhere: null,
      reducedBy: [],
    });
    expect(overseas).toMatchObject({
      status: 'eligible',
      ceilingFen: 18000000,
      awardFen: 8000000,
      countedCosts: ['inv-5'],
      reducedBy: ['OD-APPLICANT-YEAR'],
    });
    expect(research).toMatchObject({
      status: 'pending',
      missing: ['applicant.rndExpenditureFen.2024', 'applicant.rndExpenditureFen.2025'],
      baseFen: 0,
      rateBp: 3000,
      countedCosts: [],
    });
    expect(other).toMatchObject({ status: 'ineligible', failed: ['LF-HALF-DAYS'], awardFen: 0 });
  });

  test('lists its limits in the order of the claims', () => {
    expect(result.limits).toEqual([
      { code: 'LF-SUBJECT', subject: 'w1', cite: 'art2.s2', limitFen: 50000000, priorFen: 0, grantedFen: 36000000 },
      { code: 'OD-SUBJECT', subject: 'w1', cite: 'art5.s1', limitFen: 20000000, priorFen: 0, grantedFen: 8000000 },
      { code: 'OD-APPLICANT-YEAR', cite: 'art5.s1', limitFen: 100000000, priorFen: 92000000, grantedFen: 8000000 },
    ]);
    expect(result).toMatchObject({ totalFen: 44000000, elsewhereFen: 0, plan: { proven: true } });
  });

  test('is the published pair, member by member, dots aside', () => {
    const request = contractFile('example-request.json');
    const published = contractFile('example-result.json');
    if (request === undefined || published === undefined) return expect(EXAMPLE.claims).toHaveLength(4);
    expect(JSON.parse(request)).toEqual(EXAMPLE);
    const wanted = JSON.parse(published) as Assessment;
    for (const [index, claim] of wanted.claims.entries()) {
      const { trace: _, ...members } = claim;
      expect(result.claims[index]).toMatchObject(members);
      expect(Object.keys(result.claims[index] ?? {})).toEqual(Object.keys(claim));
    }
    const { digest: _, ...reference } = wanted.policy;
    expect(result.policy).toMatchObject(reference);
    expect(result.policy.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(result)).toEqual(Object.keys(wanted));
    expect(result.limits).toEqual(wanted.limits);
    return undefined;
  });

  test('says in a sentence what was found and what is required', () => {
    const texts = new Map(
      result.claims.flatMap(({ id, trace }) => trace.map(({ code, text }) => [`${id} ${code}`, text])),
    );
    expect(texts.get('c1 LF-HALF-DAYS')).toBe('本区实际拍摄 8 天，总拍摄 15 天，达到一半以上');
    expect(texts.get('c4 LF-HALF-DAYS')).toContain('没有达到一半');
    expect(texts.get('c1 G-IN-FORCE')).toBe('在有效期内申请：申请日 2026年6月1日，要求不晚于 2028年12月31日，符合');
    expect(texts.get('c2 G-NO-DUPLICATE')).toContain('another district policy');
  });

  test('is the same without trace', () => {
    const untraced = assessUntraced(policy, EXAMPLE);
    const claims = result.claims.map(({ trace: _, ...claim }) => claim);
    expect(untraced).toEqual({ ok: true, value: { ...result, claims } });
  });
});

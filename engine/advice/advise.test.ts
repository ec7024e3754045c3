import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Advice, type AssessmentRequest, advise, assessCheckedUntraced, checkRequest } from '../index.ts';
import { loadPolicy } from '../testing/packages.ts';
import { requests } from '../testing/requests.ts';
import { changed } from './trial.ts';

const policy = await loadPolicy();

function advised(request: unknown): Advice[] {
  const checked = checkRequest(policy, request);
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
  return advise(policy, checked.value);
}

const filming = (more: Record<string, unknown> = {}) => ({
  id: 'c1',
  clause: 'location-filming',
  subject: 'w1',
  review: 'passed',
  facts: { releasedOnMainstreamPlatform: true, wideReach: true, shootingDays: { total: 15, inDistrict: 7 } },
  costs: [{ id: 'inv-1', category: 'venue', amountFen: 64_000_000, local: true }],
  ...more,
});
const request = (claims: readonly unknown[], applicant: Record<string, unknown> = {}) => ({
  asOf: '2026-06-01',
  applicant,
  claims,
});
const days = (total: number, inDistrict: number) => ({
  facts: { releasedOnMainstreamPlatform: true, wideReach: true, shootingDays: { total, inDistrict } },
});
const enough = days(10, 5);

describe('a condition on numbers that fails', () => {
  test('is met by moving a day into the district, or by one more day there', () => {
    expect(advised(request([filming()]))).toEqual([
      {
        claim: 'c1',
        code: 'LF-HALF-DAYS',
        kind: 'move',
        change: [{ path: '/claims/0/facts/shootingDays/inDistrict', from: 7, to: 8 }],
        gainFen: 19_200_000,
        text: '把 1 天改为本区拍摄即达到一半（8/15），可多得 19.2 万元',
      },
      {
        claim: 'c1',
        code: 'LF-HALF-DAYS',
        kind: 'add',
        change: [
          { path: '/claims/0/facts/shootingDays/inDistrict', from: 7, to: 8 },
          { path: '/claims/0/facts/shootingDays/total', from: 15, to: 16 },
        ],
        gainFen: 19_200_000,
        text: '再增加 1 天本区拍摄即达到一半（8/16），可多得 19.2 万元',
      },
    ]);
  });

  test('needs more days when they are added than when they are moved', () => {
    const [move, add] = advised(request([filming(days(14, 6))]));
    expect(move?.text).toContain('把 1 天改为本区拍摄即达到一半（7/14）');
    expect(add?.text).toContain('再增加 2 天本区拍摄即达到一半（8/16）');
  });

  test('of a claim not yet reviewed says what it gives if the review is passed', () => {
    const { review: _, ...unreviewed } = filming();
    const [move] = advised(request([unreviewed]));
    expect(move).toMatchObject({ atBestFen: 19_200_000 });
    expect(move).not.toHaveProperty('gainFen');
    expect(move?.text).toBe('把 1 天改为本区拍摄即达到一半（8/15）；待补事项都符合的，最高可多得 19.2 万元');
  });

  test('beside another that fails says so', () => {
    const [move] = advised(request([filming({ review: 'failed' })]));
    expect(move?.text).toBe('把 1 天改为本区拍摄即达到一半（8/15）；另有 1 项条件不符合，也须解决');
  });
});

describe('a debarment', () => {
  const barred = (...decisions: string[]) =>
    advised(request([filming(enough)], { debarments: decisions.map((decidedOn) => ({ decidedOn })) }));

  test('ends on a day after which one may apply again', () => {
    expect(barred('2024-03-01')).toEqual([
      {
        claim: 'c1',
        code: 'G-NOT-DEBARRED',
        kind: 'wait',
        change: [{ path: '/asOf', from: '2026-06-01', to: '2027-03-02' }],
        text: '自 2027年3月2日起符合“没有被取消申报资格”，可以重新申报（现在填写的申请日是 2026年6月1日）',
      },
    ]);
  });

  test('is followed by the next one that has begun by then', () => {
    const [wait] = barred('2024-03-01', '2024-12-31');
    expect(wait?.change).toEqual([{ path: '/asOf', from: '2026-06-01', to: '2028-01-01' }]);
  });

  test('that outlasts the policy is said to', () => {
    const [wait] = barred('2026-05-01');
    expect(wait?.text).toBe(
      '自 2029年5月2日起符合“没有被取消申报资格”，但届时“在有效期内申请”不符合，不能按现行条款申报',
    );
  });
});

describe('what is missing', () => {
  test('alone says what it would give', () => {
    const { review: _, ...unreviewed } = filming(enough);
    expect(advised(request([unreviewed]))).toEqual([
      {
        claim: 'c1',
        code: 'review',
        kind: 'complete',
        change: [{ path: '/claims/0/review', from: null, to: 'passed' }],
        gainFen: 19_200_000,
        text: '补上评审结果，如为“通过”，本项即符合条件，可多得 19.2 万元',
      },
    ]);
  });

  test('beside others says what all of them would give', () => {
    const costs = [{ id: 'inv-1', category: 'other', amountFen: 64_000_000 }];
    const { review: _, ...unreviewed } = filming({ ...enough, costs });
    const advice = advised(request([unreviewed]));
    expect(advice.map(({ code, change, atBestFen }) => [code, change[0]?.to, atBestFen])).toEqual([
      ['costs[inv-1].local', true, 19_200_000],
      ['review', 'passed', 19_200_000],
    ]);
    expect(advice[0]?.text).toBe(
      '补上费用“inv-1”的“发生在副中心本地”（如为“是”）；本项还有 1 项待补；待补事项都符合的，最高可多得 19.2 万元',
    );
  });

  test('is the first choice that qualifies where it is a choice', () => {
    const claim = {
      id: 'c1',
      clause: 'featured-format',
      subject: 'w1',
      review: 'passed',
      facts: { released: true, outstanding: true },
      costs: [{ id: 'a', amountFen: 1000 }],
    };
    expect(advised(request([claim]))[0]).toMatchObject({
      change: [{ path: '/claims/0/facts/format', to: 'ai-comic-drama' }],
      gainFen: 300,
      text: '补上“业态”，如为“AI漫剧”，本项即符合条件，可多得 3.00 元',
    });
  });

  test('is only named where it is a number or an identity', () => {
    const research = { id: 'c1', clause: 'key-rnd', review: 'passed' };
    const texts = advised(request([research])).map(({ change, text }) => [change, text]);
    expect(texts).toEqual([
      [[], '请补上“年度研发支出（2024 年）”，补上后才能判断和计算'],
      [[], '请补上“年度研发支出（2025 年）”，补上后才能判断和计算'],
    ]);
  });
});

describe('limits', () => {
  const spent = (amountFen: number, more: Record<string, unknown> = {}) =>
    filming({ ...enough, costs: [{ id: 'inv-1', category: 'venue', amountFen, local: true }], ...more });

  test('with room say how much, and how much more cost fills it', () => {
    expect(advised(request([spent(162_666_667)]))).toEqual([
      {
        claim: 'c1',
        code: 'LF-SUBJECT',
        kind: 'room',
        change: [{ path: '/claims/0/costs/0/amountFen', from: 162_666_667, to: 166_666_667 }],
        gainFen: 1_200_000,
        text: '距“每部作品的上限”（50 万元）还差 1.2 万元，再有 4 万元可以计入的支出即达到',
      },
    ]);
  });

  test('that are full say how much of the cost is of no more use', () => {
    expect(advised(request([spent(200_000_000)]))).toEqual([
      {
        claim: 'c1',
        code: 'LF-SUBJECT',
        kind: 'surplus',
        change: [{ path: '/claims/0/costs/0/amountFen', from: 200_000_000, to: 166_666_667 }],
        text: '已达到“每部作品的上限”（50 万元）：计入 1,666,666.67 元即可得到现在的金额，现计入 200 万元，超出的 333,333.33 元不再增加扶持',
      },
    ]);
  });

  test('that are just filled say nothing', () => {
    expect(advised(request([spent(166_666_667)]))).toEqual([]);
  });

  test('used up before leave nothing to change', () => {
    const priorAwards = [{ clause: 'location-filming', year: 2025, amountFen: 50_000_000, subject: 'w1' }];
    expect(advised(request([spent(1000)], { priorAwards }))).toMatchObject([
      { kind: 'surplus', change: [], text: '“每部作品的上限”（50 万元）已经用完，此前已获 50 万元，本项不再增加扶持' },
    ]);
  });

  test('of a year that are full point to the other year', () => {
    const priorAwards = [
      { clause: 'overseas-distribution', year: 2026, amountFen: 100_000_000, subject: 'w0', outcome: 'o0' },
    ];
    const claim = {
      id: 'c1',
      clause: 'overseas-distribution',
      subject: 'w1',
      outcome: 'o1',
      review: 'passed',
      facts: { highQuality: true, goodReach: true, goodReception: true },
      costs: [{ id: 'a', amountFen: 1000, overseas: true }],
    };
    expect(advised(request([claim], { priorAwards })).at(-1)).toEqual({
      claim: 'c1',
      code: 'OD-APPLICANT-YEAR',
      kind: 'other-year',
      change: [{ path: '/programYear', from: null, to: 2025 }],
      gainFen: 300,
      text: '改用 2025 年度的额度，不受这次“每家企业每年的上限”的限制，可多得 3.00 元',
    });
  });
});

describe('every piece of advice on any request', () => {
  const hadInAll = (asked: AssessmentRequest) => {
    const { totalFen, elsewhereFen } = assessCheckedUntraced(policy, asked);
    return totalFen + elsewhereFen;
  };

  test('changes the request into one that is let through and gives what it promises', () => {
    fc.assert(
      fc.property(requests, (random) => {
        const asked = random as AssessmentRequest;
        for (const { change, gainFen, kind, code, claim, text } of advise(policy, asked)) {
          const other = changed(asked, change);
          expect(text).toMatch(/^[^{}]*[一-鿿][^{}]*$/);
          if (kind === 'wait') continue;
          expect(checkRequest(policy, other).ok).toBe(true);
          const gain = hadInAll(other) - hadInAll(asked);
          if (change.length > 0) expect(gainFen ?? 0).toBe(Math.max(0, gain));
          const failedOf = (one: AssessmentRequest) =>
            assessCheckedUntraced(policy, one).claims.find(({ id }) => id === claim)?.failed;
          if (kind !== 'move' && kind !== 'add') continue;
          const oneLess = changed(
            asked,
            change.map((one) => ({ ...one, to: Number(one.to) - 1 })),
          );
          expect(failedOf(other)).not.toContain(code);
          expect(failedOf(oneLess)).toContain(code);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is the same for the same request', () => {
    fc.assert(
      fc.property(requests, (random) => {
        const asked = random as AssessmentRequest;
        expect(advise(policy, structuredClone(asked))).toEqual(advise(policy, asked));
      }),
      { numRuns: 50 },
    );
  });
});

import { describe, expect, test } from 'vitest';
import { assess } from '../index.ts';
import { condition, FLAT, smallPolicy } from '../testing/packages.ts';

const FACTS = {
  able: { type: 'boolean', label: '能做' },
  kind: { type: 'choice', label: '业态', values: { podcast: '播客', film: '电影', other: '其他' } },
  recognised: { type: 'boolean', label: '已获认可' },
  turnoverFen: { type: 'money', label: '分账收入' },
  spendingFen: { type: 'money-by-year', scope: 'applicant', label: '研发支出' },
  days: {
    type: 'counts',
    label: '拍摄天数',
    unit: '天',
    members: { all: { label: '总拍摄天数', min: 1 }, here: { label: '本区拍摄天数', atMost: 'all' } },
  },
};

/** The sentence of one condition for a claim. */
function told(
  asked: unknown,
  claim: Record<string, unknown> = {},
  applicant: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
): string {
  const policy = smallPolicy({
    clauses: [{ id: 'one', base: FLAT('1元'), conditions: [condition('C-ONE', asked, { label: '条件', ...more })] }],
    facts: FACTS,
  });
  const outcome = assess(policy, { asOf: '2026-06-01', applicant, claims: [{ id: 'c', clause: 'one', ...claim }] });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value.claims[0]?.trace[0]?.text ?? '';
}

const facts = (given: Record<string, unknown>) => ({ facts: given });

describe('a sentence tells what was found and what is required', () => {
  test('of a fact', () => {
    expect(told({ fact: 'able' })).toBe('条件：尚未填报，要求为“是”');
    expect(told({ fact: 'able' }, facts({ able: false }))).toBe('条件：填报为“否”，要求为“是”，不符合');
    expect(told({ fact: 'able' }, facts({ able: true }))).toBe('条件：填报为“是”，要求为“是”，符合');
  });

  test('of a review', () => {
    expect(told({ review: 'passed' })).toBe('条件：尚无评审结果，要求为“通过”');
    expect(told({ review: 'passed' }, { review: 'failed' })).toBe('条件：评审结果为“未通过”，要求为“通过”，不符合');
  });

  test('of a choice, in the words of the dictionary', () => {
    const asked = { oneOf: { fact: 'kind', values: ['podcast'], recognised: { value: 'other', by: 'recognised' } } };
    const required = '播客（选“其他”的，还须“已获认可”）';
    expect(told(asked, facts({ kind: 'film' }))).toBe(`条件：填报为“电影”，要求属于${required}，不符合`);
    expect(told(asked, facts({ kind: 'other' }))).toBe(
      `条件：填报为“其他（已获认可：未填）”，还不能判断，要求属于${required}`,
    );
    expect(told(asked, facts({ kind: 'other', recognised: true }))).toContain('“其他（已获认可：是）”');
  });

  test('of money, in 元 and 万元', () => {
    const asked = { compare: { left: 'turnoverFen', relation: 'atLeast', right: '200万元' } };
    expect(told(asked, facts({ turnoverFen: 18_765_432 }))).toBe(
      '条件：分账收入为 187,654.32 元，要求不少于 200 万元，不符合',
    );
    expect(told(asked)).toBe('条件：分账收入尚未填全，要求不少于 200 万元');
  });

  test('of a share, with what it comes to', () => {
    const asked = { compare: { left: 'days.here', relation: 'atLeast', right: { share: '1/2', of: 'days.all' } } };
    expect(told(asked, facts({ days: { all: 15, here: 7 } }))).toBe(
      '条件：本区拍摄天数为 7 天，要求不少于总拍摄天数的一半（7.5 天），不符合',
    );
  });

  test('of growth over the years, with the years', () => {
    const asked = {
      compare: {
        left: { series: 'spendingFen', year: -1 },
        relation: 'atLeast',
        right: { share: '6/5', of: { series: 'spendingFen', year: -2 } },
      },
    };
    const text = told(asked, {}, { spendingFen: { '2025': 120_000_000, '2024': 100_000_000 } });
    expect(text).toBe('条件：研发支出（2025 年）为 120 万元，要求不少于研发支出（2024 年）的1.2倍（120 万元），符合');
  });

  test('of a debarment, with its days', () => {
    const asked = { notDebarred: { years: 3 } };
    const barred = (...days: string[]) => told(asked, {}, { debarments: days.map((decidedOn) => ({ decidedOn })) });
    expect(barred()).toContain('没有取消申报资格的决定');
    expect(barred('2024-03-01')).toBe(
      '条件：2024年3月1日决定取消申报资格，到 2027年3月1日（含当日）为止，申请日 2026年6月1日仍在期内，要求申请日不在取消申报资格的 3 年之内，不符合',
    );
    expect(barred('2020-03-01')).toContain('2023年3月1日为止已经期满');
    expect(barred('2026-07-01')).toContain('在申请日 2026年6月1日之后');
  });

  test('of the day of application', () => {
    expect(told({ applicationDay: { notAfter: '2025-12-31' } })).toBe(
      '条件：申请日 2026年6月1日，要求不晚于 2025年12月31日，不符合',
    );
    expect(told({ applicationDay: { notBefore: '2026-01-01', notAfter: '2026-12-31' } })).toContain(
      '2026年1月1日至 2026年12月31日之间',
    );
  });

  test('of other support and prior awards', () => {
    const support = { id: 's', policy: '产业办法', level: 'district', status: 'received', amountFen: 1 };
    const asked = { noOtherSupport: { levels: ['district'], statuses: ['received'] } };
    expect(told(asked, { otherSupport: ['s'] }, { otherSupport: [support] })).toContain('“产业办法”（区级，已经获得）');
    const prior = { noPriorAward: { clauses: ['one'], same: ['subject', 'outcome'] } };
    expect(told(prior, { subject: 'a' })).toContain('尚未填写出海成果');
    const priorAwards = [{ clause: 'one', year: 2020, amountFen: 0, subject: 'a', outcome: 'o' }];
    expect(told(prior, { subject: 'a', outcome: 'o' }, { priorAwards })).toContain('已有 1 次');
  });

  test('of parts that belong together, one after the other', () => {
    const asked = {
      any: [
        { fact: 'able' },
        {
          all: [
            { compare: { left: 'turnoverFen', relation: 'moreThan', right: '1万元' } },
            { applicationDay: { notAfter: '2026-12-31' } },
          ],
        },
      ],
    };
    expect(told(asked, facts({ able: false, turnoverFen: 100 }))).toBe(
      '条件：须至少符合一项（能做：填报为“否”，要求为“是”，不符合；须同时符合各项（分账收入为 1.00 元，要求多于 1 万元，不符合；申请日 2026年6月1日，要求不晚于 2026年12月31日，符合），结果为不符合），结果为不符合',
    );
  });
});

describe("a package's own sentence", () => {
  const asked = { compare: { left: 'days.here', relation: 'atLeast', right: { share: '2/3', of: 'days.all' } } };
  const text = {
    met: '{days.here}/{days.all}，{share}',
    unmet: '{label}：{found}，{required}',
    unknown: '{days.all} {nobody}',
  };

  test('is filled with the values of its condition', () => {
    expect(told(asked, facts({ days: { all: 15, here: 12 } }), {}, { text })).toBe('12/15，三分之二');
    expect(told(asked, facts({ days: { all: 10, here: 1 } }), {}, { text })).toBe('条件：1 天，约 6.66 天');
  });

  test('shows a name that nobody fills, and what is not known as such', () => {
    expect(told(asked, {}, {}, { text })).toBe('未填 {nobody}');
  });
});

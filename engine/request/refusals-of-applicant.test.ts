import { describe, expect, test } from 'vitest';
import { checkRequest } from '../index.ts';
import {
  cost,
  ofApplicant,
  ofClaim,
  ofPriorAward,
  ofSupport,
  parsed,
  policy,
  priorAward,
  type Refused,
  request,
  support,
  testRefusals,
  told,
  without,
} from '../testing/wrong-requests.ts';

const REFUSED: readonly Refused[] = [
  ['a list instead of a request', [], '', 'not-an-object'],
  ['a number instead of a request', 1, '', 'not-an-object'],
  ['null instead of a request', null, '', 'null'],
  ['an unknown member', request({ asof: '2026-06-01' }), '/asof', 'unknown-member'],
  ['a member of the prototype', parsed('{"__proto__":{"asOf":"2026-06-01"}}'), '/__proto__', 'unknown-member'],
  ['an inherited name', parsed('{"constructor":1}'), '/constructor', 'unknown-member'],
  ['an unknown member with / and ~', request({ 'a/b~c': 1 }), '/a~1b~0c', 'unknown-member'],
  ['null as a member', request({ programYear: null }), '/programYear', 'null'],
  ['another policy', request({ policy: 'elsewhere' }), '/policy', 'unknown-policy'],
  ['a policy that is no text', request({ policy: 1 }), '/policy', 'not-text'],
  ['an unknown version', request({ version: '1999' }), '/version', 'unknown-version'],
  ['no day of application', without(request(), 'asOf'), '/asOf', 'missing-member'],
  ['a day in another form', request({ asOf: '2026-6-1' }), '/asOf', 'not-a-day'],
  ['a day that does not exist', request({ asOf: '2027-02-29' }), '/asOf', 'impossible-day'],
  ['a thirteenth month', request({ asOf: '2027-13-01' }), '/asOf', 'impossible-day'],
  ['a programme year two years back', request({ programYear: 2024 }), '/programYear', 'programme-year'],
  ['a programme year to come', request({ programYear: 2027 }), '/programYear', 'programme-year'],
  ['half a programme year', request({ programYear: 2026.5 }), '/programYear', 'not-whole'],
  ['a programme year in quotes', request({ programYear: '2026' }), '/programYear', 'not-a-number'],
  ['a list as applicant', ofApplicant([]), '/applicant', 'not-an-object'],
  ['a fact of no package as member of the applicant', ofApplicant({ staff: 3 }), '/applicant/staff', 'unknown-member'],
  ['a code with a wrong check character', ofApplicant({ uscc: '91110112MA00000004' }), '/applicant/uscc', 'uscc'],
  ['a code in small letters', ofApplicant({ uscc: '91110112ma00000003' }), '/applicant/uscc', 'uscc'],
  ['a name that is no text', ofApplicant({ name: 5 }), '/applicant/name', 'not-text'],
  ['a debarment without day', ofApplicant({ debarments: [{}] }), '/applicant/debarments/0/decidedOn', 'missing-member'],
  [
    'a debarment on a day that does not exist',
    ofApplicant({ debarments: [{ decidedOn: '2024-03-01' }, { decidedOn: '2024-02-30' }] }),
    '/applicant/debarments/1/decidedOn',
    'impossible-day',
  ],
  ['debarments as an object', ofApplicant({ debarments: {} }), '/applicant/debarments', 'not-a-list'],
  [
    'a prior award of no clause',
    ofPriorAward(without(priorAward, 'clause')),
    '/applicant/priorAwards/0/clause',
    'missing-member',
  ],
  [
    'a prior award of an unknown clause',
    ofPriorAward({ ...priorAward, clause: 'x' }),
    '/applicant/priorAwards/0/clause',
    'unknown-clause',
  ],
  [
    'a prior award without year',
    ofPriorAward(without(priorAward, 'year')),
    '/applicant/priorAwards/0/year',
    'missing-member',
  ],
  [
    'a prior award without amount',
    ofPriorAward(without(priorAward, 'amountFen')),
    '/applicant/priorAwards/0/amountFen',
    'missing-member',
  ],
  [
    'a prior award below nothing',
    ofPriorAward({ ...priorAward, amountFen: -1 }),
    '/applicant/priorAwards/0/amountFen',
    'amount-negative',
  ],
  [
    'a prior award without its subject',
    ofPriorAward(without(priorAward, 'subject')),
    '/applicant/priorAwards/0/subject',
    'prior-subject-missing',
  ],
  [
    'a prior award without its outcome',
    ofPriorAward(without(priorAward, 'outcome')),
    '/applicant/priorAwards/0/outcome',
    'prior-outcome-missing',
  ],
  ['a used cost without id', ofApplicant({ usedCosts: ['a', ''] }), '/applicant/usedCosts/1', 'empty-id'],
  ['a used cost that is null', ofApplicant({ usedCosts: [null] }), '/applicant/usedCosts/0', 'null'],
  [
    'R&D spending of no year',
    ofApplicant({ rndExpenditureFen: { '25': 1 } }),
    '/applicant/rndExpenditureFen/25',
    'not-a-year',
  ],
  [
    'R&D spending as one number',
    ofApplicant({ rndExpenditureFen: 1 }),
    '/applicant/rndExpenditureFen',
    'not-an-object',
  ],
  [
    'R&D spending that is null',
    ofApplicant({ rndExpenditureFen: { '2025': null } }),
    '/applicant/rndExpenditureFen/2025',
    'null',
  ],
  [
    'R&D spending with a fraction',
    ofApplicant({ rndExpenditureFen: { '2025': 0.5 } }),
    '/applicant/rndExpenditureFen/2025',
    'amount-fraction',
  ],
  [
    'other support of an unknown level',
    ofSupport({ ...support, level: 'provincial' }),
    '/applicant/otherSupport/0/level',
    'unknown-value',
  ],
  [
    'other support of an unknown status',
    ofSupport({ ...support, status: 'lost' }),
    '/applicant/otherSupport/0/status',
    'unknown-value',
  ],
  [
    'other support without policy',
    ofSupport(without(support, 'policy')),
    '/applicant/otherSupport/0/policy',
    'missing-member',
  ],
  ['other support without id', ofSupport(without(support, 'id')), '/applicant/otherSupport/0/id', 'missing-member'],
  ['other support listed twice', ofSupport(support, support), '/applicant/otherSupport/1/id', 'duplicate-support'],
];

describe('a request is refused', () => testRefusals(REFUSED));

describe('a refusal', () => {
  test('is for the first thing wrong in the order of the form', () => {
    const outcome = checkRequest(policy, { claims: [{ id: '' }], asOf: '2026-02-30', applicant: { uscc: 'x' } });
    expect(outcome).toMatchObject({ ok: false, refusal: { path: '/asOf' } });
  });

  test('is in words that name the member and say what to do', () => {
    expect(told(cost({ amountFen: 0.5 }))).toBe(
      '第 1 个申请项第 1 笔费用的“金额”（amountFen）须是整数，单位是分。请把元换算成分，例如 12.50 元写成 1250。',
    );
    expect(told(ofClaim({ facts: { shootingDays: { total: 5, inDistrict: 6 } } }))).toBe(
      '第 1 个申请项的“本区拍摄天数”（facts.shootingDays.inDistrict）不能多于“总拍摄天数”（5）。请核对两个数。',
    );
    expect(told(without(request(), 'asOf'))).toBe('缺少“申请日”（asOf）。请补上。');
  });
});

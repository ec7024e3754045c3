import { describe, expect, test } from 'vitest';
import { checkRequest } from '../index.ts';
import {
  filming,
  many,
  ofApplicant,
  ofClaim,
  ofClause,
  ofPriorAward,
  policy,
  priorAward,
  type Refused,
  request,
  testRefusals,
  without,
} from '../testing/wrong-requests.ts';

const REFUSED: readonly Refused[] = [
  ['no claims', without(request(), 'claims'), '/claims', 'missing-member'],
  ['claims as an object', request({ claims: {} }), '/claims', 'not-a-list'],
  [
    '51 claims',
    request(
      {},
      many(51, (index) => filming({ id: `c${index}` })),
    ),
    '/claims',
    'too-many-claims',
  ],
  ['null as a claim', request({}, [null]), '/claims/0', 'null'],
  ['an unknown member of a claim', ofClaim({ note: 'x' }), '/claims/0/note', 'unknown-member'],
  ['a claim without id', request({}, [without(filming(), 'id')]), '/claims/0/id', 'missing-member'],
  ['an empty id', ofClaim({ id: '' }), '/claims/0/id', 'empty-id'],
  ['one id for two claims', request({}, [filming(), filming()]), '/claims/1/id', 'duplicate-claim'],
  ['a claim without clause', request({}, [without(filming(), 'clause')]), '/claims/0/clause', 'missing-member'],
  ['an unknown clause', ofClaim({ clause: 'filming' }), '/claims/0/clause', 'unknown-clause'],
  ['a clause of the prototype', ofClaim({ clause: 'constructor' }), '/claims/0/clause', 'unknown-clause'],
  [
    'no subject where the clause needs one',
    request({}, [without(filming(), 'subject')]),
    '/claims/0/subject',
    'subject-missing',
  ],
  ['an empty subject', ofClaim({ subject: '' }), '/claims/0/subject', 'empty-id'],
  ['an empty outcome', ofClause('cultural-export', { subject: 'w1', outcome: '' }), '/claims/0/outcome', 'empty-id'],
  ['a review that is neither', ofClaim({ review: 'pending' }), '/claims/0/review', 'unknown-value'],
  ['a rate of nothing', ofClaim({ rateBp: 0 }), '/claims/0/rateBp', 'below'],
  ['a rate above the maximum', ofClaim({ rateBp: 3001 }), '/claims/0/rateBp', 'above'],
  ['a rate with a fraction', ofClaim({ rateBp: 0.5 + 1000 }), '/claims/0/rateBp', 'not-whole'],
  ['another rate where it is exact', ofClause('key-rnd', { rateBp: 2999 }), '/claims/0/rateBp', 'rate-fixed'],
  ['a rate on a flat award', ofClause('first-above-scale', { rateBp: 3000 }), '/claims/0/rateBp', 'rate-not-used'],
  [
    'a rate where no terms are published',
    ofClause('content-creation', { rateBp: 3000 }),
    '/claims/0/rateBp',
    'rate-not-used',
  ],
  ['facts as a list', ofClaim({ facts: [] }), '/claims/0/facts', 'not-an-object'],
  [
    'a fact of another clause',
    ofClaim({ facts: { released: true } }),
    '/claims/0/facts/released',
    'fact-not-of-clause',
  ],
  [
    'a fact of the applicant among those of a claim',
    ofClause('key-rnd', { facts: { rndExpenditureFen: {} } }),
    '/claims/0/facts/rndExpenditureFen',
    'no-facts',
  ],
  [
    'a fact where no terms are published',
    ofClause('content-creation', { facts: { released: true } }),
    '/claims/0/facts/released',
    'no-facts',
  ],
  ['a fact that is null', ofClaim({ facts: { wideReach: null } }), '/claims/0/facts/wideReach', 'null'],
  ['a fact in words', ofClaim({ facts: { wideReach: 'yes' } }), '/claims/0/facts/wideReach', 'not-boolean'],
  [
    'shooting days without total',
    ofClaim({ facts: { shootingDays: { inDistrict: 1 } } }),
    '/claims/0/facts/shootingDays/total',
    'missing-member',
  ],
  [
    'shooting days without those in the district',
    ofClaim({ facts: { shootingDays: { total: 1 } } }),
    '/claims/0/facts/shootingDays/inDistrict',
    'missing-member',
  ],
  [
    'no shooting day at all',
    ofClaim({ facts: { shootingDays: { total: 0, inDistrict: 0 } } }),
    '/claims/0/facts/shootingDays/total',
    'below',
  ],
  [
    'fewer than no days in the district',
    ofClaim({ facts: { shootingDays: { total: 1, inDistrict: -1 } } }),
    '/claims/0/facts/shootingDays/inDistrict',
    'below',
  ],
  [
    'half a shooting day',
    ofClaim({ facts: { shootingDays: { total: 1.5, inDistrict: 1 } } }),
    '/claims/0/facts/shootingDays/total',
    'not-whole',
  ],
  [
    'more days in the district than in all',
    ofClaim({ facts: { shootingDays: { total: 5, inDistrict: 6 } } }),
    '/claims/0/facts/shootingDays/inDistrict',
    'part-above-whole',
  ],
  [
    'an unknown kind of day',
    ofClaim({ facts: { shootingDays: { total: 5, inDistrict: 5, night: 1 } } }),
    '/claims/0/facts/shootingDays/night',
    'unknown-member',
  ],
  [
    'an unknown format',
    ofClause('featured-format', { subject: 'w1', facts: { format: 'opera' } }),
    '/claims/0/facts/format',
    'unknown-value',
  ],
];

describe('a claim is refused', () => testRefusals(REFUSED));

describe('a request is let through', () => {
  const LET_THROUGH: readonly (readonly [what: string, value: unknown])[] = [
    ['with nothing but a day and no claims', { asOf: '2026-06-01', claims: [] }],
    ['with the policy and version named', request({ policy: 'tongzhou-micro-drama', version: '2026-02-05-draft' })],
    ['for the year before', request({ programYear: 2025 })],
    ['on a leap day', request({ asOf: '2028-02-29' })],
    [
      'with 50 claims and 2,000 cost entries',
      request(
        {},
        many(50, (claim) =>
          filming({
            id: `c${claim}`,
            costs: many(40, (index) => ({ id: `${claim}-${index}`, category: 'venue', amountFen: 1 })),
          }),
        ),
      ),
    ],
    [
      'with the largest amount and with none',
      ofClaim({
        costs: [
          { id: 'a', category: 'venue', amountFen: 1e12 },
          { id: 'b', category: 'venue', amountFen: 0 },
        ],
      }),
    ],
    ['with a used cost named twice', ofApplicant({ usedCosts: ['a', 'a'] })],
    ['with a real code', ofApplicant({ uscc: '91350100M000100Y43' })],
    [
      'with members that its clause does not use',
      ofClause('first-above-scale', {
        review: 'passed',
        subject: 'w',
        outcome: 'o',
        costs: [{ id: 'a', amountFen: 1, category: 'general', local: true, overseas: false }],
      }),
    ],
    ['with the exact rate', ofClause('key-rnd', { rateBp: 3000 })],
    ['without the outcome', ofClause('overseas-distribution', { subject: 'w1' })],
    ['with a prior award of nothing', ofPriorAward({ ...priorAward, amountFen: 0 })],
    [
      'with a prior award of the clause without terms',
      ofPriorAward({ clause: 'content-creation', year: 2026, amountFen: 1 }),
    ],
    ['with one cost id in two claims at one amount', request({}, [filming(), filming({ id: 'c2' })])],
  ];
  for (const [what, value] of LET_THROUGH) {
    test(what, () => {
      expect(checkRequest(policy, value)).toEqual({ ok: true, value });
    });
  }
});

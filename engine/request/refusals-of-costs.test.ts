import { describe } from 'vitest';
import {
  cost,
  filming,
  many,
  ofClaim,
  ofClause,
  type Refused,
  request,
  testRefusals,
  without,
} from '../testing/wrong-requests.ts';

const REFUSED: readonly Refused[] = [
  ['costs as an object', ofClaim({ costs: {} }), '/claims/0/costs', 'not-a-list'],
  [
    'a cost without id',
    ofClaim({ costs: [{ category: 'venue', amountFen: 1 }] }),
    '/claims/0/costs/0/id',
    'missing-member',
  ],
  [
    'a cost without amount',
    ofClaim({ costs: [{ id: 'a', category: 'venue' }] }),
    '/claims/0/costs/0/amountFen',
    'missing-member',
  ],
  [
    'a cost without category',
    ofClaim({ costs: [{ id: 'a', amountFen: 1 }] }),
    '/claims/0/costs/0/category',
    'missing-member',
  ],
  ['a category of another clause', cost({ category: 'land-rent' }), '/claims/0/costs/0/category', 'unknown-value'],
  [
    'the general category where the clause tells them apart',
    cost({ category: 'general' }),
    '/claims/0/costs/0/category',
    'unknown-value',
  ],
  [
    'a category where the clause tells none apart',
    ofClause('industry-event', { subject: 'w1', costs: [{ id: 'a', amountFen: 1, category: 'venue' }] }),
    '/claims/0/costs/0/category',
    'category-not-used',
  ],
  ['a cost that is no number', cost({ amountFen: '100' }), '/claims/0/costs/0/amountFen', 'amount-not-a-number'],
  ['a cost below nothing', cost({ amountFen: -1 }), '/claims/0/costs/0/amountFen', 'amount-negative'],
  ['a cost with a fraction of a fen', cost({ amountFen: 0.5 }), '/claims/0/costs/0/amountFen', 'amount-fraction'],
  ['a cost above 10^12 fen', cost({ amountFen: 1_000_000_000_001 }), '/claims/0/costs/0/amountFen', 'amount-too-large'],
  ['an endless cost', cost({ amountFen: Number.POSITIVE_INFINITY }), '/claims/0/costs/0/amountFen', 'amount-too-large'],
  ['an attribute in words', cost({ local: 'yes' }), '/claims/0/costs/0/local', 'not-boolean'],
  [
    'an attribute of another clause in the wrong form',
    cost({ overseas: 1 }),
    '/claims/0/costs/0/overseas',
    'not-boolean',
  ],
  ['an unknown member of a cost', cost({ foreign: true }), '/claims/0/costs/0/foreign', 'unknown-member'],
  [
    'one cost id twice in a claim',
    ofClaim({
      costs: [
        { id: 'a', category: 'venue', amountFen: 1 },
        { id: 'a', category: 'venue', amountFen: 1 },
      ],
    }),
    '/claims/0/costs/1/id',
    'duplicate-cost',
  ],
  [
    'one cost id with two amounts',
    request({}, [
      filming(),
      filming({ id: 'c2', costs: [{ id: 'inv-1', category: 'venue', amountFen: 101, local: true }] }),
    ]),
    '/claims/1/costs/0/amountFen',
    'different-amounts',
  ],
  [
    '2,001 cost entries over all claims',
    request(
      {},
      [0, 1, 2].map((claim) =>
        filming({
          id: `c${claim}`,
          costs: many(667, (index) => ({ id: `${claim}-${index}`, category: 'venue', amountFen: 1 })),
        }),
      ),
    ),
    '/claims/2/costs',
    'too-many-costs',
  ],
  [
    'costs in the wrong form on a clause that has none',
    ofClause('key-rnd', { costs: [{ id: 'a' }] }),
    '/claims/0/costs/0/amountFen',
    'missing-member',
  ],
  [
    'a support that the applicant does not list',
    ofClaim({ otherSupport: ['s9'] }),
    '/claims/0/otherSupport/0',
    'support-not-listed',
  ],
  ['a support named twice', ofClaim({ otherSupport: ['s1', 's1'] }), '/claims/0/otherSupport/1', 'support-named-twice'],
  [
    'a support of no applicant',
    without(request({}, [filming({ otherSupport: ['s1'] })]), 'applicant'),
    '/claims/0/otherSupport/0',
    'support-not-listed',
  ],
];

describe('costs and supports are refused', () => testRefusals(REFUSED));

import fc from 'fast-check';
import type { PolicyDefinition } from '../definition.ts';
import type { AssessmentRequest } from '../request/form.ts';

/** For tests: requests to the policies of `any-policy.ts`, in the form that `checkRequest` lets through. */

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 20 });
const amountFen = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 2_000_000 }),
  fc.constantFrom(10_000, 999_999_999_999, 1e12),
);
const day = fc.constantFrom(
  '2026-05-31',
  '2026-06-01',
  '2026-12-31',
  '2027-01-01',
  '2027-02-28',
  '2027-03-01',
  '2028-02-29',
);

const facts = fc.record({
  yes: maybe(fc.boolean()),
  also: maybe(fc.boolean()),
  kind: maybe(fc.constantFrom('a', 'b', 'c', 'other')),
  wide: maybe(fc.constantFrom('v0', 'v1', 'v30', 'v31', 'v32', 'v39')),
  count: maybe(fc.integer({ min: 0, max: 100 })),
  signed: maybe(fc.integer({ min: -50, max: 50 })),
  huge: maybe(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(9e12, 8_999_999_999_999))),
  days: maybe(
    fc
      .integer({ min: 1, max: 20 })
      .chain((total) => fc.record({ total: fc.constant(total), inside: fc.integer({ min: 0, max: total }) })),
  ),
  price: maybe(amountFen),
});

const cost = fc.record({
  category: fc.constantFrom('x', 'y', 'z'),
  amountFen,
  local: maybe(fc.boolean()),
  seen: maybe(fc.boolean()),
});

const claim = fc.record({
  clause: fc.constantFrom('one', 'one', 'two', 'three'),
  subject: fc.constantFrom('w1', 'w1', 'w2', undefined),
  outcome: fc.constantFrom('o1', 'o2', undefined),
  review: fc.constantFrom('passed', 'passed', 'failed', undefined),
  rateBp: fc.constantFrom(undefined, 1, 1_234),
  facts,
  costs: maybe(fc.array(cost, { maxLength: 4 })),
  otherSupport: fc.constantFrom(undefined, [], ['s1'], ['s1', 's2']),
});

const priorAward = fc.record({
  clause: fc.constantFrom('one', 'two', 'three'),
  year: fc.constantFrom(2025, 2026, 2027),
  amountFen,
  subject: fc.constantFrom('w1', 'w2', undefined),
  outcome: fc.constantFrom('o1', undefined),
});

const form = fc.record({
  asOf: day,
  back: fc.boolean(),
  applicant: fc.record({
    debarments: maybe(
      fc.array(
        fc.record({ decidedOn: fc.constantFrom('2023-06-01', '2024-02-29', '2025-05-31', '2026-06-01', '2027-06-01') }),
        { maxLength: 2 },
      ),
    ),
    priorAwards: maybe(fc.array(priorAward, { maxLength: 3 })),
    usedCosts: maybe(fc.subarray(['i0-0', 'i1-0', 'i1-1'])),
    otherSupport: fc.constant([
      { id: 's1', policy: '另一政策', level: 'district', status: 'available', amountFen: 100 },
      { id: 's2', policy: '另一政策', level: 'national', status: 'received', amountFen: 100 },
    ]),
    company: maybe(fc.boolean()),
    turnover: maybe(fc.dictionary(fc.constantFrom('2023', '2024', '2025', '2026', '2027', '2028'), amountFen)),
  }),
  claims: fc.array(claim, { maxLength: 4 }),
});

/** A request in which no cost item stands twice. */
export function anyRequest({ epochs }: PolicyDefinition): fc.Arbitrary<AssessmentRequest> {
  return form.map(({ asOf, back, applicant, claims }) => {
    const { terms } = epochs.findLast(
      ({ from }) => from === null || from <= asOf,
    ) as PolicyDefinition['epochs'][number];
    const made = claims.map(({ rateBp, costs, ...rest }, at) => {
      const clause = terms.clauses.find(({ id }) => id === rest.clause);
      const named = clause?.base?.from.kind === 'costs' && clause.base.from.categories.length > 0;
      const most = clause?.rate?.share.kind === 'atMost' ? clause.rate.share.rateBp : 0;
      return {
        id: `c${at}`,
        ...rest,
        subject: clause?.needs.includes('subject') ? (rest.subject ?? 'w1') : rest.subject,
        rateBp: rateBp !== undefined && rateBp <= most ? rateBp : undefined,
        costs: costs?.map((item, position) => ({
          ...item,
          id: `i${at}-${position}`,
          category: named ? item.category : undefined,
        })),
      };
    });
    const programYear = Number(asOf.slice(0, 4)) - (back ? 1 : 0);
    return asJson({ asOf, programYear, applicant, claims: made }) as unknown as AssessmentRequest;
  });
}

/** Leaves out undefined members, at every depth. */
function asJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

import fc from 'fast-check';
import type { ReferenceClaim, ReferenceRequest } from './reference.ts';

/**
 * Small valid requests for the Tongzhou draft in which claims meet: few subjects, outcomes, cost items and supports,
 * amounts near the caps, so that ties, shared items and binding limits are the rule and not the exception.
 */

const SUBJECTS = ['w1', 'w2'];
const OUTCOMES = ['o1', 'o2'];
const ITEMS = ['i1', 'i2', 'i3', 'i4'];
const SUPPORTS = ['s1', 's2', 's3'];
const optional = <T>(value: fc.Arbitrary<T>, freq = 5) => fc.option(value, { nil: undefined, freq });
const mostly = fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });
const fact = optional(mostly, 20);
const amount = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 300_000_000 }),
  fc.constantFrom(0, 1, 10_000_000, 33_333_333, 66_666_667, 100_000_000, 166_666_666, 166_666_667, 1_000_000_000),
);
const day = fc.constantFrom(
  '2026-06-01',
  '2026-12-31',
  '2027-03-01',
  '2027-03-02',
  '2028-12-31',
  '2029-01-01',
  '2028-02-29',
);

const facts: Readonly<Record<string, fc.Arbitrary<Record<string, unknown>>>> = {
  'content-creation': fc.constant({}),
  'location-filming': fc.record({
    releasedOnMainstreamPlatform: fact,
    wideReach: fact,
    shootingDays: optional(
      fc.integer({ min: 1, max: 20 }).chain((total) =>
        fc.record({
          total: fc.constant(total),
          inDistrict: fc.integer({ min: Math.max(0, Math.floor(total / 2) - 1), max: total }),
        }),
      ),
      20,
    ),
  }),
  'park-and-base': fc.record({ supportingServicesComplete: fact, strongIndustryDrive: fact }),
  'industry-event': fc.record({ heldInDistrict: fact, influential: fact }),
  'first-above-scale': fc.record({ firstTimeAboveScale: fact, microDramaRelated: fact }),
  'key-rnd': fc.constant({}),
  'overseas-distribution': fc.record({ highQuality: fact, goodReach: fact, goodReception: fact }),
  'cultural-export': fc.record({ designated: fact }),
  'featured-format': fc.record({
    format: optional(
      fc.constantFrom(
        'ai-comic-drama',
        'dynamic-comic',
        'animated-micro-drama',
        'online-audio',
        'podcast',
        'other',
        'live-action-micro-drama',
      ),
      20,
    ),
    formatRecognized: fact,
    released: fact,
    outstanding: fact,
  }),
};

const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  'location-filming': ['accommodation', 'venue', 'costume-props', 'art-set', 'other'],
  'park-and-base': ['land-rent', 'construction', 'equipment', 'renovation', 'other', 'land-purchase'],
};
const WITH_SUBJECT = new Set([
  'location-filming',
  'park-and-base',
  'industry-event',
  'overseas-distribution',
  'cultural-export',
  'featured-format',
]);
const WITH_OUTCOME = new Set(['overseas-distribution', 'cultural-export']);
const WITH_OPEN_RATE = new Set([...WITH_SUBJECT]);

/** Removes undefined members, at every depth, as JSON would. */
const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const claim = (id: string, amounts: readonly number[]): fc.Arbitrary<ReferenceClaim> =>
  fc.constantFrom(...Object.keys(facts)).chain((clause) =>
    fc.record({
      id: fc.constant(id),
      clause: fc.constant(clause),
      subject: WITH_SUBJECT.has(clause) ? fc.constantFrom(...SUBJECTS) : fc.constant(undefined),
      outcome: WITH_OUTCOME.has(clause) ? optional(fc.constantFrom(...OUTCOMES), 10) : fc.constant(undefined),
      review: fc.oneof(
        { weight: 10, arbitrary: fc.constant('passed' as const) },
        { weight: 1, arbitrary: fc.constant('failed' as const) },
        { weight: 1, arbitrary: fc.constant(undefined) },
      ),
      rateBp: WITH_OPEN_RATE.has(clause)
        ? optional(fc.constantFrom(1, 1234, 2000, 2999, 3000), 2)
        : fc.constant(undefined),
      facts: facts[clause] as fc.Arbitrary<Record<string, unknown>>,
      costs: optional(
        fc.uniqueArray(fc.integer({ min: 0, max: ITEMS.length - 1 }), { maxLength: 3 }).chain((chosen) =>
          fc.tuple(
            ...chosen.map((item) =>
              fc.record({
                id: fc.constant(ITEMS[item] as string),
                amountFen: fc.constant(amounts[item] as number),
                category: CATEGORIES[clause]
                  ? fc.constantFrom(...(CATEGORIES[clause] as string[]))
                  : fc.constantFrom('general', undefined),
                local: optional(mostly, 20),
                overseas: optional(mostly, 20),
                recognized: optional(mostly, 10),
              }),
            ),
          ),
        ),
        20,
      ),
      otherSupport: optional(fc.subarray(SUPPORTS, { maxLength: 2 }), 1),
    }),
  ) as fc.Arbitrary<ReferenceClaim>;

const priorAward = fc.record({
  clause: fc.constantFrom(
    'location-filming',
    'overseas-distribution',
    'cultural-export',
    'key-rnd',
    'featured-format',
    'first-above-scale',
  ),
  year: fc.constantFrom(2025, 2026, 2027),
  amountFen: fc.oneof(fc.integer({ min: 0, max: 100_000_000 }), fc.constantFrom(0, 20_000_000, 49_999_999, 50_000_000)),
  subject: fc.constantFrom(...SUBJECTS, 'w9'),
  outcome: fc.constantFrom(...OUTCOMES, 'o9'),
});

export const requests: fc.Arbitrary<ReferenceRequest> = fc
  .record({
    amounts: fc.tuple(amount, amount, amount, amount),
    claims: fc.integer({ min: 0, max: 4 }),
    asOf: day,
    back: fc.boolean(),
    debarments: optional(
      fc.array(
        fc.record({ decidedOn: fc.constantFrom('2023-06-01', '2024-02-29', '2024-03-01', '2025-02-28', '2029-06-01') }),
        { maxLength: 1 },
      ),
      1,
    ),
    priorAwards: optional(fc.array(priorAward, { maxLength: 3 }), 1),
    usedCosts: optional(fc.subarray(ITEMS, { maxLength: 1 }), 1),
    rnd: optional(fc.dictionary(fc.constantFrom('2023', '2024', '2025', '2026', '2027'), amount, { minKeys: 3 }), 3),
    supports: fc.tuple(
      ...SUPPORTS.map((id) =>
        fc.record({
          id: fc.constant(id),
          policy: fc.constant('another policy'),
          level: fc.constantFrom('district', 'district', 'district', 'municipal', 'national'),
          status: fc.constantFrom('available', 'available', 'available', 'available', 'received'),
          amountFen: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 60_000_000 })),
        }),
      ),
    ),
  })
  .chain(({ amounts, claims, asOf, back, debarments, priorAwards, usedCosts, rnd, supports }) =>
    fc.tuple(...Array.from({ length: claims }, (_, index) => claim(`c${index + 1}`, amounts))).map((made) =>
      asJson({
        asOf,
        programYear: Number(asOf.slice(0, 4)) - (back ? 1 : 0),
        applicant: { debarments, priorAwards, usedCosts, rndExpenditureFen: rnd, otherSupport: supports },
        claims: made,
      } as ReferenceRequest),
    ),
  );

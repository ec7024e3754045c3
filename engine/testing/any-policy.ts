import fc from 'fast-check';
import type { PolicyDefinition, Terms } from '../definition.ts';
import type { Dictionary } from '../format/manifest.ts';
import type { Amount, Base, Cap, Clause, Condition, CostFilter, Rate, Test } from '../format/terms.ts';

/**
 * For tests: small policies that use every operator of the format, and requests to them whose claims share nothing, so
 * that awards can be compared too. Numbers lie near each other and near 2^53, so that bounds are met and passed.
 */

const CLAUSES = ['one', 'two', 'three'];
const words = { label: '条件', question: '问题' };
const common = { ...words, scope: 'claim', about: 'claim' } as const;

export const DICTIONARY: Dictionary = {
  facts: {
    yes: { type: 'boolean', ...common },
    also: { type: 'boolean', ...common },
    company: { type: 'boolean', ...common, scope: 'applicant' },
    kind: { type: 'choice', values: { a: '甲', b: '乙', c: '丙', other: '其他' }, ...common },
    wide: {
      type: 'choice',
      values: Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`v${at}`, `值${at}`])),
      ...common,
    },
    count: { type: 'integer', min: 0, max: 100, ...common },
    signed: { type: 'integer', min: -50, max: 50, ...common },
    huge: { type: 'integer', min: 0, max: 9e12, ...common },
    days: {
      type: 'counts',
      members: {
        total: { label: '总', min: 1, max: 1000 },
        inside: { label: '内', min: 0, max: 1000, atMost: 'total' },
      },
      ...common,
    },
    price: { type: 'money', ...common },
    turnover: { type: 'money-by-year', ...common, scope: 'applicant', about: 'applicant' },
  },
  costAttributes: { local: words, seen: words },
  costCategories: { general: '一般', x: '甲', y: '乙', z: '丙' },
  supportLevels: { district: '区级', national: '国家级' },
  supportStatuses: { available: '未领', received: '已领' },
};

const amountLeaf: fc.Arbitrary<Amount> = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((value): Amount => ({ kind: 'constant', value, unit: 'count' })),
  fc.constantFrom(0, 1, 999_999_999_999).map((value): Amount => ({ kind: 'constant', value, unit: 'fen' })),
  fc.constantFrom('count', 'signed', 'huge', 'price').map((fact): Amount => ({ kind: 'fact', fact })),
  fc.constantFrom('total', 'inside').map((member): Amount => ({ kind: 'fact', fact: 'days', member })),
  fc.constantFrom(-1, -2, 0).map((year): Amount => ({ kind: 'series', fact: 'turnover', year })),
);

const share = fc.record({
  numerator: fc.constantFrom(1, 2, 6, 999_999),
  denominator: fc.constantFrom(1, 2, 5, 7, 999_983),
});

const amount: fc.Arbitrary<Amount> = fc.letrec<{ amount: Amount }>((tie) => ({
  amount: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    amountLeaf,
    fc.record({ kind: fc.constant('share' as const), share, of: tie('amount') }),
    fc.record({ kind: fc.constant('sum' as const), of: fc.array(tie('amount'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('difference' as const), from: tie('amount'), less: tie('amount') }),
    fc.record({ kind: fc.constant('product' as const), of: fc.array(tie('amount'), { minLength: 2, maxLength: 3 }) }),
  ),
})).amount;

const same = fc.constantFrom<('subject' | 'outcome')[]>([], ['subject'], ['outcome'], ['subject', 'outcome']);

const testLeaf: fc.Arbitrary<Test> = fc.oneof(
  fc.constantFrom('yes', 'also', 'company').map((fact): Test => ({ kind: 'fact', fact })),
  fc.constant<Test>({ kind: 'review' }),
  fc.record({
    kind: fc.constant('oneOf' as const),
    fact: fc.constant('kind'),
    values: fc.subarray(['a', 'b', 'c', 'other'], { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('oneOf' as const),
    fact: fc.constant('kind'),
    values: fc.subarray(['a', 'b', 'other'], { minLength: 1 }),
    recognised: fc.record({ value: fc.constantFrom('other', 'c'), by: fc.constantFrom('also', 'company') }),
  }),
  fc.record({
    kind: fc.constant('oneOf' as const),
    fact: fc.constant('wide'),
    values: fc.subarray(['v0', 'v30', 'v31', 'v39'], { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    left: amount,
    relation: fc.constantFrom('atLeast', 'moreThan', 'atMost', 'lessThan', 'equals'),
    right: amount,
  }),
  fc.constantFrom<Test>(
    { kind: 'applicationDay', notAfter: '2026-12-31' },
    { kind: 'applicationDay', notBefore: '2026-06-01' },
    { kind: 'applicationDay', notBefore: '2026-06-01', notAfter: '2027-02-28' },
    { kind: 'notDebarred', years: 3 },
    { kind: 'notDebarred', years: 1 },
    { kind: 'noOtherSupport', levels: ['district'], statuses: ['received'] },
    { kind: 'noOtherSupport', levels: ['district', 'national'], statuses: ['available', 'received'] },
  ),
  fc.record({
    kind: fc.constant('noPriorAward' as const),
    clauses: fc.subarray(CLAUSES, { minLength: 1 }),
    same,
    within: fc.constantFrom('life', 'programme-year'),
  }),
);

const test: fc.Arbitrary<Test> = fc.letrec<{ test: Test }>((tie) => ({
  test: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    testLeaf,
    fc.record({ kind: fc.constant('all' as const), of: fc.array(tie('test'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('any' as const), of: fc.array(tie('test'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('test') }),
  ),
})).test;

const costFilter: fc.Arbitrary<CostFilter> = fc.oneof(
  fc.constantFrom('local', 'seen').map((attribute): CostFilter => ({ kind: 'attribute', attribute })),
  fc.record({ kind: fc.constant('category' as const), categories: fc.subarray(['x', 'y'], { minLength: 1 }) }),
  fc.record({
    kind: fc.constant('category' as const),
    categories: fc.subarray(['x', 'y'], { minLength: 1 }),
    recognised: fc.record({ category: fc.constantFrom('y', 'z'), by: fc.constantFrom('local', 'seen') }),
  }),
  fc.record({ kind: fc.constant('notCategory' as const), categories: fc.subarray(['x', 'z'], { minLength: 1 }) }),
);

const fen = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constantFrom(10_000, 1_000_000, 999_999_999_999));

const base: fc.Arbitrary<Base> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('costs' as const),
      categories: fc.constant(['x', 'y', 'z']),
      count: fc.array(costFilter, { maxLength: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('costs' as const),
      categories: fc.constant([]),
      count: fc.subarray<CostFilter>([
        { kind: 'attribute', attribute: 'local' },
        { kind: 'notCategory', categories: ['x'] },
      ]),
    }),
  },
  fc.record({ kind: fc.constant('flat' as const), amountFen: fen }),
  fc.constantFrom<Base>(
    { kind: 'increment', fact: 'turnover', year: -1, against: -2, code: 'T-INCREMENT' },
    { kind: 'increment', fact: 'turnover', year: 0, against: -1, code: 'T-INCREMENT' },
  ),
  fc.record({ kind: fc.constant('amount' as const), amount }),
  fc.record({
    kind: fc.constant('units' as const),
    units: fc.array(fc.record({ quantity: amount, priceFen: fen }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('tiers' as const),
    metric: amount,
    above: amount,
    steps: fc.array(fc.record({ from: amount, amountFen: fen }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('tiers' as const),
    metric: amountLeaf,
    steps: fc.array(fc.record({ from: amountLeaf, amountFen: fen }), { minLength: 1, maxLength: 4 }),
  }),
);

const rate = fc.option(
  fc.record<Rate>({ kind: fc.constantFrom('atMost', 'exactly'), rateBp: fc.constantFrom(1, 2_500, 3_000, 10_000) }),
  { nil: undefined },
);

const cap = (code: string, over: string[] | undefined): fc.Arbitrary<Cap> =>
  fc
    .record({
      per: fc.constantFrom('subject', 'applicant-year', 'applicant-life', 'subject-year'),
      limitFen: fc.oneof(fen, fc.constant('computed' as const), fc.constant(9e15)),
    })
    .map((rest) => ({ code, label: '上限', cite: 'art1.s1', ...rest, ...(over ? { over } : {}) }) as Cap);

const condition = (code: string): fc.Arbitrary<Condition> =>
  test.map((one) => ({ code, label: '条件', cite: 'art1.s1', test: one }) as Condition);

const clause = (id: string): fc.Arbitrary<Clause> => {
  const letter = id.slice(0, 2).toUpperCase();
  return fc
    .record({
      conditions: fc
        .tuple(...[1, 2, 3].map((number) => condition(`${letter}-C${number}`)))
        .chain((all) => fc.subarray(all)),
      needs: same,
      base: fc.option(base, { freq: 10, nil: undefined }),
      rate,
      caps: fc
        .tuple(...[1, 2].map((number) => cap(`${letter}-CAP${number}`, undefined)))
        .chain((all) => fc.subarray(all)),
      wide: fc.option(cap(`${letter}-WIDE`, CLAUSES), { freq: 3, nil: undefined }),
      once: fc.constantFrom(true, false, false, false),
      unpublished: fc.constantFrom(true, ...Array.from({ length: 9 }, () => false)),
    })
    .map(({ base: from, rate: given, wide, once, unpublished, ...rest }): Clause => {
      return {
        id,
        title: '条款',
        summary: '说明',
        cite: ['art1.s1'],
        ...rest,
        caps: [...rest.caps, ...(wide ? [wide] : [])],
        ...(from ? { base: { label: '基数', cite: 'art1.s1', from: ownCode(from, letter) } } : {}),
        ...(given ? { rate: { cite: 'art1.s1', share: given } } : {}),
        ...(once ? { once: { code: `${letter}-ONCE` } } : {}),
        ...(unpublished ? { unpublished: '未公布' } : {}),
      };
    });
};

/** Rule codes are never used twice in a package. */
function ownCode(from: Base, letter: string): Base {
  return from.kind === 'increment' ? { ...from, code: `${letter}-INCREMENT` } : from;
}

const terms: fc.Arbitrary<Terms> = fc.record({
  general: fc.tuple(...[1, 2].map((number) => condition(`G-C${number}`))).chain((all) => fc.subarray(all)),
  exclusions: fc.constant([]),
  clauses: fc.tuple(...CLAUSES.map(clause)).map((all) => [...all]),
  classifications: fc.constant([]),
});

/** A policy of one epoch, or of two between which anything may have changed. */
export const anyDefinition: fc.Arbitrary<PolicyDefinition> = fc
  .tuple(terms, fc.option(terms, { nil: undefined }))
  .map(([first, second]) => ({
    manifest: {
      id: 'any',
      version: '1',
      status: 'sample',
      programYears: [0, -1],
    } as unknown as PolicyDefinition['manifest'],
    digest: '0'.repeat(64),
    readings: 1,
    dictionary: DICTIONARY,
    epochs: [{ from: null, terms: first }, ...(second ? [{ from: '2027-01-01', terms: second }] : [])],
  }));

/** The same without conditions, so that most claims are eligible and the bounds decide. */
export const openDefinition: fc.Arbitrary<PolicyDefinition> = anyDefinition.map((definition) => ({
  ...definition,
  epochs: definition.epochs.map(({ from, terms: { clauses, ...rest } }) => ({
    from,
    terms: {
      ...rest,
      general: [],
      clauses: clauses.map((one) => ({
        ...one,
        needs: one.needs.filter((name) => name === 'subject'),
        conditions: [],
      })),
    },
  })),
}));

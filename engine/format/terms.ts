import { z } from 'zod';
import { day, factName, fraction, identifier, money, rate, ruleCode, sentenceId, words } from './literals.ts';

/**
 * The terms of a policy as they are written in a package: conditions, bases, rates and caps, each with the sentence it
 * comes from. Parsing yields the kind-tagged form that the engine compiles. Text limits keep a package readable.
 */

export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** A whole number: fen where the facts in it are money, else a count. */
export type Amount =
  | { readonly kind: 'constant'; readonly value: number; readonly unit: 'fen' | 'count' }
  /** A fact, or one member of a fact with several (`shootingDays.inDistrict`). */
  | { readonly kind: 'fact'; readonly fact: string; readonly member?: string }
  /** One year of a fact given by year; `year` is relative to the programme year (-1 = the year before). */
  | { readonly kind: 'series'; readonly fact: string; readonly year: number }
  /** numerator ÷ denominator of an amount. Comparisons multiply crosswise and never round; as a base it is cut to the fen. */
  | { readonly kind: 'share'; readonly share: Fraction; readonly of: Amount }
  | { readonly kind: 'sum'; readonly of: readonly Amount[] }
  /** from − less, not below 0. */
  | { readonly kind: 'difference'; readonly from: Amount; readonly less: Amount }
  /** At most one factor is money. */
  | { readonly kind: 'product'; readonly of: readonly Amount[] };

export const RELATIONS = ['atLeast', 'moreThan', 'atMost', 'lessThan', 'equals'] as const;
export type Relation = (typeof RELATIONS)[number];

export const amount: z.ZodType<Amount, unknown> = z
  .lazy(() =>
    z.union([
      money.transform((value): Amount => ({ kind: 'constant', value, unit: 'fen' })),
      z
        .int()
        .min(0)
        .max(1e12)
        .transform((value): Amount => ({ kind: 'constant', value, unit: 'count' })),
      z
        .string()
        .regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$/, 'factPath')
        .transform((path): Amount => {
          const [fact = '', member] = path.split('.');
          return member === undefined ? { kind: 'fact', fact } : { kind: 'fact', fact, member };
        }),
      z.strictObject({ series: factName, year: z.int().min(-10).max(0) }).transform(({ series, year }): Amount => {
        return { kind: 'series', fact: series, year };
      }),
      z
        .strictObject({ share: fraction, of: amount })
        .transform(({ share, of }): Amount => ({ kind: 'share', share, of })),
      z
        .strictObject({ sum: z.array(amount).min(2).max(20) })
        .transform(({ sum }): Amount => ({ kind: 'sum', of: sum })),
      z.strictObject({ from: amount, less: amount }).transform(({ from, less }): Amount => {
        return { kind: 'difference', from, less };
      }),
      z.strictObject({ product: z.array(amount).min(2).max(4) }).transform(({ product }): Amount => {
        return { kind: 'product', of: product };
      }),
    ]),
  )
  .meta({ id: 'amount' });

/** A question with three answers: holds, does not hold, not yet known. */
export type Test =
  | { readonly kind: 'fact'; readonly fact: string }
  | { readonly kind: 'review' }
  | {
      readonly kind: 'oneOf';
      readonly fact: string;
      readonly values: readonly string[];
      /** `value` counts too where the boolean fact `by` is true (等: recognised one by one). */
      readonly recognised?: { readonly value: string; readonly by: string };
    }
  | { readonly kind: 'compare'; readonly left: Amount; readonly relation: Relation; readonly right: Amount }
  /** Both days included. */
  | { readonly kind: 'applicationDay'; readonly notBefore?: string; readonly notAfter?: string }
  | { readonly kind: 'notDebarred'; readonly years: number }
  | { readonly kind: 'noOtherSupport'; readonly levels: readonly string[]; readonly statuses: readonly string[] }
  | {
      readonly kind: 'noPriorAward';
      readonly clauses: readonly string[];
      readonly same: readonly ('subject' | 'outcome')[];
      readonly within: 'life' | 'programme-year';
    }
  | { readonly kind: 'all'; readonly of: readonly Test[] }
  | { readonly kind: 'any'; readonly of: readonly Test[] }
  | { readonly kind: 'not'; readonly of: Test };

const same = z.array(z.enum(['subject', 'outcome'])).max(2);

export const test: z.ZodType<Test, unknown> = z
  .lazy(() =>
    z.union([
      z.strictObject({ fact: factName }).transform(({ fact }): Test => ({ kind: 'fact', fact })),
      z.strictObject({ review: z.literal('passed') }).transform((): Test => ({ kind: 'review' })),
      z
        .strictObject({
          oneOf: z.strictObject({
            fact: factName,
            values: z.array(identifier).min(1).max(60),
            recognised: z.strictObject({ value: identifier, by: factName }).optional(),
          }),
        })
        .transform(({ oneOf: { recognised, ...rest } }): Test => {
          return recognised ? { kind: 'oneOf', ...rest, recognised } : { kind: 'oneOf', ...rest };
        }),
      z
        .strictObject({ compare: z.strictObject({ left: amount, relation: z.enum(RELATIONS), right: amount }) })
        .transform(({ compare }): Test => ({ kind: 'compare', ...compare })),
      z
        .strictObject({
          applicationDay: z.union([
            z.strictObject({ notBefore: day }),
            z.strictObject({ notAfter: day }),
            z.strictObject({ notBefore: day, notAfter: day }),
          ]),
        })
        .transform(({ applicationDay }): Test => ({ kind: 'applicationDay', ...applicationDay })),
      z
        .strictObject({ notDebarred: z.strictObject({ years: z.int().min(1).max(99) }) })
        .transform(({ notDebarred }): Test => ({ kind: 'notDebarred', ...notDebarred })),
      z
        .strictObject({
          noOtherSupport: z.strictObject({
            levels: z.array(identifier).min(1).max(20),
            statuses: z.array(identifier).min(1).max(20),
          }),
        })
        .transform(({ noOtherSupport }): Test => ({ kind: 'noOtherSupport', ...noOtherSupport })),
      z
        .strictObject({
          noPriorAward: z.strictObject({
            clauses: z.array(identifier).min(1).max(50),
            same: same.default([]),
            within: z.enum(['life', 'programme-year']).default('life'),
          }),
        })
        .transform(({ noPriorAward }): Test => ({ kind: 'noPriorAward', ...noPriorAward })),
      z.strictObject({ all: z.array(test).min(1).max(30) }).transform(({ all }): Test => ({ kind: 'all', of: all })),
      z.strictObject({ any: z.array(test).min(1).max(30) }).transform(({ any }): Test => ({ kind: 'any', of: any })),
      z.strictObject({ not: test }).transform(({ not }): Test => ({ kind: 'not', of: not })),
    ]),
  )
  .meta({ id: 'test' });

/** Where a rule stands in the text. `phrase` is the exact wording inside the sentence; pages mark it there. */
const source = { cite: sentenceId, phrase: words.optional(), note: words.optional() };

export const condition = z.strictObject({
  code: ruleCode,
  label: words,
  ...source,
  /** Who answers what is not computed: a role and the question put to it. */
  judge: z.strictObject({ role: identifier, question: words }).optional(),
  /** What usually proves it, in words. */
  proof: words.optional(),
  test,
  /** Sentences that replace the standard wording; {fact.member}, {found}, {required}, {share}, {day}, {years} are filled in. */
  text: z.strictObject({ met: words.optional(), unmet: words.optional(), unknown: words.optional() }).optional(),
});
export type Condition = z.output<typeof condition>;

export const generalCondition = condition.extend({
  /** Clauses that the condition is tested on; left out = every clause. */
  onlyClauses: z.array(identifier).min(1).max(50).optional(),
});
export type GeneralCondition = z.output<typeof generalCondition>;

/**
 * Asked of a cost item in the order written; the first that does not hold drops the item, the first that is not known
 * leaves it out and is reported missing.
 */
export type CostFilter =
  | { readonly kind: 'attribute'; readonly attribute: string }
  | {
      readonly kind: 'category';
      readonly categories: readonly string[];
      readonly recognised?: { readonly category: string; readonly by: string };
    }
  | { readonly kind: 'notCategory'; readonly categories: readonly string[] };

const costFilter: z.ZodType<CostFilter, unknown> = z.union([
  z.strictObject({ attribute: factName }).transform(({ attribute }): CostFilter => ({ kind: 'attribute', attribute })),
  z
    .strictObject({
      category: z.array(identifier).min(1).max(60),
      recognised: z.strictObject({ category: identifier, by: factName }).optional(),
    })
    .transform(({ category, recognised }): CostFilter => {
      return recognised
        ? { kind: 'category', categories: category, recognised }
        : { kind: 'category', categories: category };
    }),
  z.strictObject({ notCategory: z.array(identifier).min(1).max(60) }).transform(({ notCategory }): CostFilter => {
    return { kind: 'notCategory', categories: notCategory };
  }),
]);

/** What the rate is taken of. */
export type Base =
  | {
      readonly kind: 'costs';
      /** Categories that a cost item of this clause must name; empty = none to name. */
      readonly categories: readonly string[];
      readonly count: readonly CostFilter[];
    }
  | { readonly kind: 'flat'; readonly amountFen: number }
  /** The rise of a fact given by year, not below 0. All awards of the clause and programme year share it (`code`). */
  | {
      readonly kind: 'increment';
      readonly fact: string;
      readonly year: number;
      readonly against: number;
      readonly code: string;
    }
  | { readonly kind: 'amount'; readonly amount: Amount }
  /** Σ quantity × unit price. */
  | { readonly kind: 'units'; readonly units: readonly { readonly quantity: Amount; readonly priceFen: number }[] }
  /** The highest step that the metric reaches and, where `above` is given, that `above` had not reached. 0 below the first. */
  | {
      readonly kind: 'tiers';
      readonly metric: Amount;
      readonly above?: Amount;
      readonly steps: readonly { readonly from: Amount; readonly amountFen: number }[];
    };

const base: z.ZodType<Base, unknown> = z.union([
  z
    .strictObject({
      costs: z.strictObject({
        categories: z.array(identifier).max(60).default([]),
        count: z.array(costFilter).max(10).default([]),
      }),
    })
    .transform(({ costs }): Base => ({ kind: 'costs', ...costs })),
  z.strictObject({ flat: money }).transform(({ flat }): Base => ({ kind: 'flat', amountFen: flat })),
  z
    .strictObject({
      increment: z.strictObject({
        of: factName,
        year: z.int().min(-10).max(0),
        against: z.int().min(-10).max(0),
        code: ruleCode,
      }),
    })
    .transform(({ increment: { of, ...rest } }): Base => ({ kind: 'increment', fact: of, ...rest })),
  z.strictObject({ amount }).transform((value): Base => ({ kind: 'amount', amount: value.amount })),
  z
    .strictObject({
      units: z
        .array(z.strictObject({ quantity: amount, price: money }))
        .min(1)
        .max(20),
    })
    .transform(({ units }): Base => {
      return { kind: 'units', units: units.map(({ quantity, price }) => ({ quantity, priceFen: price })) };
    }),
  z
    .strictObject({
      tiers: z.strictObject({
        metric: amount,
        above: amount.optional(),
        steps: z
          .array(z.strictObject({ from: amount, amount: money }))
          .min(1)
          .max(30),
      }),
    })
    .transform(({ tiers: { metric, above, steps } }): Base => {
      const paid = steps.map((step) => ({ from: step.from, amountFen: step.amount }));
      return above ? { kind: 'tiers', metric, above, steps: paid } : { kind: 'tiers', metric, steps: paid };
    }),
]);

/** atMost: the review may approve less (不超过). exactly: the rate is fixed. */
export type Rate = { readonly kind: 'atMost' | 'exactly'; readonly rateBp: number };

const share: z.ZodType<Rate, unknown> = z.union([
  z.strictObject({ atMost: rate }).transform(({ atMost }): Rate => ({ kind: 'atMost', rateBp: atMost })),
  z.strictObject({ exactly: rate }).transform(({ exactly }): Rate => ({ kind: 'exactly', rateBp: exactly })),
]);

export const cap = z
  .strictObject({
    code: ruleCode,
    label: words,
    ...source,
    /**
     * What the bound is counted over: one subject over its life, the applicant in a programme year, the applicant over
     * its life, one subject in a programme year.
     */
    per: z.enum(['subject', 'applicant-year', 'applicant-life', 'subject-year']),
    /** Money, or `computed`: the claim's own amount, so that earlier awards of `over` are topped up to it (补足差额). */
    limit: z.union([money, z.literal('computed')]),
    /** Clauses whose awards count against the bound, prior ones included; left out = this clause. */
    over: z.array(identifier).min(1).max(50).optional(),
  })
  .transform(({ limit, ...rest }) => ({ ...rest, limitFen: limit }));
export type Cap = z.output<typeof cap>;

/** Places of the year and how the candidates of a round are ranked (contract of allocation). */
export const places = z.strictObject({
  quota: z.int().min(0).max(1_000_000),
  label: words,
  ...source,
  rank: z
    .array(
      z.union([
        z.strictObject({
          by: z.literal('keyProject'),
          first: z.array(z.enum(['national', 'municipal'])).min(1),
          cite: sentenceId.optional(),
        }),
        z.strictObject({ by: z.literal('score'), first: z.literal('higher'), cite: sentenceId.optional() }),
        z.strictObject({ by: z.literal('submittedAt'), first: z.literal('earlier'), cite: sentenceId.optional() }),
      ]),
    )
    .min(1),
  onNoRoom: z.enum(['pass-over', 'stop']),
});
export type Places = z.output<typeof places>;

/** One line of support. `unpublished` stands for terms that the text does not give: shown, never computed. */
export const clause = z.strictObject({
  id: identifier,
  title: words,
  /** One plain sentence for people who do not read the law: who, for what. */
  summary: words,
  /** Sentences that the clause stands on; empty only where the article itself is unpublished. */
  cite: z.array(z.union([sentenceId, identifier])).min(1),
  unpublished: words.optional(),
  /** What is supported, in the applicant's words: 作品, 项目, 活动. Shown where a subject is asked for. */
  subjectLabel: words.optional(),
  needs: same.default([]),
  conditions: z.array(condition).max(40).default([]),
  /** At most one claim of the clause is ever granted to an applicant; prior awards are tested by the condition of this code. */
  once: z.strictObject({ code: ruleCode }).optional(),
  base: z.strictObject({ label: words, ...source, from: base }).optional(),
  rate: z.strictObject({ label: words.optional(), ...source, share }).optional(),
  /** In the order in which the result lists them: per subject before per applicant and year. */
  caps: z.array(cap).max(10).default([]),
  places: places.optional(),
});
export type Clause = z.output<typeof clause>;

/** Of the claims of these clauses with the same subject (and outcome) at most one is granted (就高不重复). */
export const exclusion = z.strictObject({
  code: ruleCode,
  ...source,
  clauses: z.array(identifier).min(1).max(50),
  same: same.min(1),
});
export type Exclusion = z.output<typeof exclusion>;

/** A class by dated tables: the first row whose test holds. */
export const classification = z.strictObject({
  id: identifier,
  title: words,
  rows: z
    .array(z.strictObject({ class: identifier, label: words, ...source, when: test, note: words.optional() }))
    .min(1)
    .max(100),
});
export type Classification = z.output<typeof classification>;

import { z } from 'zod';
import { day, factName, identifier, ruleCode, sentenceId, words } from './literals.ts';
import { exclusion, generalCondition } from './terms.ts';

/** `policy.yaml`: what the instrument is, what force it has, and the rules that hold for all its clauses. */

export const STATUSES = ['consultation-draft', 'issued', 'expired', 'sample', 'demonstration'] as const;

export const manifest = z.strictObject({
  format: z.literal(1),
  id: identifier,
  version: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'version'),
  kind: z.enum(['support', 'classification']),
  /** Money is only ever paid on `issued`. `sample` and `demonstration` are marked as without legal force everywhere. */
  status: z.enum(STATUSES),
  /** The day of this text; the newest version of a policy is the one with the latest day. */
  dated: day,
  title: words,
  titleSuffix: words.optional(),
  shortTitle: words,
  issuer: words,
  source: z.strictObject({
    /** official: the issuing body's page; mirror: a reprint; press: a report; national-table: compiled from notices. */
    quality: z.enum(['official', 'mirror', 'press', 'national-table']),
    url: z.string().max(500).optional(),
    note: words,
  }),
  /** What the source does not say. Shown as 未公布, never invented. */
  unpublished: z.array(z.strictObject({ what: words, note: words })).default([]),
  /** Programme years that a request may name, relative to the year of application. */
  programYears: z.array(z.int().min(-5).max(0)).min(1).default([0]),
  /** Kinds of applicants, in their own words, and the clauses that concern them. */
  audiences: z
    .array(
      z.strictObject({ id: identifier, label: words, help: words.optional(), clauses: z.array(identifier).min(1) }),
    )
    .default([]),
  /** The order in which clauses are shown. Every clause file is named once. */
  clauses: z.array(identifier).default([]),
  classifications: z.array(identifier).default([]),
  general: z.array(generalCondition).max(40).default([]),
  /** Support of these levels and statuses may be taken instead of a claim; the better one is planned (择优不重复). */
  insteadOfAward: z
    .strictObject({
      code: ruleCode,
      levels: z.array(identifier).min(1),
      statuses: z.array(identifier).min(1),
      cite: sentenceId,
    })
    .optional(),
  exclusions: z.array(exclusion).default([]),
});
export type Manifest = z.output<typeof manifest>;

/** `facts.yaml`: the dictionary that all packages share, so that a company answers once. */
const factCommon = {
  label: words,
  question: words,
  help: words.optional(),
  /** claim: asked for each claim; applicant: once for the company. */
  scope: z.enum(['claim', 'applicant']).default('claim'),
  /** Facts of one subject are asked once for the work and serve every claim for it. */
  about: z.enum(['subject', 'claim', 'applicant']).default('claim'),
  unit: words.optional(),
};

export const fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('boolean'), ...factCommon }),
  z.strictObject({ type: z.literal('integer'), min: z.int().default(0), max: z.int().default(1e9), ...factCommon }),
  z.strictObject({ type: z.literal('money'), ...factCommon }),
  z.strictObject({ type: z.literal('choice'), values: z.record(identifier, words), ...factCommon }),
  /** Whole fen by calendar year: {"2025": 900000000}. */
  z.strictObject({ type: z.literal('money-by-year'), ...factCommon }),
  /** Several whole numbers that are only known together; `atMost` names a member that bounds this one. */
  z.strictObject({
    type: z.literal('counts'),
    members: z.record(
      factName,
      z.strictObject({ label: words, min: z.int().default(0), max: z.int().default(1e9), atMost: factName.optional() }),
    ),
    ...factCommon,
  }),
]);
export type Fact = z.output<typeof fact>;

export const dictionary = z.strictObject({
  facts: z.record(factName, fact),
  costAttributes: z
    .record(factName, z.strictObject({ label: words, question: words, help: words.optional() }))
    .default({}),
  costCategories: z.record(identifier, words).default({}),
  supportLevels: z.record(identifier, words).default({}),
  supportStatuses: z.record(identifier, words).default({}),
});
export type Dictionary = z.output<typeof dictionary>;

import { z } from 'zod';
import { day, identifier, ruleCode, sentenceId, words } from './literals.ts';
import { STATUSES } from './manifest.ts';

/** The files of a package beside its terms: the official text, the register of readings, materials, coverage, examples. */

/** `text.json`: the official text to the letter, cut into numbered sentences. */
export const officialText = z.strictObject({
  id: identifier,
  version: z.string(),
  status: z.enum(STATUSES),
  title: words,
  titleSuffix: z.string().optional(),
  issuer: words,
  sections: z
    .array(
      z.strictObject({
        id: identifier,
        title: words,
        sentences: z.array(z.strictObject({ id: sentenceId, text: z.string().min(1) })),
        note: z.string().optional(),
      }),
    )
    .min(1),
});
export type OfficialText = z.output<typeof officialText>;

/**
 * `readings.yaml`: what the text leaves open. Where the terms say `{ reading: ID }`, the value of the chosen alternative
 * is put there, so that the department changes a reading without touching a clause.
 */
export const readings = z.strictObject({
  revision: z.int().min(1),
  decidedOn: day.optional(),
  decidedBy: words.optional(),
  readings: z.array(
    z.strictObject({
      id: identifier,
      cite: z.array(sentenceId).min(1),
      question: words,
      /** Id of the alternative in force. */
      chosen: identifier,
      /** Id of the alternative that holds until the department says otherwise. */
      default: identifier,
      alternatives: z.array(z.strictObject({ id: identifier, label: words, value: z.unknown().optional() })).min(1),
      /** Statute, standard or usage that the default rests on. */
      basis: words.optional(),
      /** Rule codes or clause ids that change with it. */
      affects: z.array(z.union([ruleCode, identifier])).default([]),
    }),
  ),
});
export type Readings = z.output<typeof readings>;
export type Reading = Readings['readings'][number];

/** `materials.yaml`: what has to be handed in, for which clauses, and whether the text asks for it or practice does. */
export const materials = z.strictObject({
  materials: z.array(
    z.strictObject({
      id: identifier,
      label: words,
      help: words.optional(),
      clauses: z.union([z.literal('all'), z.array(identifier).min(1)]),
      /** text: the sentence asks for it (`cite`); practice: comparable programmes do (`source`). */
      basis: z.enum(['text', 'practice']),
      cite: sentenceId.optional(),
      source: words.optional(),
      /** Rule codes that it proves. */
      proves: z.array(ruleCode).default([]),
    }),
  ),
});
export type Material = z.output<typeof materials>['materials'][number];

export const COVERAGE_KINDS = ['computed', 'judged', 'operated', 'planned', 'no-effect', 'open-question'] as const;
export type CoverageKind = (typeof COVERAGE_KINDS)[number];

/**
 * `coverage.yaml`: how the sentences that no rule cites are covered. `computed` and `judged` are derived from the
 * terms and are not written here. `by`: a module (operated, planned), a reason (no-effect), a reading (open-question).
 */
export const coverage = z.strictObject({
  sentences: z.record(
    z.string(),
    z.array(z.strictObject({ kind: z.enum(['operated', 'planned', 'no-effect', 'open-question']), by: words })).min(1),
  ),
});
export type CoverageFile = z.output<typeof coverage>;

/** `examples/*.yaml`: worked examples that a policy officer reads aloud and that run as tests. */
export const examples = z.strictObject({
  title: words,
  /** The request that every example starts from; amounts may be written as money (`620,000.00元`). */
  start: z.record(z.string(), z.unknown()),
  examples: z
    .array(
      z.strictObject({
        name: words,
        cite: z.array(z.union([sentenceId, identifier])).default([]),
        /** Changes to `start`: dotted path → value (`claims.c1.facts.shootingDays.inDistrict: 7`); null removes the member. */
        change: z.record(z.string(), z.unknown()).default({}),
        arithmetic: words.optional(),
        expect: z.strictObject({
          totalFen: z.unknown().optional(),
          elsewhereFen: z.unknown().optional(),
          /** By claim id: any members of the claim's result (status, failed, missing, baseFen, ceilingFen, awardFen …). */
          claims: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
          /** By classification id: the class, or pending. */
          classes: z.record(z.string(), z.unknown()).optional(),
        }),
      }),
    )
    .min(1),
});
export type ExampleFile = z.output<typeof examples>;

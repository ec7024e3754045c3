import { z } from 'zod';
import { COVERAGE_KINDS, materials, readings } from '../engine/format/files.ts';
import { STATUSES } from '../engine/format/manifest.ts';
import {
  basisPoints,
  calendarDay,
  clauseId,
  digest,
  fenAmount,
  policyId,
  ruleCode,
  sentenceId,
  versionId,
} from './literals.ts';
import { pageOf } from './paging.ts';

/** What a loaded package says of itself: the law as data, in the words of the package. */

const summaryMembers = {
  id: policyId,
  version: versionId,
  kind: z.enum(['support', 'classification']),
  status: z.enum(STATUSES),
  dated: calendarDay,
  title: z.string(),
  titleSuffix: z.string().optional(),
  shortTitle: z.string(),
  issuer: z.string(),
  digest,
  readings: z.int().min(1),
  /** Whether a request that names no policy means this one. */
  isDefault: z.boolean(),
};

export const policySummary = z.strictObject(summaryMembers).meta({ id: 'PolicySummary' });
export type PolicySummary = z.output<typeof policySummary>;

const section = z
  .strictObject({ id: z.string(), title: z.string(), note: z.string().optional(), sentences: z.array(sentenceId) })
  .meta({ id: 'Section' });

const audience = z
  .strictObject({ id: z.string(), label: z.string(), help: z.string().optional(), clauses: z.array(clauseId) })
  .meta({ id: 'Audience' });

export const policyDetail = z
  .strictObject({
    ...summaryMembers,
    source: z
      .strictObject({ quality: z.string(), url: z.string().optional(), note: z.string() })
      .meta({ id: 'PolicySource' }),
    unpublished: z.array(z.strictObject({ what: z.string(), note: z.string() }).meta({ id: 'Unpublished' })),
    programYears: z.array(z.int()),
    audiences: z.array(audience),
    clauses: z.array(clauseId),
    classifications: z.array(z.string()),
    sections: z.array(section),
  })
  .meta({ id: 'Policy' });
export type PolicyDetail = z.output<typeof policyDetail>;

export const sentence = z
  .strictObject({ id: sentenceId, section: z.string(), text: z.string().min(1) })
  .meta({ id: 'Sentence' });
export type SentenceView = z.output<typeof sentence>;

const covering = z.strictObject({ kind: z.enum(COVERAGE_KINDS), by: z.string() }).meta({ id: 'Covering' });

export const sentenceCoverage = z
  .strictObject({ id: sentenceId, text: z.string(), coverage: z.array(z.enum(COVERAGE_KINDS)), by: z.array(covering) })
  .meta({ id: 'SentenceCoverage' });
export type SentenceCoverageView = z.output<typeof sentenceCoverage>;

const cited = { code: ruleCode, label: z.string(), cite: sentenceId, phrase: z.string().optional() };

const conditionView = z
  .strictObject({
    ...cited,
    note: z.string().optional(),
    judge: z.strictObject({ role: z.string(), question: z.string() }).meta({ id: 'Judge' }).optional(),
    proof: z.string().optional(),
    /** The test in the kind-tagged form of the package manual. */
    test: z.looseObject({ kind: z.string() }).meta({ id: 'Test' }),
  })
  .meta({ id: 'Condition' });

const capView = z
  .strictObject({
    ...cited,
    note: z.string().optional(),
    per: z.enum(['subject', 'applicant-year', 'applicant-life', 'subject-year']),
    limitFen: z.union([fenAmount, z.literal('computed')]),
    over: z.array(clauseId).optional(),
  })
  .meta({ id: 'Cap' });

const baseView = z
  .strictObject({
    label: z.string(),
    cite: sentenceId,
    phrase: z.string().optional(),
    note: z.string().optional(),
    from: z.looseObject({ kind: z.string() }).meta({ id: 'BaseFormula' }),
  })
  .meta({ id: 'Base' });

const rateView = z
  .strictObject({
    label: z.string().optional(),
    cite: sentenceId,
    phrase: z.string().optional(),
    note: z.string().optional(),
    share: z.strictObject({ kind: z.enum(['atMost', 'exactly']), rateBp: basisPoints }).meta({ id: 'RateShare' }),
  })
  .meta({ id: 'Rate' });

export const clauseSummary = z
  .strictObject({
    id: clauseId,
    title: z.string(),
    summary: z.string(),
    cite: z.array(z.string()),
    unpublished: z.string().optional(),
    subjectLabel: z.string().optional(),
    needs: z.array(z.enum(['subject', 'outcome'])),
  })
  .meta({ id: 'ClauseSummary' });
export type ClauseSummary = z.output<typeof clauseSummary>;

/** The terms of a clause as they are on one day. */
export const clauseDetail = z
  .strictObject({
    ...clauseSummary.shape,
    /** First day of these terms; null = from the beginning. */
    from: calendarDay.nullable(),
    conditions: z.array(conditionView),
    base: baseView.optional(),
    rate: rateView.optional(),
    caps: z.array(capView),
    places: z.looseObject({ quota: z.int() }).meta({ id: 'Places' }).optional(),
    once: z.strictObject({ code: ruleCode }).meta({ id: 'Once' }).optional(),
  })
  .meta({ id: 'Clause' });

export type ClauseDetail = z.output<typeof clauseDetail>;

export const reading = readings.shape.readings.element.meta({ id: 'Reading' });
export const material = materials.shape.materials.element.meta({ id: 'Material' });

const explainedRule = z
  .strictObject({
    name: z.string(),
    kind: z.string(),
    label: z.string().optional(),
    phrase: z.string().optional(),
    clause: z.string().optional(),
    from: calendarDay.optional(),
    role: z.string().optional(),
    values: z.array(z.strictObject({ label: z.string(), words: z.string() }).meta({ id: 'RuleValue' })),
  })
  .meta({ id: 'ExplainedRule' });

/** A sentence with everything that rests on it. */
export const sentenceDetail = z
  .strictObject({
    id: sentenceId,
    section: z.strictObject({ id: z.string(), title: z.string() }).meta({ id: 'SectionReference' }),
    text: z.string().min(1),
    coverage: z.array(z.enum(COVERAGE_KINDS)),
    by: z.array(covering),
    rules: z.array(explainedRule),
    readings: z.array(reading),
    materials: z.array(material),
    examples: z.array(z.strictObject({ file: z.string(), name: z.string() }).meta({ id: 'ExampleReference' })),
  })
  .meta({ id: 'SentenceDetail' });
export type SentenceDetail = z.output<typeof sentenceDetail>;

export const policyPage = pageOf(policySummary, 'PolicyPage');
export const versionPage = pageOf(policySummary, 'VersionPage');
export const sentencePage = pageOf(sentence, 'SentencePage');
export const coveragePage = pageOf(sentenceCoverage, 'CoveragePage');
export const clausePage = pageOf(clauseSummary, 'ClausePage');
export const readingPage = pageOf(reading, 'ReadingPage');
export const materialPage = pageOf(material, 'MaterialPage');

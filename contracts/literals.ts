import { z } from 'zod';

/** The small forms that requests and results share. Named with `meta({ id })` so that OpenAPI shows each once. */

export const fenAmount = z
  .int()
  .min(0)
  .meta({ id: 'Fen', examples: [5_000_000] });
export const basisPoints = z
  .int()
  .min(0)
  .max(10_000)
  .meta({ id: 'BasisPoints', examples: [3000] });
export const calendarDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ id: 'CalendarDay', examples: ['2026-06-01'] });
export const calendarYear = z
  .int()
  .min(1)
  .max(9999)
  .meta({ id: 'CalendarYear', examples: [2026] });
export const anyId = z
  .string()
  .min(1)
  .meta({ id: 'Id', examples: ['c1'] });
export const policyId = z
  .string()
  .min(1)
  .meta({ id: 'PolicyId', examples: ['tongzhou-micro-drama'] });
export const versionId = z
  .string()
  .min(1)
  .meta({ id: 'VersionId', examples: ['2026-02-05-draft'] });
export const clauseId = z
  .string()
  .min(1)
  .meta({ id: 'ClauseId', examples: ['location-filming'] });
export const sentenceId = z
  .string()
  .min(1)
  .meta({ id: 'SentenceId', examples: ['art2.s2'] });
export const ruleCode = z
  .string()
  .min(1)
  .meta({ id: 'RuleCode', examples: ['LF-HALF-DAYS'] });
export const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'Digest', examples: ['0'.repeat(64)] });

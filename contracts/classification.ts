import { z } from 'zod';
import { policyReference } from './assessment.ts';
import { calendarDay, policyId, sentenceId, versionId } from './literals.ts';

/** Classes by dated tables; the engine's own check is the judge of the request. */

export const classificationRequest = z
  .strictObject({
    policy: policyId.optional(),
    version: versionId.optional(),
    asOf: calendarDay,
    facts: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'ClassificationRequest' });

export const rowTrace = z
  .strictObject({ class: z.string(), holds: z.boolean().nullable(), cite: sentenceId, text: z.string().min(1) })
  .meta({ id: 'RowTrace' });

export const classResult = z
  .strictObject({
    id: z.string(),
    class: z.string().nullable(),
    label: z.string().nullable(),
    status: z.enum(['classified', 'pending', 'none']),
    missing: z.array(z.string()),
    trace: z.array(rowTrace),
  })
  .meta({ id: 'ClassResult' });

export const classificationResult = z
  .strictObject({ policy: policyReference, asOf: calendarDay, classes: z.array(classResult) })
  .meta({ id: 'ClassificationResult' });

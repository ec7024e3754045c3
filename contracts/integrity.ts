import { z } from 'zod';
import { calendarDay } from './literals.ts';
import { optionalLine, realDay, writtenText } from './texts.ts';

/**
 * The register of debarments. How long one bars is a rule of the policy. Below /api/v1:
 *
 * - `POST /organisations/:organisationId/debarments` RecordDebarment → Debarment (supervisor)
 * - `POST /debarments/:id/lift` {reason} → Debarment (supervisor)
 * - `GET /organisations/:organisationId/debarments` (own representative; clerk, officer, supervisor, auditor) → DebarmentList
 */

export const debarmentView = z
  .strictObject({
    id: z.uuid(),
    organisationId: z.uuid(),
    decidedOn: calendarDay,
    reason: z.string(),
    documentNumber: z.string(),
    recordedAt: z.iso.datetime(),
    liftedAt: z.iso.datetime().nullable(),
    liftReason: z.string().nullable(),
  })
  .meta({ id: 'RecordedDebarment' });

export const recordDebarment = z.strictObject({
  organisationId: z.uuid(),
  decidedOn: realDay,
  reason: writtenText(2000),
  documentNumber: optionalLine(100).default(''),
});
export const liftDebarment = z.strictObject({ id: z.uuid(), reason: writtenText(2000) });
export const listDebarments = z.strictObject({ organisationId: z.uuid() });
export const debarmentList = z.strictObject({ items: z.array(debarmentView) }).meta({ id: 'DebarmentList' });

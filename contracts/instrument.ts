import { z } from 'zod';
import { STATUSES } from '../engine/format/manifest.ts';
import { calendarDay, digest, policyId, versionId } from './literals.ts';
import { realDay, writtenLine, writtenText } from './texts.ts';

/**
 * Issuing a version of a policy: one person proposes, another confirms; only then rounds may open on it. Below /api/v1:
 *
 * - `GET /instruments` loaded versions of support policies with how far each is (staff) → InstrumentList
 * - `GET /instruments/:id` one issued or proposed version (staff) → IssuedVersion
 * - `POST /instruments/propose` ProposeIssue → IssuedVersion (officer, supervisor)
 * - `POST /instruments/:id/confirm` → IssuedVersion (supervisor, not the one who proposed; fresh second factor)
 * - `POST /instruments/:id/withdraw` {reason} → IssuedVersion (supervisor; new rounds are no longer opened on it)
 */

export const ISSUE_STATES = ['proposed', 'issued', 'withdrawn'] as const;

export const issuedVersion = z
  .strictObject({
    id: z.uuid(),
    policyId,
    version: versionId,
    title: z.string(),
    digest,
    readings: z.int().min(1),
    state: z.enum(ISSUE_STATES),
    issuedOn: calendarDay,
    documentNumber: z.string(),
    officialFileId: z.uuid(),
    fairCompetitionConclusion: z.string(),
    /** A demonstration's copy, without legal force: `marks.sample` stands on every page and document. */
    isSample: z.boolean(),
    proposedBy: z.uuid(),
    confirmedBy: z.uuid().nullable(),
    confirmedAt: z.iso.datetime().nullable(),
    withdrawnReason: z.string().nullable(),
    /** The files of the loaded package are those that were issued. */
    isLoaded: z.boolean(),
  })
  .meta({ id: 'IssuedVersion' });
export type IssuedVersionView = z.output<typeof issuedVersion>;

export const proposeIssue = z
  .strictObject({
    policyId: writtenLine(100),
    version: writtenLine(100),
    /** The day on the document; not after today. */
    issuedOn: realDay,
    documentNumber: writtenLine(100),
    /** A file of the office (upload without organisation). */
    officialFileId: z.uuid(),
    fairCompetitionConclusion: writtenText(2000),
  })
  .meta({ id: 'ProposeIssue' });

export const issueParams = z.strictObject({ id: z.uuid() });

export const withdrawIssue = z.strictObject({ id: z.uuid(), reason: writtenText(2000) });

export const instrumentList = z
  .strictObject({
    items: z.array(
      z.strictObject({
        policyId,
        version: versionId,
        title: z.string(),
        /** What the package says of itself. */
        status: z.enum(STATUSES),
        dated: calendarDay,
        digest,
        readings: z.int().min(1),
        /** Newest first. */
        issues: z.array(issuedVersion),
        /** Whether it may be proposed here: `issued` packages, or anything in a demonstration. */
        mayBeIssued: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'InstrumentList' });

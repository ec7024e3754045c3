import { z } from 'zod';
import { dueView, formPlace, movedApplication } from './application.ts';
import { applicationState } from './application-states.ts';
import { calendarDay, sentenceId } from './literals.ts';
import { documentModel, officialDocument } from './official-documents.ts';
import { writtenLine, writtenText } from './texts.ts';

/**
 * Acceptance 受理. Below /api/v1:
 *
 * - `GET /applications/:id/completeness` what is missing in what was submitted (staff) → Completeness
 * - `GET /applications/:id/acceptance` where acceptance stands and what would be refused now (staff) → AcceptanceDesk
 * - `POST /applications/:id/accept` AcceptApplication → MovedApplication (clerk)
 * - `POST /applications/:id/decline` DeclineApplication → AcceptanceOutcome (clerk); a document is drafted
 * - `POST /applications/:id/request-correction` RequestCorrection → AcceptanceOutcome (clerk); one notice names everything
 * - `POST /applications/:id/preview-correction` the same input → DocumentModel, nothing is changed (clerk)
 * - `POST /applications/:id/approve-second-notice` {reason} → {id, reason} (supervisor)
 * - `GET /applications/:id/correction-notices` newest first (own, staff) → CorrectionNotices
 * - `POST /applications/bulk-acceptance-preview` {ids} → BulkPreview (clerk); changes nothing
 * - `POST /applications/bulk-accept` {ids, lateReason?} → BulkAcceptance (clerk); each in a transaction of its own
 */

export const DEFECT_CODES = [
  'CLAIM_INCOMPLETE',
  'FACT_MISSING',
  'COST_INCOMPLETE',
  'MATERIAL_MISSING',
  'ANSWER_MISSING',
  'PROFILE_INCOMPLETE',
  'UNDERTAKING_MISSING',
  'DEBARRED',
] as const;
export const defectCode = z.enum(DEFECT_CODES).meta({ id: 'DefectCode' });
export type DefectCode = z.output<typeof defectCode>;

/** Something missing or wrong that the machine found. `code` and `path` together are unique in an application. */
export const defect = z
  .strictObject({
    code: defectCode,
    claimId: z.string().optional(),
    /** `claims/c1/materials/voucher-sets`. */
    path: z.string(),
    /** Where the form has it. */
    place: formPlace,
    sentence: z.string(),
    cure: z.string(),
    /** Sentence of the policy that asks for it; left out where the call for applications does. */
    cite: sentenceId.optional(),
  })
  .meta({ id: 'Defect' });
export type Defect = z.output<typeof defect>;

export const completeness = z
  .strictObject({
    policy: z.strictObject({ id: z.string(), version: z.string() }),
    defects: z.array(defect),
    /** Materials that are asked for, and whether something was handed in for each. */
    materials: z.array(
      z.strictObject({
        materialId: z.string(),
        label: z.string(),
        claimId: z.string().nullable(),
        vouchers: z.int(),
        cite: sentenceId.optional(),
      }),
    ),
  })
  .meta({ id: 'Completeness' });
export type Completeness = z.output<typeof completeness>;

/** One thing to be mended, as the notice names it. */
export const noticeItem = z
  .strictObject({
    id: z.string(),
    origin: z.enum(['check', 'clerk']),
    code: z.string(),
    claimId: z.string().optional(),
    place: formPlace.optional(),
    sentence: z.string(),
    cure: z.string(),
    cite: sentenceId.optional(),
    /** Why the clerk added it. */
    reason: z.string().optional(),
  })
  .meta({ id: 'NoticeItem' });
export type NoticeItem = z.output<typeof noticeItem>;

const applicationId = { id: z.uuid() };
/** Needed where the time limit has passed: why it is late. */
const lateReason = writtenText(1000).optional();
const reason = writtenText(2000);

export const applicationIdParams = z.strictObject(applicationId);

/** `reason`: why it is accepted although the check found defects. */
export const acceptApplication = z
  .strictObject({ ...applicationId, lateReason, reason: reason.optional() })
  .meta({ id: 'AcceptApplication' });

export const declineApplication = z
  .strictObject({ ...applicationId, reason, lateReason })
  .meta({ id: 'DeclineApplication' });

export const requestCorrection = z
  .strictObject({
    ...applicationId,
    /** Findings of the check that are not asked for, and why. */
    removed: z.array(z.strictObject({ code: defectCode, path: writtenLine(300), reason: writtenText(500) })).max(300),
    /** What the clerk asks for beside them, and why. */
    added: z
      .array(
        z.strictObject({
          claimId: writtenLine(80).optional(),
          sentence: writtenText(500),
          cure: writtenText(500),
          reason: writtenText(500),
        }),
      )
      .max(50),
    lateReason,
  })
  .meta({ id: 'RequestCorrection' });
export type RequestCorrection = z.output<typeof requestCorrection>;

export const approveSecondNotice = z.strictObject({ ...applicationId, reason }).meta({ id: 'ApproveSecondNotice' });

export const approvedSecondNotice = z.strictObject({ ...applicationId, reason: z.string() });

export const acceptanceOutcome = z
  .strictObject({ ...movedApplication.shape, document: officialDocument })
  .meta({ id: 'AcceptanceOutcome' });

/** Why an act would be refused now. */
export const wouldBeRefused = z
  .strictObject({ code: z.string(), sentence: z.string(), cure: z.string().optional() })
  .meta({ id: 'WouldBeRefused' });
export type WouldBeRefused = z.output<typeof wouldBeRefused>;

const noticeMembers = {
  id: z.uuid(),
  applicationId: z.uuid(),
  /** 1 = the first. */
  sequence: z.int(),
  items: z.array(noticeItem),
  issuedAt: z.iso.datetime(),
  due: dueView,
  workingDays: z.int().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  /** null while the sealed copy has not been served. */
  servedDocumentId: z.uuid().nullable(),
  contact: z.string(),
};

export const correctionNotice = z
  .strictObject({ ...noticeMembers, roundTitle: z.string(), applicationNumber: z.string() })
  .meta({ id: 'CorrectionNotice' });
export const correctionNotices = z.strictObject({ items: z.array(correctionNotice) }).meta({ id: 'CorrectionNotices' });
export type CorrectionNoticeView = z.output<typeof correctionNotice>;

export const ACCEPTANCE_ACTS = ['accept', 'request-correction', 'decline', 'approve-second-notice'] as const;

export const acceptanceDesk = z
  .strictObject({
    applicationId: z.uuid(),
    state: applicationState,
    due: dueView,
    /** Working days left, negative = late; null = no day is known or the clock stands still. */
    workingDaysLeft: z.int().nullable(),
    isLate: z.boolean(),
    defects: z.int(),
    /** For each act: what would be refused if the person who asks did it now, without more input; null = it would go. */
    acts: z.strictObject({
      accept: wouldBeRefused.nullable(),
      'request-correction': wouldBeRefused.nullable(),
      decline: wouldBeRefused.nullable(),
      'approve-second-notice': wouldBeRefused.nullable(),
    }),
    notices: z.array(
      z.strictObject({
        id: z.uuid(),
        sequence: z.int(),
        items: z.array(noticeItem),
        removed: z.array(z.strictObject({ code: z.string(), sentence: z.string(), reason: z.string() })),
        issuedAt: z.iso.datetime(),
        dueDay: calendarDay.nullable(),
        awaitingYear: z.int().nullable(),
        answeredAt: z.iso.datetime().nullable(),
        secondReason: z.string().nullable(),
      }),
    ),
    /** A supervisor's approval of one more notice that has not been used. */
    approval: z.strictObject({ reason: z.string(), by: z.uuid(), at: z.iso.datetime() }).nullable(),
    decision: z
      .strictObject({
        outcome: z.enum(['accepted', 'declined']),
        reason: z.string(),
        lateReason: z.string(),
        by: z.uuid(),
        at: z.iso.datetime(),
      })
      .nullable(),
    documents: z.array(officialDocument),
  })
  .meta({ id: 'AcceptanceDesk' });
export type AcceptanceDesk = z.output<typeof acceptanceDesk>;

export const correctionPreview = documentModel;

const ids = z.array(z.uuid()).min(1).max(100);
export const bulkIds = z.strictObject({ ids }).meta({ id: 'BulkIds' });
/** `lateReason` stands for all of them whose time limit has passed. */
export const bulkAccept = z.strictObject({ ids, lateReason }).meta({ id: 'BulkAccept' });

export const bulkPreview = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(),
        number: z.string().nullable(),
        /** null = it would be accepted. */
        refusal: wouldBeRefused.nullable(),
      }),
    ),
  })
  .meta({ id: 'BulkPreview' });

export const bulkAcceptance = z
  .strictObject({
    items: z.array(z.strictObject({ id: z.uuid(), accepted: z.boolean(), refusal: wouldBeRefused.nullable() })),
  })
  .meta({ id: 'BulkAcceptance' });

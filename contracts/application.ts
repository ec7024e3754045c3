import { z } from 'zod';
import { advice } from './advice.ts';
import { applicationDraft, draftSection } from './application-draft.ts';
import { applicationState, nextActor } from './application-states.ts';
import { assessment, assessmentRequest } from './assessment.ts';
import { calendarDay, clauseId, digest, fenAmount, policyId, versionId } from './literals.ts';
import { pageOf, pageQuery } from './paging.ts';
import { optionalLine, writtenLine, writtenText } from './texts.ts';

/**
 * Applications. Below /api/v1; "own" = members of the organisation, "staff" = roles of the office that read applications:
 *
 * - `POST /rounds/:id/applications` StartApplication → {id} (representative, preparer)
 * - `POST /rounds/:id/paper-applications` StartPaperApplication → {id} (clerk)
 * - `GET /applications?state=&limit=&cursor=` of the organisation acted for, newest first (own) → ApplicationList
 * - `GET /applications/:id` (own, staff) → Application
 * - `POST /applications/:id/save` SaveDraft → SavedDraft (representative, preparer; the clerk for paper)
 * - `POST /applications/:id/attach` AttachMaterial → {id}; `POST /applications/:id/detach` {attachmentId}
 * - `GET /applications/:id/assessment` the running assessment of the draft, or of the last snapshot after submitting (own, staff) → RunningAssessment
 * - `GET /applications/:id/checklist` what is missing and where to jump (own, staff) → Checklist
 * - `POST /applications/:id/submit` SubmitApplication → Submitted (representative), from `draft`
 * - `POST /applications/:id/resubmit` SubmitApplication → Submitted (representative), from `correction-requested`
 * - `POST /applications/:id/send-for-confirmation` → Moved (clerk; paper only)
 * - `POST /applications/:id/confirm` SubmitApplication → Submitted (representative; paper only)
 * - `POST /applications/:id/send-back` {reason} → Moved (representative; paper only: the clerk mends it)
 * - `POST /applications/:id/withdraw` {reason} → Moved (representative)
 * - `GET /applications/:id/timeline` (own, staff) → Timeline
 * - `GET /applications/:id/snapshots/:sequence` (own, staff) → Snapshot
 * - `GET /applications/:id/changes?from=&to=` what changed between two snapshots (own, staff) → SnapshotChanges
 * - `GET /progress/:number/:code` (anybody) → Progress
 *
 * The draft is saved by section (`applicant`, `other-support`, `answers`, one for each claim), each with a revision of
 * its own: two people on different sections never meet. A section that somebody else saved since comes back in
 * `conflicts` with both versions and who saved when; the other sections of the same save go through.
 */

const idParam = { id: z.uuid() };

/** What the draft begins with. */
export const startFrom = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('blank') }),
    z.strictObject({ kind: z.literal('clauses'), clauses: z.array(clauseId).min(1).max(20) }),
    /** A saved request of the calculator: fills claims, facts and cost lines; what the round has no clause for is named. */
    z.strictObject({ kind: z.literal('request'), request: assessmentRequest }),
    z.strictObject({ kind: z.literal('application'), applicationId: z.uuid() }),
  ])
  .meta({ id: 'StartFrom' });

export const startApplication = z.strictObject({ ...idParam, from: startFrom }).meta({ id: 'StartApplication' });
export const startPaperApplication = z
  .strictObject({ ...idParam, organisationId: z.uuid(), from: startFrom })
  .meta({ id: 'StartPaperApplication' });
export const startedApplication = z
  .strictObject({
    id: z.uuid(),
    /** Clauses of a calculator request or an earlier application that this round does not have. */
    leftOut: z.array(clauseId),
    costLines: z.int().min(0),
  })
  .meta({ id: 'StartedApplication' });

export const applicationParams = z.strictObject(idParam);

export const saveDraft = z
  .strictObject({ ...idParam, sections: z.array(draftSection).min(1).max(60) })
  .meta({ id: 'SaveDraft' });

/** Who saved a section, when, as which revision. 0 = never saved. */
export const sectionMark = z
  .strictObject({
    revision: z.int().min(0),
    savedBy: z.strictObject({ accountId: z.uuid(), name: z.string() }).nullable(),
    savedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'SectionMark' });

export const savedDraft = z
  .strictObject({
    /** Counts every save of any section. */
    revision: z.int().min(0),
    /** Marks of all sections by key: `applicant`, `other-support`, `answers`, `claim:<id>`. */
    sections: z.record(z.string(), sectionMark),
    conflicts: z.array(
      z.strictObject({
        section: z.string(),
        /** What this save brought; null = the claim was removed. */
        yours: z.unknown(),
        /** What stands in the draft; null = somebody removed the claim. */
        theirs: z.unknown(),
        mark: sectionMark,
      }),
    ),
  })
  .meta({ id: 'SavedDraft' });
export type SavedDraftView = z.output<typeof savedDraft>;

export const attachMaterial = z
  .strictObject({
    ...idParam,
    /** null = for the whole application. */
    claimId: writtenLine(80).nullable(),
    materialId: writtenLine(100),
    voucherId: z.uuid(),
  })
  .meta({ id: 'AttachMaterial' });
export const detachMaterial = z.strictObject({ ...idParam, attachmentId: z.uuid() });
export const createdId = z.strictObject({ id: z.uuid() });

/** When something is due. `awaitingYear`: the working days of that year are not known yet, so it is never overdue. */
export const dueView = z
  .strictObject({ day: calendarDay.nullable(), awaitingYear: z.int().nullable(), paused: z.boolean() })
  .meta({ id: 'Due' });

const summaryMembers = {
  id: z.uuid(),
  number: z.string().nullable(),
  state: applicationState,
  stateSince: z.iso.datetime(),
  nextActor: nextActor.nullable(),
  due: dueView,
  source: z.enum(['online', 'paper']),
  organisationId: z.uuid(),
  roundId: z.uuid(),
  createdAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().nullable(),
  draftSavedAt: z.iso.datetime(),
};

export const applicationSummary = z
  .strictObject({ ...summaryMembers, roundTitle: z.string(), isSample: z.boolean(), clauses: z.array(clauseId) })
  .meta({ id: 'ApplicationSummary' });
export const listApplications = pageQuery.extend({ state: applicationState.optional() });
export const applicationList = pageOf(applicationSummary, 'ApplicationList');

export const attachmentView = z
  .strictObject({
    id: z.uuid(),
    claimId: z.string().nullable(),
    materialId: z.string(),
    voucherId: z.uuid(),
  })
  .meta({ id: 'ApplicationAttachment' });

export const application = z
  .strictObject({
    ...applicationSummary.shape,
    organisationName: z.string(),
    uscc: z.string(),
    draft: applicationDraft,
    draftRevision: z.int().min(0),
    sections: z.record(z.string(), sectionMark),
    attachments: z.array(attachmentView),
    /** How many snapshots were submitted. */
    snapshots: z.int().min(0),
    /** Whether the one who asks may edit the draft now. */
    mayEdit: z.boolean(),
    /** `/progress/<number>/<code>`, for the applicant and staff; null before submitting. */
    progressPath: z.string().nullable(),
    receiptFileId: z.uuid().nullable(),
    copiedFrom: z.uuid().nullable(),
  })
  .meta({ id: 'Application' });
export type ApplicationView = z.output<typeof application>;

/** Where something of the form stands: the page jumps there. Members that do not apply are left out. */
export const formPlace = z
  .strictObject({
    section: z.enum(['applicant', 'other-support', 'answers', 'claims', 'claim', 'organisation']),
    claimId: z.string().optional(),
    /** Name of a fact, `subject`, `outcome`, `costs`. */
    member: z.string().optional(),
    costLineId: z.string().optional(),
    materialId: z.string().optional(),
    questionId: z.string().optional(),
    subjectId: z.string().optional(),
  })
  .meta({ id: 'FormPlace' });
export type FormPlace = z.output<typeof formPlace>;

export const CHECKLIST_KINDS = [
  'claim',
  'fact',
  'cost',
  'material',
  'question',
  'profile',
  'round',
  'debarment',
] as const;

export const checklistItem = z
  .strictObject({
    kind: z.enum(CHECKLIST_KINDS),
    /** Stands in the way of submitting. Everything else may be submitted and will be asked for at acceptance. */
    blocks: z.boolean(),
    text: z.string(),
    help: z.string().optional(),
    place: formPlace,
  })
  .meta({ id: 'ChecklistItem' });
export type ChecklistItem = z.output<typeof checklistItem>;

export const undertaking = z
  .strictObject({ version: z.string(), paragraphs: z.array(z.string()) })
  .meta({ id: 'Undertaking' });

export const checklist = z
  .strictObject({
    items: z.array(checklistItem),
    maySubmit: z.boolean(),
    /** To be shown and agreed to when submitting; `version` goes back with the submission. */
    undertaking,
  })
  .meta({ id: 'Checklist' });
export type ChecklistView = z.output<typeof checklist>;

export const runningAssessment = z
  .strictObject({
    /** null where the draft has nothing to compute yet or the engine refuses it; `problems` says why. */
    assessment: assessment.nullable(),
    /** The same if the reviews that have not taken place are passed at the highest rate; null where nothing can be computed. */
    ifPassed: z
      .strictObject({
        assessment,
        /** Ids of the claims whose review is assumed. */
        assumed: z.array(z.string()),
        /** What would change that result. */
        advice: z.array(advice),
      })
      .nullable(),
    problems: z.array(z.strictObject({ text: z.string(), place: formPlace })),
    /** Facts taken from the register of works, by claim: shown, not typed. */
    registered: z.record(z.string(), z.record(z.string(), z.unknown())),
    /** The draft's (running) or a snapshot's. */
    of: z.enum(['draft', 'snapshot']),
    asOf: calendarDay,
  })
  .meta({ id: 'RunningAssessment' });
export type RunningAssessmentView = z.output<typeof runningAssessment>;

export const submitApplication = z
  .strictObject({
    ...idParam,
    /** The revision of the draft that the person saw; DRAFT_CHANGED where it is older. */
    draftRevision: z.int().min(0),
    undertaking: z.strictObject({ version: writtenLine(40), agreed: z.literal(true), signer: writtenLine(50) }),
  })
  .meta({ id: 'SubmitApplication' });

export const submittedApplication = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    sequence: z.int().min(1),
    submittedAt: z.iso.datetime(),
    progressPath: z.string(),
    due: dueView,
  })
  .meta({ id: 'SubmittedApplication' });

export const reasonInput = z.strictObject({ ...idParam, reason: writtenText(2000) });
export const movedApplication = z
  .strictObject({ id: z.uuid(), state: applicationState, nextActor: nextActor.nullable(), due: dueView })
  .meta({ id: 'MovedApplication' });

const timelineStep = z.strictObject({
  state: applicationState,
  /** In the public's words. */
  title: z.string(),
  at: z.iso.datetime(),
  /** Given to the applicant: the reason of a request for correction, of declining, of withdrawing. */
  note: z.string(),
});

export const timeline = z
  .strictObject({
    steps: z.array(timelineStep),
    now: z.strictObject({
      title: z.string(),
      /** One sentence: who acts next and until when. */
      next: z.string(),
      nextActor: nextActor.nullable(),
      due: dueView,
    }),
  })
  .meta({ id: 'Timeline' });

export const snapshotParams = z.strictObject({ ...idParam, sequence: z.coerce.number().int().min(1) });
export const snapshot = z
  .strictObject({
    sequence: z.int(),
    draft: applicationDraft,
    request: z.record(z.string(), z.unknown()),
    assessment,
    policyId,
    version: versionId,
    digest,
    readings: z.int(),
    sha256: z.string(),
    submittedBy: z.uuid(),
    at: z.iso.datetime(),
    undertaking: z.strictObject({ signer: z.string(), version: z.string(), paragraphs: z.array(z.string()) }),
  })
  .meta({ id: 'ApplicationSnapshot' });

export const listChanges = z.strictObject({
  ...idParam,
  /** Left out: the last two. */
  from: z.coerce.number().int().min(1).optional(),
  to: z.coerce.number().int().min(1).optional(),
});
export const snapshotChange = z
  .strictObject({
    kind: z.enum(['added', 'removed', 'changed']),
    place: formPlace,
    label: z.string(),
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: 'SnapshotChange' });
export const snapshotChanges = z
  .strictObject({
    from: z.int(),
    to: z.int(),
    items: z.array(snapshotChange),
    totalBeforeFen: fenAmount,
    totalAfterFen: fenAmount,
  })
  .meta({ id: 'SnapshotChanges' });

export const progressParams = z.strictObject({ number: optionalLine(20), code: optionalLine(20) });
/** All that a visitor with number and check code sees. */
export const progress = z
  .strictObject({
    number: z.string(),
    steps: z.array(z.strictObject({ title: z.string(), day: calendarDay })),
    title: z.string(),
    next: z.string(),
    isSample: z.boolean(),
  })
  .meta({ id: 'Progress' });

import { z } from 'zod';
import { applicationState } from './application-states.ts';
import { assessment, traceEntry } from './assessment.ts';
import { basisPoints, clauseId, fenAmount } from './literals.ts';
import { pageOf, pageQuery } from './paging.ts';
import { optionalLine, realDay, writtenLine, writtenText } from './texts.ts';

/**
 * Verification, below /api/v1 (`:id` is the application unless said otherwise):
 *
 * - `POST /applications/:id/verification/open` → Verification (officer): takes an accepted application
 * - `GET /applications/:id/verification` (officer, supervisor, auditor, panel secretary; the accountant entrusted with it) → Verification
 * - `POST /applications/:id/verification/decide-line` DecideLine → Verification (officer)
 * - `POST /applications/:id/verification/decide-fact` DecideFact → Verification (officer)
 * - `POST /applications/:id/verification/note-finding` {findingId, note} → Verification (officer)
 * - `POST /applications/:id/verification/refresh-findings` → Verification (officer)
 * - `POST /applications/:id/verification/complete` → Verification (officer): every line decided, every finding noted
 * - `POST /applications/:id/accountants` {accountId, dueDay} → Verification (officer); `GET /accountant/assignments`
 * - `POST /applications/:id/accountants/:assignmentId/end` {reason} → Verification (officer): takes back what is not returned
 * - `POST /accountant/assignments/:assignmentId/return` AccountantReport → {id} (the accountant)
 * - `POST /rounds/:id/sample-draws` {size, inspectors[]} → SampleDraw (supervisor); `GET /rounds/:id/sample-draws`
 * - `GET /site-checks/mine` (inspector); `POST /site-checks/:checkId/record` SiteRecord → {id}
 * - `POST /applications/:id/opinions` {department, email, question, dueDay} → {id} (officer)
 * - `GET /opinions/:token`, `POST /opinions/:token/answer` (whoever holds the link) → Opinion
 */

export const LINE_DECISIONS = ['allowed', 'reduced', 'struck'] as const;
export const lineDecision = z.enum(LINE_DECISIONS).meta({ id: 'LineDecision' });
export type LineDecision = z.output<typeof lineDecision>;

export const FINDING_CODES = [
  'VOUCHER_MISSING',
  'VOUCHER_COUNTED',
  'VOUCHER_SEEN',
  'SIMILAR_PICTURE',
  'SAME_CONTRACT',
  'BUYER_NOT_APPLICANT',
  'DATE_OUTSIDE_PERIOD',
  'SUMS_DIFFER',
  'LINE_ABOVE_INVOICE',
  'READ_AND_TYPED_DIFFER',
  'NOT_SCANNED',
  'NEEDS_RECOGNITION',
  'INVESTMENT_AND_TIER',
  'INVESTMENT_AND_COSTS',
  'SHOOTING_DAYS_DIFFER',
  'AUDITED_FIGURE_DIFFERS',
  'SHARED_BANK_ACCOUNT',
  'SHARED_PHONE',
  'SHARED_ADDRESS',
  'SHARED_SHAREHOLDER',
  'OTHER_SUPPORT',
] as const;
export const findingCode = z.enum(FINDING_CODES).meta({ id: 'FindingCode' });
export type FindingCode = z.output<typeof findingCode>;

const idParam = { id: z.uuid() };
export const verificationParams = z.strictObject(idParam);

export const decideLine = z
  .strictObject({
    ...idParam,
    costLineId: z.uuid(),
    decision: lineDecision,
    /** Needed where it is reduced: more than nothing and less than claimed. */
    verifiedFen: fenAmount.optional(),
    /** Of a cost that the text does not name: whether it is recognised. */
    isRecognized: z.boolean().optional(),
    /** Goes into the decision letter; needed unless the whole line is allowed. */
    reason: optionalLine(500).default(''),
  })
  .meta({ id: 'DecideLine' });

export const decideFact = z
  .strictObject({
    ...idParam,
    /** Empty for a fact of the company. */
    claimId: z.string().max(80),
    fact: writtenLine(100),
    verified: z.union([z.boolean(), z.number(), z.string().max(200), z.record(z.string(), z.number())]),
    reason: writtenText(500),
  })
  .meta({ id: 'DecideFact' });

export const noteFinding = z
  .strictObject({ ...idParam, findingId: z.uuid(), note: writtenText(500) })
  .meta({ id: 'NoteFinding' });

/** What of a line the accountant proposes, with the page of the report. */
export const accountantReport = z
  .strictObject({
    assignmentId: z.uuid(),
    lines: z
      .array(
        z.strictObject({
          costLineId: z.uuid(),
          proposedFen: fenAmount,
          reason: optionalLine(500),
          page: z.int().min(1).max(9999).nullable(),
        }),
      )
      .max(2000),
    figures: z
      .array(
        z.strictObject({
          /** Fact and year, `rndExpenditureFen.2025`. */
          name: writtenLine(100),
          amountFen: fenAmount,
          page: z.int().min(1).max(9999),
        }),
      )
      .max(50),
    opinion: writtenText(5000),
    reportVoucherId: z.uuid().nullable(),
  })
  .meta({ id: 'AccountantReport' });
export type AccountantReport = z.output<typeof accountantReport>;

export const assignAccountant = z.strictObject({ ...idParam, accountId: z.uuid(), dueDay: realDay });
export const endAssignment = z.strictObject({ ...idParam, assignmentId: z.uuid(), reason: writtenText(500) });
export const accountantAssignment = z
  .strictObject({
    id: z.uuid(),
    applicationId: z.uuid(),
    number: z.string().nullable(),
    organisationName: z.string(),
    accountId: z.uuid(),
    accountName: z.string(),
    dueDay: realDay,
    returnedAt: z.iso.datetime().nullable(),
    report: accountantReport.omit({ assignmentId: true }).nullable(),
  })
  .meta({ id: 'AccountantAssignment' });
export const listAssignments = pageQuery;
export const assignmentList = pageOf(accountantAssignment, 'AccountantAssignmentList');

export const drawSample = z.strictObject({
  ...idParam,
  size: z.int().min(1).max(500),
  inspectors: z.array(z.uuid()).min(1).max(50),
});
export const sampleDraw = z
  .strictObject({
    id: z.uuid(),
    roundId: z.uuid(),
    seed: z.string(),
    size: z.int(),
    at: z.iso.datetime(),
    by: z.string(),
    /** What was drawn from, and its weight: with seed, size and inspectors anybody draws the same again. */
    candidates: z.array(z.strictObject({ id: z.uuid(), number: z.string(), weight: z.number() })),
    inspectors: z.array(z.strictObject({ accountId: z.uuid(), name: z.string() })),
    drawn: z.array(
      z.strictObject({
        id: z.uuid(),
        number: z.string(),
        organisationName: z.string(),
        inspector: z.uuid(),
        inspectorName: z.string(),
      }),
    ),
    /** Whether seed and list give the same drawing again. */
    isReproduced: z.boolean(),
  })
  .meta({ id: 'SampleDraw' });
export const sampleDrawList = z.strictObject({ items: z.array(sampleDraw) }).meta({ id: 'SampleDrawList' });

export const siteRecord = z
  .strictObject({
    checkId: z.uuid(),
    visitedOn: realDay,
    place: writtenLine(200),
    seen: writtenText(5000),
    agrees: z.boolean(),
    photoFileIds: z.array(z.uuid()).max(30),
  })
  .meta({ id: 'SiteRecord' });
export const siteCheck = z
  .strictObject({
    id: z.uuid(),
    applicationId: z.uuid(),
    number: z.string().nullable(),
    organisationName: z.string(),
    inspectorAccountId: z.uuid(),
    inspectorName: z.string(),
    orderedAt: z.iso.datetime(),
    doneAt: z.iso.datetime().nullable(),
    record: siteRecord.omit({ checkId: true }).nullable(),
  })
  .meta({ id: 'SiteCheck' });
export const siteCheckList = pageOf(siteCheck, 'SiteCheckList');

export const requestOpinion = z.strictObject({
  ...idParam,
  department: writtenLine(100),
  email: z.email().max(200),
  question: writtenText(2000),
  dueDay: realDay,
});
export const opinionAnswer = z
  .strictObject({
    token: z.string().min(20).max(100),
    answeredBy: writtenLine(100),
    opinion: z.enum(['no-objection', 'objection', 'not-concerned']),
    reasons: z.string().max(5000),
    /** Awards of the department to the same subject. */
    otherAwards: z
      .array(z.strictObject({ policy: writtenLine(200), amountFen: fenAmount, year: z.int().min(2000).max(2100) }))
      .max(50),
  })
  .meta({ id: 'OpinionAnswer' });
export const opinion = z
  .strictObject({
    id: z.uuid(),
    department: z.string(),
    question: z.string(),
    dueDay: realDay,
    number: z.string().nullable(),
    organisationName: z.string(),
    subjects: z.array(z.string()),
    answeredAt: z.iso.datetime().nullable(),
    /** Not answered in time: the link is closed and nobody waits for it any longer. */
    isOverdue: z.boolean(),
    answer: opinionAnswer.omit({ token: true }).nullable(),
  })
  .meta({ id: 'Opinion' });

export const finding = z
  .strictObject({
    id: z.uuid(),
    code: findingCode,
    costLineId: z.uuid().nullable(),
    claimId: z.string().nullable(),
    /** The sentence with what was found. */
    text: z.string(),
    evidence: z.record(z.string(), z.union([z.string(), z.number()])),
    note: z.string().nullable(),
  })
  .meta({ id: 'Finding' });

const voucherOfLine = z.strictObject({ id: z.uuid(), fileId: z.uuid(), label: z.string() }).nullable();

/** A fact as it was stated and as it was found; `type` and `options` say how it is asked. */
export const verifiedFact = z
  .strictObject({
    fact: z.string(),
    label: z.string(),
    type: z.enum(['boolean', 'choice', 'money', 'integer', 'money-by-year', 'counts']),
    unit: z.string(),
    /** Of a choice its values, of several numbers their parts, of years the stated ones. */
    options: z.array(z.strictObject({ value: z.string(), label: z.string() })),
    stated: z.unknown(),
    /** null = as stated. */
    verified: z.unknown(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'VerifiedFact' });
export type VerifiedFactView = z.output<typeof verifiedFact>;

/** An amount that limits a claim, from the sentence that says so. */
const limitOfClaim = z.strictObject({
  code: z.string(),
  label: z.string(),
  cite: z.string(),
  limitFen: fenAmount,
  priorFen: fenAmount,
});

export const verificationLine = z
  .strictObject({
    id: z.uuid(),
    claimId: z.string(),
    position: z.int(),
    category: z.string(),
    categoryLabel: z.string(),
    description: z.string(),
    attributes: z.record(z.string(), z.boolean()),
    claimedFen: fenAmount,
    incurredOn: z.string().nullable(),
    contract: voucherOfLine,
    invoice: voucherOfLine,
    slip: voucherOfLine,
    /** Whether a person has to say if the cost is one that the text means ("等"). */
    needsRecognition: z.boolean(),
    decision: z
      .strictObject({
        decision: lineDecision,
        verifiedFen: fenAmount,
        isRecognized: z.boolean().nullable(),
        reason: z.string(),
        by: z.string(),
        at: z.iso.datetime(),
      })
      .nullable(),
    findings: z.array(z.uuid()),
  })
  .meta({ id: 'VerificationLine' });

export const verificationClaim = z
  .strictObject({
    id: z.string(),
    clause: clauseId,
    title: z.string(),
    subjectTitle: z.string().nullable(),
    /** The costs as claimed, as decided so far, and still open. */
    claimedFen: fenAmount,
    verifiedFen: fenAmount,
    openFen: fenAmount,
    /** What the clause gives at most: as claimed; on what is decided; if all that is open were allowed. */
    ceilingClaimedFen: fenAmount,
    ceilingVerifiedFen: fenAmount,
    ceilingIfAllowedFen: fenAmount,
    /** The costs that the clause counts, on the same three grounds, and the share that is given of them. */
    baseClaimedFen: fenAmount,
    baseVerifiedFen: fenAmount,
    baseIfAllowedFen: fenAmount,
    rateBp: basisPoints,
    limits: z.array(limitOfClaim),
    status: z.enum(['eligible', 'pending', 'ineligible', 'terms-unpublished']),
    failed: z.array(z.string()),
    /** The conditions on the verified figures, each with its sentence. */
    trace: z.array(traceEntry),
    facts: z.array(verifiedFact),
  })
  .meta({ id: 'VerificationClaim' });

export const verification = z
  .strictObject({
    applicationId: z.uuid(),
    number: z.string().nullable(),
    organisationId: z.uuid(),
    organisationName: z.string(),
    roundTitle: z.string(),
    isSample: z.boolean(),
    state: applicationState,
    dueDay: z.string().nullable(),
    /** null = no time limit runs, or its calendar is missing. */
    workingDaysLeft: z.int().nullable(),
    awaitingYear: z.int().nullable(),
    officer: z.strictObject({ accountId: z.uuid(), name: z.string() }).nullable(),
    /** Whether whoever asks decides here: the officer, or who stands in for them, while it is open. */
    mayDecide: z.boolean(),
    openedAt: z.iso.datetime().nullable(),
    completedAt: z.iso.datetime().nullable(),
    policy: z.strictObject({ id: z.string(), version: z.string() }),
    claims: z.array(verificationClaim),
    /** What the company stated of itself. */
    applicantFacts: z.array(verifiedFact),
    lines: z.array(verificationLine),
    findings: z.array(finding),
    accountants: z.array(accountantAssignment),
    siteChecks: z.array(siteCheck),
    opinions: z.array(opinion),
    /** Why it cannot be completed yet; empty = it can. */
    obstacles: z.array(z.string()),
    /** On the verified figures. */
    assessment: assessment.nullable(),
  })
  .meta({ id: 'Verification' });
export type VerificationLineView = z.output<typeof verificationLine>;
export type VerificationClaimView = z.output<typeof verificationClaim>;
export type FindingView = z.output<typeof finding>;
export type VerificationView = z.output<typeof verification>;

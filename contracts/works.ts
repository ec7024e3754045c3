import { z } from 'zod';
import { nextCursor, pageOf, pageQuery } from './paging.ts';
import { shootingTotals } from './shooting-days.ts';
import { checkState, day, filingTier, KEY_PROJECT_LEVELS, subjectAttributes, subjectKind, words } from './subjects.ts';

/** The register of subjects at the front door. */

const instant = z.iso.datetime();
export const subjectPath = z.strictObject({ id: z.uuid() });
export const revision = z.int().min(1);

export const registerSubjectInput = subjectAttributes.extend({ kind: subjectKind });
/** All attributes again, and the revision that the person had before them. */
export const changeSubjectInput = subjectAttributes.extend({ id: z.uuid(), revision });
export const revised = z.strictObject({ id: z.uuid(), revision }).meta({ id: 'Revised' });

export const undertakeRightsInput = z.strictObject({ id: z.uuid(), revision, agreed: z.literal(true) });
export const claimKeyProjectInput = z.strictObject({
  id: z.uuid(),
  revision,
  level: z.enum(KEY_PROJECT_LEVELS).nullable(),
  proofFileId: z.uuid().nullable(),
});

/** What the office found; a question needs words that tell the company what to mend. */
export const decideInput = z.strictObject({
  id: z.uuid(),
  revision,
  decision: z.enum(['confirmed', 'questioned']),
  note: words(500).default(''),
});

const check = z
  .strictObject({
    state: checkState,
    /** Why it was questioned. */
    note: z.string(),
    confirmedBy: z.uuid().nullable(),
    confirmedAt: instant.nullable(),
  })
  .meta({ id: 'OfficeCheck' });

export const crew = z
  .strictObject({ id: z.uuid(), name: z.string(), head: z.string(), size: z.int().nullable() })
  .meta({ id: 'Crew' });

const subjectLine = z.strictObject({
  id: z.uuid(),
  organisationId: z.uuid(),
  kind: subjectKind,
  title: z.string(),
  presenterName: z.string(),
  producerName: z.string(),
  releasedOn: day.nullable(),
  filingTier: filingTier.nullable(),
  filingState: checkState,
  keyProject: z.enum(KEY_PROJECT_LEVELS).nullable(),
  keyProjectState: checkState,
  /** Only where both belong to the same organisation, or staff ask. */
  mergedInto: z.uuid().nullable(),
  createdAt: instant,
});
export type SubjectLine = z.output<typeof subjectLine>;
export const subjectPage = pageOf(subjectLine.meta({ id: 'SubjectLine' }), 'SubjectPage');

export const subjectView = subjectAttributes
  .extend({
    id: z.uuid(),
    organisationId: z.uuid(),
    kind: subjectKind,
    revision,
    createdAt: instant,
    mergedInto: z.uuid().nullable(),
    filing: check,
    filingTier: filingTier.nullable(),
    keyProject: z.enum(KEY_PROJECT_LEVELS).nullable(),
    keyProjectProofFileId: z.uuid().nullable(),
    keyProjectCheck: check,
    rightsUndertaking: z.strictObject({ by: z.uuid(), at: instant, text: z.string() }).nullable(),
    crews: z.array(crew),
    /** Of the days that this registration holds. */
    shooting: shootingTotals,
    /** What looks unusual or is still missing; never a refusal. */
    hints: z.array(z.strictObject({ path: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ id: 'Subject' });
export type SubjectView = z.output<typeof subjectView>;

export const listSubjectsInput = pageQuery.extend({ kind: subjectKind.optional() });
/** What waits for the office. */
export const REGISTER_QUEUES = ['filing', 'key-project', 'shooting-days'] as const;
export const listRegisterInput = pageQuery.extend({
  kind: subjectKind.optional(),
  queue: z.enum(REGISTER_QUEUES).optional(),
  organisationId: z.uuid().optional(),
  /** The beginning of the title, or a whole licence or filing number. */
  q: words(100).optional(),
});

export const addCrewInput = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(100),
  head: words(50).default(''),
  size: z.int().min(1).max(5000).nullable().default(null),
});
export const changeCrewInput = addCrewInput.extend({ crewId: z.uuid() });
export const removeCrewInput = z.strictObject({ id: z.uuid(), crewId: z.uuid() });
export const crewAnswer = z.strictObject({ crewId: z.uuid() }).meta({ id: 'CrewAnswer' });

export const OUTCOME_KINDS = [
  'release',
  'rights-sale',
  'award',
  'exhibition',
  'cooperation',
  'designation',
  'other',
] as const;
const outcomeAttributes = z.strictObject({
  kind: z.enum(OUTCOME_KINDS),
  title: z.string().trim().min(1).max(200),
  /** Country or region. */
  country: words(60).default(''),
  platform: words(100).default(''),
  happenedOn: day.nullable().default(null),
  proofFileId: z.uuid().nullable().default(null),
});
export const addOutcomeInput = outcomeAttributes.extend({ id: z.uuid() });
export const changeOutcomeInput = outcomeAttributes.extend({ id: z.uuid(), outcomeId: z.uuid(), revision });
export const removeOutcomeInput = z.strictObject({ id: z.uuid(), outcomeId: z.uuid(), revision });
export const outcomeAnswer = z.strictObject({ outcomeId: z.uuid(), revision }).meta({ id: 'OutcomeAnswer' });
export const outcomeView = outcomeAttributes.extend({ id: z.uuid(), revision }).meta({ id: 'OverseasOutcome' });
export type OutcomeView = z.output<typeof outcomeView>;
export const listOutcomesInput = pageQuery.extend({ id: z.uuid() });
export const outcomePage = pageOf(outcomeView, 'OverseasOutcomePage');

/** Why two registrations look like one work. */
export const MERGE_REASONS = ['title-and-presenter', 'filing-number', 'platform-link'] as const;
export type MergeReason = (typeof MERGE_REASONS)[number];
const mergeSide = z.strictObject({
  id: z.uuid(),
  organisationId: z.uuid(),
  title: z.string(),
  kind: subjectKind,
  presenterName: z.string(),
  filingNumber: z.string(),
  registeredAt: instant,
});
export const mergeProposal = z
  .strictObject({
    id: z.uuid(),
    state: z.enum(['open', 'merged', 'dismissed']),
    reasons: z.array(z.enum(MERGE_REASONS)),
    foundAt: instant,
    first: mergeSide,
    second: mergeSide,
    decidedBy: z.uuid().nullable(),
    decisionReason: z.string(),
  })
  .meta({ id: 'MergeProposal' });
export type MergeProposal = z.output<typeof mergeProposal>;
export const listMergeProposalsInput = pageQuery.extend({
  state: z.enum(['open', 'merged', 'dismissed']).default('open'),
  subjectId: z.uuid().optional(),
});
export const mergeProposalPage = z
  .strictObject({ items: z.array(mergeProposal), next: nextCursor })
  .meta({ id: 'MergeProposalPage' });
const reason = z.string().trim().min(1).max(500);
export const mergeSubjectsInput = z.strictObject({ id: z.uuid(), survivorId: z.uuid(), reason });
export const dismissMergeInput = z.strictObject({ id: z.uuid(), reason });
export const mergeAnswer = z.strictObject({ id: z.uuid() }).meta({ id: 'MergeAnswer' });

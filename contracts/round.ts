import { z } from 'zod';
import { calendarDay, clauseId, digest, fenAmount, policyId, versionId } from './literals.ts';
import { pageOf, pageQuery } from './paging.ts';
import { unfinishedText, writtenLine, writtenText } from './texts.ts';

/**
 * Rounds of application. A round is open in [opensAt, closesAt); until graceUntil (where there is one) drafts that were
 * begun before closesAt may still be submitted. Below /api/v1:
 *
 * - `GET /rounds?phase=&limit=&cursor=` published and cancelled rounds, newest first (anybody) → RoundList
 * - `GET /rounds/:id` one of them (anybody) → Round
 * - `GET /rounds/:id/policy` the package that its form is built from: definition, text, materials (anybody) → RoundPolicy;
 *   the members are those of `PagePolicy` in web/public/calculator/model/policy.ts
 * - `GET /office/rounds?state=&limit=&cursor=`, `GET /office/rounds/:id` drafts too, with who changed what (staff) → OfficeRound
 * - `POST /rounds` RoundDraft → OfficeRound (officer, supervisor)
 * - `POST /rounds/:id/change` {revision, ...RoundDraft} → OfficeRound; ROUND_CHANGED where somebody saved since
 * - `POST /rounds/:id/publish` → OfficeRound (supervisor)
 * - `POST /rounds/:id/extend` {closesAt, graceUntil, reason} → OfficeRound (officer, supervisor)
 * - `POST /rounds/:id/cancel` {reason} → OfficeRound (supervisor)
 */

export const ROUND_STATES = ['draft', 'published', 'cancelled'] as const;
/** Where a published round stands now. */
export const ROUND_PHASES = ['upcoming', 'open', 'grace', 'closed', 'cancelled'] as const;
export const QUESTION_KINDS = ['text', 'long-text', 'number', 'day', 'yes-no'] as const;

const shortId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const instant = z.iso.datetime({ offset: true });
const reason = writtenText(2000);

export const roundQuestion = z
  .strictObject({
    id: shortId,
    label: writtenLine(300),
    kind: z.enum(QUESTION_KINDS),
    required: z.boolean(),
  })
  .meta({ id: 'RoundQuestion' });

/** Asked for by this round beside the materials of the package; `clauses: []` = once for the whole application. */
export const roundMaterial = z
  .strictObject({
    id: shortId,
    label: writtenLine(300),
    help: unfinishedText(1000).default(''),
    required: z.boolean(),
    clauses: z.array(clauseId).max(50),
  })
  .meta({ id: 'RoundMaterial' });

export const roundClause = z
  .strictObject({
    clause: clauseId,
    /** Money set aside for the clause in this round; null = not stated. */
    budgetFen: fenAmount.nullable(),
    /** Places of this round; null = as the package says. */
    places: z.int().min(0).max(100_000).nullable(),
  })
  .meta({ id: 'RoundClause' });

const draftMembers = {
  title: writtenLine(200),
  issuedVersionId: z.uuid(),
  programYear: z.int().min(2020).max(2100),
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  graceUntil: instant.nullable(),
  contact: unfinishedText(1000),
  clauses: z.array(roundClause).max(50),
  questions: z.array(roundQuestion).max(50),
  materials: z.array(roundMaterial).max(50),
  /** Ids of package materials that this round does not ask for (the system makes them, or the call waives them). */
  waivedMaterials: z.array(writtenLine(100)).max(100),
};

/** A draft may be incomplete: what publishing needs is checked then. */
export const roundDraft = z.strictObject(draftMembers).meta({ id: 'RoundDraft' });
export type RoundDraft = z.output<typeof roundDraft>;

export const changeRound = z.strictObject({ id: z.uuid(), revision: z.int().min(1), ...draftMembers });
export const roundParams = z.strictObject({ id: z.uuid() });
export const extendRound = z.strictObject({
  id: z.uuid(),
  closesAt: instant,
  graceUntil: instant.nullable(),
  reason,
});
export const cancelRound = z.strictObject({ id: z.uuid(), reason });

const publicMembers = {
  id: z.uuid(),
  /** `2026-1`: programme year and running number. */
  number: z.string(),
  title: z.string(),
  policyId,
  version: versionId,
  policyTitle: z.string(),
  digest,
  readings: z.int().min(1),
  isSample: z.boolean(),
  programYear: z.int(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  graceUntil: z.iso.datetime().nullable(),
  phase: z.enum(ROUND_PHASES),
};

export const roundSummary = z
  .strictObject({
    ...publicMembers,
    clauses: z.array(z.strictObject({ ...roundClause.shape, title: z.string() })),
  })
  .meta({ id: 'RoundSummary' });

/** What was done to a published round, with its reason: part of what the public sees. */
export const roundChange = z
  .strictObject({
    kind: z.enum(['extended', 'cancelled']),
    reason: z.string(),
    before: z.record(z.string(), z.string().nullable()),
    after: z.record(z.string(), z.string().nullable()),
    at: z.iso.datetime(),
  })
  .meta({ id: 'RoundChange' });

export const round = z
  .strictObject({
    ...roundSummary.shape,
    documentNumber: z.string(),
    issuedOn: calendarDay,
    contact: z.string(),
    questions: z.array(roundQuestion),
    materials: z.array(roundMaterial),
    waivedMaterials: z.array(z.string()),
    changes: z.array(roundChange),
  })
  .meta({ id: 'Round' });
export type RoundView = z.output<typeof round>;
export type RoundSummaryView = z.output<typeof roundSummary>;

export const officeRound = z
  .strictObject({
    ...draftMembers,
    id: z.uuid(),
    number: z.string().nullable(),
    state: z.enum(ROUND_STATES),
    phase: z.enum(ROUND_PHASES).nullable(),
    policyId,
    version: versionId,
    digest,
    readings: z.int().min(1),
    isSample: z.boolean(),
    revision: z.int().min(1),
    changedBy: z.uuid().nullable(),
    changedAt: z.iso.datetime(),
    changes: z.array(roundChange),
  })
  .meta({ id: 'OfficeRound' });
export type OfficeRoundView = z.output<typeof officeRound>;

export const listRounds = pageQuery.extend({ phase: z.enum(ROUND_PHASES).optional() });
export const roundList = pageOf(roundSummary, 'RoundList');
export const listOfficeRounds = pageQuery.extend({ state: z.enum(ROUND_STATES).optional() });
export const officeRoundList = pageOf(officeRound, 'OfficeRoundList');

/** Plain data in the form of the engine's `PolicyPackage`: `definition`, `text` (without sentences) and `materials`. */
export const roundPolicy = z
  .strictObject({
    definition: z.record(z.string(), z.unknown()),
    text: z.record(z.string(), z.unknown()),
    materials: z.array(z.record(z.string(), z.unknown())),
  })
  .meta({ id: 'RoundPolicy' });

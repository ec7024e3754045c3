import { z } from 'zod';
import { optionalLine, unfinishedText } from './texts.ts';

/**
 * What an applicant has filled in so far. Nothing is needed and nothing is interpreted: a value that does not fit its
 * fact (text in a field for days) is kept as typed and named by the checklist. Amounts are fen once they can be read.
 */

const name = optionalLine(100).min(1);
const typedPart = z.union([z.number(), z.boolean(), unfinishedText(500)]);

/** A fact as the engine takes it (boolean, whole number, choice, numbers by member or year), or text that is no such value. */
export const typedFact = z.union([
  z.boolean(),
  z.number(),
  unfinishedText(2000),
  z.record(name, typedPart).refine((value) => Object.keys(value).length <= 30),
]);
export type TypedFact = z.output<typeof typedFact>;

const typedFacts = z.record(name, typedFact).refine((value) => Object.keys(value).length <= 100);
const claimId = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);

export const draftSupport = z
  .strictObject({
    id: claimId,
    policy: unfinishedText(300),
    level: optionalLine(40),
    status: optionalLine(40),
    /** null = not known yet. */
    amountFen: z.int().min(0).max(1_000_000_000_000).nullable(),
  })
  .meta({ id: 'DraftSupport' });

export const draftClaim = z
  .strictObject({
    id: claimId,
    clause: claimId.max(100),
    /** Of the register of works; left out = not chosen yet. */
    subjectId: z.uuid().optional(),
    outcomeId: z.uuid().optional(),
    facts: typedFacts,
    /** Ids of `otherSupport` for the same thing. */
    otherSupport: z.array(claimId).max(50).optional(),
    /** There are no costs: a known zero. */
    costless: z.boolean().optional(),
  })
  .meta({ id: 'DraftClaim' });
export type DraftClaim = z.output<typeof draftClaim>;

const applicantFacts = typedFacts;
const otherSupport = z.array(draftSupport).max(50);
const answers = z
  .record(optionalLine(40).min(1), unfinishedText(10_000))
  .refine((value) => Object.keys(value).length <= 100);

export const applicationDraft = z
  .strictObject({ applicantFacts, otherSupport, answers, claims: z.array(draftClaim).max(50) })
  .meta({ id: 'ApplicationDraft' });
export type ApplicationDraft = z.output<typeof applicationDraft>;

export const EMPTY_DRAFT: ApplicationDraft = { applicantFacts: {}, otherSupport: [], answers: {}, claims: [] };

/** The whole draft as JSON text has at most so many characters. */
export const MOST_DRAFT_CHARACTERS = 400_000;

const base = z.int().min(0);

/** One section as it shall stand, made on top of revision `base` of that section (0 = it did not exist). */
export const draftSection = z
  .discriminatedUnion('section', [
    z.strictObject({ section: z.literal('applicant'), base, value: applicantFacts }),
    z.strictObject({ section: z.literal('other-support'), base, value: otherSupport }),
    z.strictObject({ section: z.literal('answers'), base, value: answers }),
    /** `value: null` removes the claim. The claim's id is chosen by the page, at random. */
    z.strictObject({ section: z.literal('claim'), base, claimId, value: draftClaim.nullable() }),
  ])
  .meta({ id: 'DraftSection' });
export type DraftSection = z.output<typeof draftSection>;

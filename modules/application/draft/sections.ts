import { isDeepStrictEqual } from 'node:util';
import type { ApplicationDraft, DraftSection } from '../../../contracts/application-draft.ts';
import type { SectionState } from '../tables.ts';

/** A draft with who saved each of its sections. */
export interface SectionedDraft {
  readonly draft: ApplicationDraft;
  readonly sections: Readonly<Record<string, SectionState>>;
}

/** A section that somebody else saved since: both versions, so that nothing is lost. */
export interface SectionConflict {
  readonly section: string;
  readonly yours: unknown;
  readonly theirs: unknown;
}

export interface AppliedSections extends SectionedDraft {
  /** Keys of the sections that were written. */
  readonly written: readonly string[];
  readonly conflicts: readonly SectionConflict[];
}

/** `applicant`, `other-support`, `answers`, or `claim:<id>`. */
export function keyOf(section: DraftSection): string {
  return section.section === 'claim' ? `claim:${section.claimId}` : section.section;
}

/**
 * Puts saved sections into a draft. A section that stands on the present revision is written; one that stands on an
 * older one is not, and comes back with what stands there. Typing the same is no conflict.
 */
export function applySections(
  before: SectionedDraft,
  given: readonly DraftSection[],
  by: { readonly accountId: string; readonly at: string },
): AppliedSections {
  let { draft } = before;
  const sections = { ...before.sections };
  const written: string[] = [];
  const conflicts: SectionConflict[] = [];
  for (const section of given) {
    const key = keyOf(section);
    const revision = sections[key]?.revision ?? 0;
    const theirs = standing(draft, section);
    if (isDeepStrictEqual(theirs, section.value)) continue;
    if (revision !== section.base) {
      conflicts.push({ section: key, yours: section.value, theirs });
      continue;
    }
    draft = withSection(draft, section);
    sections[key] = { revision: revision + 1, ...by };
    written.push(key);
  }
  return { draft, sections, written, conflicts };
}

function standing(draft: ApplicationDraft, section: DraftSection): unknown {
  switch (section.section) {
    case 'applicant':
      return draft.applicantFacts;
    case 'other-support':
      return draft.otherSupport;
    case 'answers':
      return draft.answers;
    case 'claim':
      return draft.claims.find(({ id }) => id === section.claimId) ?? null;
  }
}

function withSection(draft: ApplicationDraft, section: DraftSection): ApplicationDraft {
  switch (section.section) {
    case 'applicant':
      return { ...draft, applicantFacts: section.value };
    case 'other-support':
      return { ...draft, otherSupport: section.value };
    case 'answers':
      return { ...draft, answers: section.value };
    case 'claim':
      return { ...draft, claims: withClaim(draft.claims, section) };
  }
}

type Claims = ApplicationDraft['claims'];

function withClaim(claims: Claims, { claimId, value }: Extract<DraftSection, { section: 'claim' }>): Claims {
  if (value === null) return claims.filter(({ id }) => id !== claimId);
  const claim = { ...value, id: claimId };
  return claims.some(({ id }) => id === claimId)
    ? claims.map((one) => (one.id === claimId ? claim : one))
    : [...claims, claim];
}

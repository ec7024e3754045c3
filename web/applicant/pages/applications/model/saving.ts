import type { z } from 'zod';
import type { ApplicationView, SavedDraftView } from '../../../../../contracts/application.ts';
import type { ApplicationDraft, DraftSection } from '../../../../../contracts/application-draft.ts';
import type { SaveState } from '../../../../kit/autosave.ts';

/** What a save of one section means for the page. */

export function sectionKey(section: DraftSection): string {
  return section.section === 'claim' ? `claim:${section.claimId}` : section.section;
}

export function revisionOf({ sections }: Pick<ApplicationView, 'sections'>, key: string): number {
  return sections[key]?.revision ?? 0;
}

/** The application as the page knows it after a save: only the saved section moves on. */
export function afterSave(before: ApplicationView, section: DraftSection, saved: SavedDraftView): ApplicationView {
  const key = sectionKey(section);
  const mark = saved.sections[key];
  if (!mark || saved.conflicts.some((conflict) => conflict.section === key)) return before;
  return {
    ...before,
    draft: withSection(before.draft, section),
    sections: { ...before.sections, [key]: mark },
    draftRevision: Math.max(before.draftRevision, saved.revision),
  };
}

/** Somebody else has saved another section since: what the page shows of it is old. */
export function isBehind({ sections }: Pick<ApplicationView, 'sections'>, saved: SavedDraftView, own: string): boolean {
  return Object.entries(saved.sections).some(
    ([key, mark]) => key !== own && mark.revision > (sections[key]?.revision ?? 0),
  );
}

function withSection(draft: ApplicationDraft, section: DraftSection): ApplicationDraft {
  switch (section.section) {
    case 'applicant':
      return { ...draft, applicantFacts: section.value };
    case 'other-support':
      return { ...draft, otherSupport: section.value };
    case 'answers':
      return { ...draft, answers: section.value };
    case 'claim': {
      const { claimId, value } = section;
      if (value === null) return { ...draft, claims: draft.claims.filter(({ id }) => id !== claimId) };
      const isThere = draft.claims.some(({ id }) => id === claimId);
      const claims = draft.claims.map((claim) => (claim.id === claimId ? value : claim));
      return { ...draft, claims: isThere ? claims : [...claims, value] };
    }
  }
}

/** The other person's version, in the form of the section. */
export function theirsOf<S extends z.ZodType>(saved: SavedDraftView, key: string, schema: S) {
  const conflict = saved.conflicts.find(({ section }) => section === key);
  return conflict && { theirs: schema.parse(conflict.theirs), revision: conflict.mark.revision, mark: conflict.mark };
}

const FROM_WORST: readonly SaveState[] = ['conflict', 'refused', 'offline', 'saving', 'unsaved', 'saved'];

/** The state of the whole form: that of the section that is worst off. */
export function worstState(states: Iterable<SaveState>): SaveState {
  const all = new Set(states);
  return FROM_WORST.find((state) => all.has(state)) ?? 'saved';
}

import { describe, expect, it } from 'vitest';
import type { ApplicationView, SavedDraftView } from '../../../../../contracts/application.ts';
import { draftClaim, EMPTY_DRAFT } from '../../../../../contracts/application-draft.ts';
import { afterSave, isBehind, theirsOf, worstState } from './saving.ts';

const ID = '7b0f3c1a-2f6e-4a58-9f0e-0c9f2b6d1e33';
const AT = '2026-06-01T02:00:00.000Z';
const mark = (revision: number) => ({ revision, savedBy: null, savedAt: AT });
const claim = { id: 'c1', clause: 'location-filming', facts: {} };

const APPLICATION: ApplicationView = {
  id: ID,
  number: null,
  state: 'draft',
  stateSince: AT,
  nextActor: 'applicant',
  due: { day: null, awaitingYear: null, paused: false },
  source: 'online',
  organisationId: ID,
  roundId: ID,
  createdAt: AT,
  submittedAt: null,
  draftSavedAt: AT,
  roundTitle: '第一批',
  isSample: true,
  clauses: [],
  organisationName: '某公司',
  uscc: '91110112MA00000016',
  draft: { ...EMPTY_DRAFT, claims: [claim] },
  draftRevision: 4,
  sections: { 'claim:c1': mark(2), answers: mark(1) },
  attachments: [],
  snapshots: 0,
  mayEdit: true,
  progressPath: null,
  receiptFileId: null,
  copiedFrom: null,
};

function answer(change: Partial<SavedDraftView> = {}): SavedDraftView {
  return { revision: 5, sections: { 'claim:c1': mark(3), answers: mark(1) }, conflicts: [], ...change };
}

const changed = { ...claim, facts: { wideReach: true } };
const section = { section: 'claim', base: 2, claimId: 'c1', value: changed } as const;

describe('what the page knows after a save', () => {
  it('nothing new of a section that came back as a conflict', () => {
    const conflicts = [{ section: 'claim:c1', yours: changed, theirs: null, mark: mark(3) }];
    expect(afterSave(APPLICATION, section, answer({ conflicts }))).toBe(APPLICATION);
    expect(theirsOf(answer({ conflicts }), 'claim:c1', draftClaim.nullable())).toMatchObject({
      theirs: null,
      revision: 3,
    });
  });

  it('the saved section with its revision, and no newer revision of a section that it has not read', () => {
    const after = afterSave(APPLICATION, section, answer({ sections: { 'claim:c1': mark(3), answers: mark(7) } }));
    expect([after.draft.claims[0]?.facts, after.draftRevision]).toEqual([{ wideReach: true }, 5]);
    expect([after.sections['claim:c1']?.revision, after.sections.answers?.revision]).toEqual([3, 1]);
  });

  it('that somebody else has saved another section', () => {
    expect(isBehind(APPLICATION, answer(), 'claim:c1')).toBe(false);
    expect(isBehind(APPLICATION, answer({ sections: { answers: mark(2) } }), 'claim:c1')).toBe(true);
  });

  it('that a claim was removed, or came back', () => {
    const removed = afterSave(APPLICATION, { ...section, value: null }, answer());
    expect(removed.draft.claims).toEqual([]);
    expect(afterSave(removed, section, answer()).draft.claims).toEqual([changed]);
  });
});

it('the form is as badly off as its worst section', () => {
  expect([worstState([]), worstState(['saved', 'saving']), worstState(['offline', 'conflict', 'saving'])]).toEqual([
    'saved',
    'saving',
    'conflict',
  ]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApplicationDraft, type DraftSection, EMPTY_DRAFT } from '../../../contracts/application-draft.ts';
import { applySections, type SectionedDraft } from './sections.ts';

const START: SectionedDraft = { draft: EMPTY_DRAFT, sections: {} };
const li = { accountId: 'li', at: '2026-06-01T02:00:00.000Z' };
const wang = { accountId: 'wang', at: '2026-06-01T02:00:01.000Z' };
const claim = (id: string, base: number, facts: Record<string, boolean>): DraftSection => ({
  section: 'claim',
  claimId: id,
  base,
  value: { id, clause: 'location-filming', facts },
});

describe('two people who save the same section', () => {
  it('lose nothing: the later one gets both versions back and the draft stays', () => {
    const first = applySections(START, [claim('c1', 0, { wideReach: true })], li);
    const second = applySections(first, [claim('c1', 0, { wideReach: false })], wang);
    expect(second.draft).toEqual(first.draft);
    expect(second.conflicts).toEqual([
      {
        section: 'claim:c1',
        yours: { id: 'c1', clause: 'location-filming', facts: { wideReach: false } },
        theirs: { id: 'c1', clause: 'location-filming', facts: { wideReach: true } },
      },
    ]);
    expect(second.sections['claim:c1']).toEqual({ revision: 1, ...li });
  });

  it('meet where one removed the claim that the other filled in', () => {
    const first = applySections(START, [claim('c1', 0, {})], li);
    const removed = applySections(first, [{ section: 'claim', claimId: 'c1', base: 1, value: null }], li);
    const second = applySections(removed, [claim('c1', 1, { wideReach: true })], wang);
    expect(second.conflicts).toMatchObject([{ section: 'claim:c1', theirs: null }]);
    const again = applySections(removed, [claim('c1', 2, { wideReach: true })], wang);
    expect(again.draft.claims).toHaveLength(1);
  });

  it('do not meet where both typed the same', () => {
    const first = applySections(START, [claim('c1', 0, { wideReach: true })], li);
    const second = applySections(first, [claim('c1', 0, { wideReach: true })], wang);
    expect(second).toMatchObject({ conflicts: [], written: [], draft: first.draft });
  });
});

describe('a save of several sections', () => {
  it('writes those that nobody touched and gives the others back', () => {
    const first = applySections(START, [{ section: 'answers', base: 0, value: { q1: '一' } }], li);
    const sections: DraftSection[] = [
      { section: 'answers', base: 0, value: { q1: '二' } },
      { section: 'applicant', base: 0, value: { microDramaRelated: true } },
    ];
    const second = applySections(first, sections, wang);
    expect(second.written).toEqual(['applicant']);
    expect(second.conflicts).toHaveLength(1);
    expect(second.draft).toMatchObject({ answers: { q1: '一' }, applicantFacts: { microDramaRelated: true } });
  });
});

describe('any two people on different sections', () => {
  const keys = ['applicant', 'answers', 'c1', 'c2', 'c3'] as const;
  const sectionOf = (key: (typeof keys)[number], text: string): DraftSection => {
    if (key === 'applicant') return { section: 'applicant', base: 0, value: { note: text } };
    if (key === 'answers') return { section: 'answers', base: 0, value: { q1: text } };
    return { section: 'claim', claimId: key, base: 0, value: { id: key, clause: 'x', facts: { note: text } } };
  };

  it('both find everything in the draft, in whichever order they save', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...keys]), fc.nat(5), fc.string(), (order, cut, text) => {
        const mine = order.slice(0, cut).map((key) => sectionOf(key, `${text}1`));
        const theirs = order.slice(cut).map((key) => sectionOf(key, `${text}2`));
        const oneWay = applySections(applySections(START, mine, li), theirs, wang);
        const otherWay = applySections(applySections(START, theirs, wang), mine, li);
        expect([...oneWay.conflicts, ...otherWay.conflicts]).toEqual([]);
        expect(byClaim(oneWay.draft)).toEqual(byClaim(otherWay.draft));
      }),
    );
  });
});

function byClaim(draft: ApplicationDraft) {
  return { ...draft, claims: [...draft.claims].sort((one, other) => (one.id < other.id ? -1 : 1)) };
}

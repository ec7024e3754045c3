import { describe, expect, it } from 'vitest';
import type { RoundDraft } from '../../../../contracts/round.ts';
import { type Basis, publishDefects, saveDefects } from './defects.ts';
import { emptyDraft, freeId } from './draft.ts';

const TODAY = '2026-06-18';

const basis: Basis = {
  issued: {
    id: '00000000-0000-4000-8000-000000000001',
    policyId: 'tongzhou-micro-drama',
    version: 'v1',
    title: '若干措施',
    digest: '0'.repeat(64),
    readings: 1,
    state: 'issued',
    issuedOn: '2026-05-06',
    documentNumber: '示例〔2026〕1号',
    officialFileId: '00000000-0000-4000-8000-000000000002',
    fairCompetitionConclusion: '无',
    isSample: true,
    proposedBy: '00000000-0000-4000-8000-000000000003',
    confirmedBy: null,
    confirmedAt: null,
    withdrawnReason: null,
    isLoaded: true,
  },
  programYears: [0],
  clauses: [
    { id: 'filming', title: '拍摄', summary: '', cite: ['art2'], needs: ['subject'] },
    { id: 'content', title: '创作', summary: '', cite: ['art1'], unpublished: '没有正文', needs: [] },
  ],
  materials: [{ id: 'diary', label: '拍摄日志', basis: 'practice', clauses: 'all' }],
};

const whole: RoundDraft = {
  ...emptyDraft(2026),
  title: '2026年第一批',
  issuedVersionId: basis.issued.id,
  opensAt: '2026-06-20T01:00:00.000Z',
  closesAt: '2026-07-20T09:00:00.000Z',
  contact: '010-80000000',
  clauses: [{ clause: 'filming', budgetFen: null, places: null }],
};

const fields = (part: Partial<RoundDraft>, changed: Partial<Basis> = {}) =>
  publishDefects({ ...whole, ...part }, { ...basis, ...changed }, TODAY).map(({ field }) => field);

describe('what stands in the way of publishing a round', () => {
  it('is everything at once for an empty draft, not the first thing only', () => {
    expect(publishDefects(emptyDraft(2026), basis, TODAY).map(({ field }) => field)).toEqual([
      'title',
      'version',
      'opens-at',
      'clauses',
      'contact',
    ]);
  });

  it('is a version that waits for its second person, was withdrawn, or has changed', () => {
    expect(fields({}, { issued: { ...basis.issued, state: 'proposed' } })).toEqual(['version']);
    expect(fields({}, { issued: { ...basis.issued, state: 'withdrawn' } })).toEqual(['version']);
    expect(fields({}, { issued: { ...basis.issued, isLoaded: false } })).toEqual(['version']);
  });

  it('is a deadline before the opening, a grace before the deadline, a window in the past', () => {
    expect(fields({ closesAt: '2026-06-20T01:00:00.000Z' })).toEqual(['closes-at']);
    expect(fields({ graceUntil: '2026-07-20T09:00:00.000Z' })).toEqual(['grace-until']);
    expect(fields({ opensAt: '2026-06-01T01:00:00.000Z', closesAt: '2026-06-17T09:00:00.000Z' })).toEqual([
      'closes-at',
    ]);
  });

  it('is a window of a year in which the programme year cannot be named', () => {
    expect(fields({ programYear: 2025 })).toEqual(['program-year']);
    expect(fields({ programYear: 2025 }, { programYears: [0, -1] })).toEqual([]);
    expect(fields({ graceUntil: '2026-12-31T16:00:00.000Z' })).toEqual(['program-year']);
  });

  it('is a clause without published text, one of another version, a material of a clause that is not chosen', () => {
    const clause = (id: string) => ({ clauses: [{ clause: id, budgetFen: null, places: null }] });
    expect(fields(clause('content'))).toEqual(['clause-content']);
    expect(fields(clause('elsewhere'))).toEqual(['clause-elsewhere']);
    const material = { id: 'm1', label: '样片', help: '', required: true, clauses: ['content'] };
    expect(fields({ materials: [material] })).toEqual(['material-m1']);
    expect(fields({ waivedMaterials: ['diary', 'unheard-of'] })).toEqual(['waived']);
  });

  it('is nothing for a whole draft', () => {
    expect(fields({})).toEqual([]);
  });
});

it('a draft is saved incomplete, but not without title, version and the words of what it asks', () => {
  const question = { id: 'q1', label: ' ', kind: 'text' as const, required: false };
  expect(saveDefects({ ...emptyDraft(2026), questions: [question] }).map(({ field }) => field)).toEqual([
    'title',
    'version',
    'question-q1',
  ]);
  expect(saveDefects({ ...emptyDraft(2026), title: '一', issuedVersionId: basis.issued.id })).toEqual([]);
});

it('ids of what is added never meet one that is taken', () => {
  expect(freeId('q', [])).toBe('q1');
  expect(freeId('q', ['q1', 'q3'])).toBe('q2');
  expect(freeId('m', ['m1', 'diary'])).toBe('m2');
});

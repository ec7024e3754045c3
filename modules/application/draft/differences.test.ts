import { beforeAll, describe, expect, it } from 'vitest';
import { type ApplicationDraft, EMPTY_DRAFT } from '../../../contracts/application-draft.ts';
import { type CostItem, fen, type PolicyPackage } from '../../../engine/index.ts';
import { loadCatalogue } from '../../../loader/index.ts';
import { type Names, snapshotDifferences } from './differences.ts';
import { Naming } from './naming.ts';

let loaded: PolicyPackage;

beforeAll(async () => {
  const found = (await loadCatalogue({ directories: [], withoutExamples: true })).find();
  if (!found) throw new Error('the default policy is not loaded');
  loaded = found;
});

interface Said {
  readonly facts?: ApplicationDraft['applicantFacts'];
  readonly costs?: readonly CostItem[];
  readonly more?: Partial<ApplicationDraft>;
  readonly attachments?: { claimId: string | null; materialId: string; voucherId: string }[];
}

function submitted({ facts = {}, costs = [], more = {}, attachments = [] }: Said) {
  const claims = [{ id: 'c1', clause: 'location-filming', facts }];
  const draft = { ...EMPTY_DRAFT, claims, ...more };
  const request = { asOf: '2026-06-01', claims: [{ id: 'c1', clause: 'location-filming', costs }] };
  return { draft, request, attachments };
}

function compare(one: Said, other: Said) {
  const [before, after] = [submitted(one), submitted(other)];
  const terms = loaded.definition.epochs[0]?.terms;
  if (!terms) throw new Error('the policy has no terms');
  const applicant = { name: '', uscc: '', blank: [], debarments: [], priorAwards: [], usedCosts: [] };
  const circumstances = { applicant, subjects: new Map(), costs: [] };
  const names: Names = {
    before: new Naming({ draft: before.draft, circumstances, loaded, terms }),
    after: new Naming({ draft: after.draft, circumstances, loaded, terms }),
    question: (id) => id,
    material: (id) => id,
  };
  return snapshotDifferences(before, after, names);
}

const cost = (id: string, amount: number): CostItem => ({ id, category: 'venue', amountFen: fen(amount), local: true });

describe('what changed between two submissions', () => {
  it('is nothing between a submission and itself', () => {
    const said = { facts: { wideReach: true }, costs: [cost('k1', 5)], more: { answers: { q: '1' } } };
    expect(compare(said, said)).toEqual([]);
  });

  it('names facts and costs in the words of the policy, with both values', () => {
    const changes = compare(
      { facts: { wideReach: true }, costs: [cost('k1', 5), cost('k2', 7)] },
      { facts: { wideReach: false }, costs: [cost('k1', 6), cost('k3', 7)] },
    );
    expect(changes).toMatchObject([
      { kind: 'changed', label: '支持在地取景拍摄：具有广泛传播影响力', before: true, after: false },
      { kind: 'changed', place: { costLineId: 'k1' }, before: { amountFen: 5 }, after: { amountFen: 6 } },
      { kind: 'removed', place: { costLineId: 'k2' }, after: null },
      { kind: 'added', place: { costLineId: 'k3' }, before: null },
    ]);
  });

  it('names claims, other support and materials that came and went', () => {
    const support = { id: 's1', policy: '另一政策', level: 'district', status: 'received', amountFen: 5 };
    const attachments = [{ claimId: null, materialId: 'business-licence', voucherId: 'v1' }];
    const changes = compare({ more: { otherSupport: [support] } }, { more: { claims: [] }, attachments });
    expect(changes.map(({ kind, label }) => [kind, label])).toEqual([
      ['removed', '支持在地取景拍摄'],
      ['removed', '其他政策支持：另一政策'],
      ['added', '材料：business-licence'],
    ]);
  });
});

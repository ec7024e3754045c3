import { describe, expect, it } from 'vitest';
import { loadPolicies } from '../../api/policies/load.ts';
import type { ChecklistItem } from '../../contracts/application.ts';
import { defectsOf } from './completeness.ts';

const { packages } = await loadPolicies([]);
const found = packages.find(({ definition }) => definition.manifest.id === 'tongzhou-micro-drama');
const terms = found?.definition.epochs[0]?.terms;
if (!found || !terms) throw new Error('the policy of the tests is not loaded');

const claims = [{ id: 'c1', clause: 'location-filming', facts: {} }];
const check = (items: readonly ChecklistItem[], isUndertaken = true) =>
  defectsOf({ items, claims, loaded: found, terms, isUndertaken });

const fact = (member: string): ChecklistItem => ({
  kind: 'fact',
  blocks: false,
  text: `缺 ${member}`,
  place: { section: 'claim', claimId: 'c1', member },
});

describe('defects', () => {
  it('do not hold what a panel judges, but what the applicant has to state', () => {
    const codes = check([fact('wideReach'), fact('releasedOnMainstreamPlatform')]).map(({ path }) => path);
    expect(codes).toEqual(['claims/c1/releasedOnMainstreamPlatform']);
  });

  it('stand once, however often the checklist says so', () => {
    const item = fact('shootingDays');
    expect(check([item, item])).toHaveLength(1);
  });

  it('name the sentence that asks: of the material, of the condition, of the base for costs', () => {
    const items: ChecklistItem[] = [
      fact('shootingDays'),
      { kind: 'cost', blocks: false, text: '缺发票', place: { section: 'claim', claimId: 'c1', costLineId: 'k1' } },
      {
        kind: 'material',
        blocks: false,
        text: '缺',
        place: { section: 'claim', claimId: 'c1', materialId: 'reach-evidence' },
      },
      { kind: 'material', blocks: false, text: '缺', place: { section: 'claims', materialId: 'business-licence' } },
    ];
    expect(check(items).map(({ code, path, cite }) => [code, path, cite])).toEqual([
      ['FACT_MISSING', 'claims/c1/shootingDays', 'art2.s2'],
      ['COST_INCOMPLETE', 'claims/c1/costs/k1', 'art2.s2'],
      ['MATERIAL_MISSING', 'claims/c1/materials/reach-evidence', 'art2.s2'],
      ['MATERIAL_MISSING', 'claims/materials/business-licence', undefined],
    ]);
  });

  it('hold the undertaking where none was taken', () => {
    expect(check([], false)).toMatchObject([{ code: 'UNDERTAKING_MISSING', path: 'claims/undertaking' }]);
  });

  it('do not hold that the round has closed since', () => {
    expect(check([{ kind: 'round', blocks: true, text: '已截止', place: { section: 'claims' } }])).toEqual([]);
  });
});

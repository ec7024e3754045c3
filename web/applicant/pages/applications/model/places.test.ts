import { describe, expect, it } from 'vitest';
import { targetOf } from './places.ts';

describe('where the checklist leads', () => {
  it.each([
    [{ section: 'claim', claimId: 'c1', member: 'wideReach' }, 'fact.c1.wideReach'],
    [{ section: 'claim', claimId: 'c1', member: 'subject' }, 'subject.c1'],
    [{ section: 'claim', claimId: 'c1', member: 'outcome' }, 'outcome.c1'],
    [{ section: 'claim', claimId: 'c1', member: 'costs' }, 'costs.c1'],
    [{ section: 'claim', claimId: 'c1', member: 'category', costLineId: 'k1' }, 'cost.k1'],
    [{ section: 'claim', claimId: 'c1', materialId: 'vouchers' }, 'material.c1.vouchers'],
    [{ section: 'claims', materialId: 'licence' }, 'material.all.licence'],
    [{ section: 'claim', claimId: 'c1' }, 'claim.c1'],
    [{ section: 'claims' }, 'section.claims'],
    [{ section: 'applicant', member: 'firstTimeAboveScale' }, 'fact.company.firstTimeAboveScale'],
    [{ section: 'answers', questionId: 'jobs' }, 'answer.jobs'],
    [{ section: 'other-support', member: 's1' }, 'support.s1'],
    [{ section: 'organisation' }, 'section.organisation'],
  ] as const)('%j is a field of the form', (place, first) => {
    const target = targetOf(place);
    expect(target.kind === 'field' ? target.ids[0] : target.to).toBe(first);
  });

  it('falls back to what surrounds a field that is not on the page', () => {
    const target = targetOf({ section: 'claim', claimId: 'c1', member: 'category', costLineId: 'k1' });
    expect(target).toEqual({ kind: 'field', ids: ['cost.k1', 'costs.c1', 'claim.c1', 'section.claims'] });
  });

  it('goes to the register where only the register can say it', () => {
    const place = { section: 'claim', claimId: 'c1', member: 'shootingDays', subjectId: 'w1' } as const;
    expect(targetOf(place)).toEqual({ kind: 'page', to: '/works/w1/days' });
    expect(targetOf({ section: 'organisation', member: 'bankAccount' })).toEqual({
      kind: 'page',
      to: '/organisation/bank-account',
    });
    expect(targetOf({ section: 'organisation', member: 'address' })).toEqual({
      kind: 'page',
      to: '/organisation/edit',
    });
  });
});

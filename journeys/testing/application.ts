import type { Person } from '../../api/testing/office.ts';
import type { ApplicationView, ChecklistView } from '../../contracts/application.ts';
import { ok } from './round.ts';

type Company = Person & { readonly organisationId: string };

/** An application of the company that can be submitted: the company claims to be above scale for the first time. */
export async function readyApplication(company: Company, roundId: string): Promise<string> {
  const from = { kind: 'clauses', clauses: ['first-above-scale'] };
  const { id } = ok(await company.post<{ id: string }>(`/rounds/${roundId}/applications`, { from }));
  const value = { firstTimeAboveScale: true, microDramaRelated: true };
  ok(await company.post(`/applications/${id}/save`, { sections: [{ section: 'applicant', base: 0, value }] }));
  return id;
}

/** What a submission of the application as it stands now says. */
export async function submissionOf(person: Person, id: string) {
  const { draftRevision } = ok(await person.get<ApplicationView>(`/applications/${id}`));
  const { undertaking } = ok(await person.get<ChecklistView>(`/applications/${id}/checklist`));
  return { draftRevision, undertaking: { version: undertaking.version, agreed: true, signer: '李明' } };
}

/** A work of the company with shooting days, `inDistrict` of them in the district. */
export async function workOf(company: Company, total: number, inDistrict: number): Promise<string> {
  const work = { kind: 'micro-drama', title: `运河夜话${total}`, releasedOn: '2026-05-20' };
  const { id } = ok(await company.post<{ id: string }>('/works', work));
  const entries = Array.from({ length: total }, (_, at) => {
    const day = `2026-04-${String(at + 1).padStart(2, '0')}`;
    return { day, place: at < inDistrict ? '张家湾' : '怀柔', inDistrict: at < inDistrict };
  });
  ok(await company.post(`/works/${id}/shooting-days`, { entries }));
  return id;
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../api/testing/office.ts';
import { submissionOf } from './testing/application.ts';
import { demonstrate, ok, openRound, publishersOf } from './testing/round.ts';

let office: TestOffice;
let roundId: string;
let clerk: Person;
let company: Person & { readonly organisationId: string };

beforeAll(async () => {
  office = await openOffice();
  await demonstrate(office);
  ({ id: roundId } = await openRound(office, await publishersOf(office)));
  clerk = await office.staff('clerk');
  company = await office.company();
});
afterAll(() => office.close());

async function entered(): Promise<string> {
  const from = { kind: 'clauses', clauses: ['first-above-scale'] };
  const body = { organisationId: company.organisationId, from };
  const { id } = ok(await clerk.post<{ id: string }>(`/rounds/${roundId}/paper-applications`, body));
  const value = { firstTimeAboveScale: true, microDramaRelated: true };
  ok(await clerk.post(`/applications/${id}/save`, { sections: [{ section: 'applicant', base: 0, value }] }));
  return id;
}

describe('an application brought on paper', () => {
  it('is entered by a clerk for an organisation that there is', async () => {
    const path = `/rounds/${roundId}/paper-applications`;
    const body = { organisationId: company.organisationId, from: { kind: 'blank' } };
    expect((await company.post(path, body)).status).toBe(403);
    const nobody = await clerk.post(path, { ...body, organisationId: roundId });
    expect(nobody.body.error?.code).toBe('NO_SUCH_ORGANISATION');
  });

  it('is the clerk’s while it is entered, and what came online is not', async () => {
    const id = await entered();
    const sections = [{ section: 'answers', base: 0, value: { jobs: '3' } }];
    expect((await company.post(`/applications/${id}/save`, { sections })).body.error?.code).toBe('PAPER_BEING_ENTERED');
    const submission = await submissionOf(company, id);
    expect((await company.post(`/applications/${id}/submit`, submission)).body.error?.code).toBe('PAPER_BEING_ENTERED');
    const online = ok(
      await company.post<{ id: string }>(`/rounds/${roundId}/applications`, { from: { kind: 'blank' } }),
    );
    expect((await clerk.post(`/applications/${online.id}/save`, { sections })).body.error?.code).toBe('NOT_PAPER');
    expect((await clerk.post(`/applications/${online.id}/send-for-confirmation`)).body.error?.code).toBe('NOT_PAPER');
  });

  it('counts only when the applicant has confirmed it, also after the deadline', async () => {
    const id = await entered();
    const confirm = async () => company.post(`/applications/${id}/confirm`, await submissionOf(company, id));
    expect((await confirm()).body.error?.code).toBe('STEP_NOT_POSSIBLE');
    ok(await clerk.post(`/applications/${id}/send-for-confirmation`));
    ok(await company.post(`/applications/${id}/send-back`, { reason: '金额录错' }));
    ok(await clerk.post(`/applications/${id}/send-for-confirmation`));
    expect((await clerk.post(`/applications/${id}/confirm`, await submissionOf(company, id))).status).toBe(403);
    office.clock.stopAt(new Date('2026-07-01T02:00:00.000Z'));
    expect(await confirm()).toMatchObject({ status: 200, body: { sequence: 1 } });
    expect((await company.get(`/applications/${id}`)).body).toMatchObject({ state: 'submitted', source: 'paper' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type TestOffice } from '../../api/testing/office.ts';
import { demonstrate, issue, POLICY, type Publishers, proposal, publishersOf } from '../../journeys/testing/round.ts';

let real: TestOffice;
let demonstration: TestOffice;
let people: Publishers;

beforeAll(async () => {
  real = await openOffice();
  demonstration = await openOffice();
  await demonstrate(demonstration);
  people = await publishersOf(demonstration);
});
afterAll(async () => {
  await real.close();
  await demonstration.close();
});

describe('issuing a version', () => {
  it('is refused for a draft on a real installation', async () => {
    const officer = await real.staff('officer');
    const answer = await officer.post('/instruments/propose', await proposal(real));
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'NOT_ISSUED_TEXT', path: '/version' } } });
    expect(answer.body.error?.message).toContain('征求意见稿');
    const list = await officer.get<{ items: { policyId: string; mayBeIssued: boolean }[] }>('/instruments');
    expect(list.body.items.find(({ policyId }) => policyId === POLICY.policyId)?.mayBeIssued).toBe(false);
  });

  it.each([
    ['a version that is not loaded', { version: '2031' }, 'NOT_LOADED'],
    ['a table for classification', { policyId: 'national-size-thresholds', version: '2024' }, 'NOT_A_SUPPORT_POLICY'],
    ['a day in the future', { issuedOn: '2026-06-02' }, 'ISSUED_IN_FUTURE'],
    ['a file that is not there', { officialFileId: '00000000-0000-4000-8000-000000000000' }, 'NO_OFFICIAL_FILE'],
  ])('is refused for %s', async (_case, change, code) => {
    const answer = await people.officer.post('/instruments/propose', { ...(await proposal(demonstration)), ...change });
    expect(answer.body.error?.code).toBe(code);
  });

  it('is refused to companies and to clerks', async () => {
    const body = await proposal(demonstration);
    const clerk = await demonstration.staff('clerk');
    const company = await demonstration.company();
    expect((await clerk.post('/instruments/propose', body)).status).toBe(403);
    expect((await company.post('/instruments/propose', body)).status).toBe(403);
    expect((await demonstration.visitor.get('/instruments')).status).toBe(401);
  });

  it('needs two people, and happens once', async () => {
    const body = await proposal(demonstration);
    const proposed = await people.supervisor.post<{ id: string }>('/instruments/propose', body);
    expect(proposed).toMatchObject({ status: 200, body: { state: 'proposed', isSample: true, confirmedBy: null } });
    const { id } = proposed.body;
    expect((await people.supervisor.post(`/instruments/${id}/confirm`)).body.error?.code).toBe('SAME_PERSON');
    expect((await people.officer.post('/instruments/propose', body)).body.error?.code).toBe('ALREADY_PROPOSED');
    const other = await demonstration.staff('supervisor');
    expect(await other.post(`/instruments/${id}/confirm`)).toMatchObject({ status: 200, body: { state: 'issued' } });
    expect((await other.post(`/instruments/${id}/confirm`)).body.error?.code).toBe('NOT_PROPOSED');
  });

  it('can be taken back with a reason, and then done again', async () => {
    const list = await people.officer.get<{ items: { policyId: string; issues: { id: string }[] }[] }>('/instruments');
    const id = list.body.items.find(({ policyId }) => policyId === POLICY.policyId)?.issues[0]?.id ?? '';
    expect((await people.supervisor.post(`/instruments/${id}/withdraw`, { reason: ' ' })).status).toBe(422);
    const withdrawn = await people.supervisor.post(`/instruments/${id}/withdraw`, { reason: '文号有误' });
    expect(withdrawn).toMatchObject({ status: 200, body: { state: 'withdrawn', withdrawnReason: '文号有误' } });
    expect((await people.supervisor.post(`/instruments/${id}/withdraw`, { reason: '再次' })).body.error?.code).toBe(
      'ALREADY_WITHDRAWN',
    );
    const again = await issue(demonstration, people);
    expect((await people.officer.get(`/instruments/${again}`)).body).toMatchObject({ state: 'issued', isLoaded: true });
  });
});

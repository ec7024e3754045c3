import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import { debarmentsOf } from './index.ts';

let office: TestOffice;
let supervisor: Person;

beforeAll(async () => {
  office = await openOffice();
  supervisor = await office.staff('supervisor');
});
afterAll(() => office.close());

describe('the register of debarments', () => {
  it('is written by supervisors only, and never for a day to come', async () => {
    const company = await office.company();
    const path = `/organisations/${company.organisationId}/debarments`;
    const entry = { decidedOn: '2026-05-01', reason: '虚假申报' };
    for (const person of [await office.staff('officer'), company, office.visitor]) {
      expect([401, 403]).toContain((await person.post(path, entry)).status);
    }
    const early = await supervisor.post(path, { ...entry, decidedOn: '2026-06-02' });
    expect(early.body.error).toMatchObject({ code: 'DECIDED_IN_FUTURE', path: '/decidedOn' });
    expect((await supervisor.post(path, { ...entry, decidedOn: '2026-02-30' })).status).toBe(422);
  });

  it('keeps what was lifted and no longer counts it', async () => {
    const company = await office.company();
    const path = `/organisations/${company.organisationId}/debarments`;
    const recorded = await supervisor.post<{ id: string }>(path, { decidedOn: '2026-05-01', reason: '虚假申报' });
    expect(await debarmentsOf(office.database.orm, [company.organisationId])).toEqual([{ decidedOn: '2026-05-01' }]);
    const lifted = await supervisor.post(`/debarments/${recorded.body.id}/lift`, { reason: '复议撤销' });
    expect(lifted).toMatchObject({ status: 200, body: { liftReason: '复议撤销' } });
    expect((await supervisor.post(`/debarments/${recorded.body.id}/lift`, { reason: '再次' })).body.error?.code).toBe(
      'ALREADY_LIFTED',
    );
    expect(await debarmentsOf(office.database.orm, [company.organisationId])).toEqual([]);
    expect((await company.get<{ items: unknown[] }>(path)).body.items).toHaveLength(1);
  });

  it('shows a company nothing of another', async () => {
    const [one, other] = [await office.company(), await office.company()];
    expect((await one.get(`/organisations/${other.organisationId}/debarments`)).status).toBe(404);
  });
});

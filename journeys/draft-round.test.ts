import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type TestOffice } from '../api/testing/office.ts';
import type { OfficeRoundView, RoundDraft } from '../contracts/round.ts';
import { demonstrate, ok, openRound, type Publishers, proposal, publishersOf, roundDraft } from './testing/round.ts';

let office: TestOffice;
let people: Publishers;
let versionId: string;

beforeAll(async () => {
  office = await openOffice();
  await demonstrate(office);
  people = await publishersOf(office);
  const body = await proposal(office);
  const proposed = await people.officer.post<{ id: string }>('/instruments/propose', body);
  versionId = proposed.body.id;
});
afterAll(() => office.close());

async function drafted(change: Partial<RoundDraft> = {}) {
  return ok(await people.officer.post<OfficeRoundView>('/rounds', roundDraft(versionId, change)));
}

describe('publishing a round', () => {
  it('is refused while the version is not issued', async () => {
    const { id } = await drafted();
    const refused = await people.supervisor.post(`/rounds/${id}/publish`);
    expect(refused.body.error).toMatchObject({ code: 'VERSION_NOT_ISSUED', path: '/issuedVersionId' });
    expect((await people.supervisor.post(`/instruments/${versionId}/confirm`)).status).toBe(200);
  });

  it.each<[string, Partial<RoundDraft>, string]>([
    ['without a window', { opensAt: null, closesAt: null }, 'NO_WINDOW'],
    [
      'with a deadline in the past',
      { opensAt: '2026-05-01T00:00:00.000Z', closesAt: '2026-06-01T02:00:00.000Z' },
      'WINDOW_IN_PAST',
    ],
    ['without clauses', { clauses: [] }, 'NO_CLAUSES'],
    [
      'with a clause that the version lacks',
      { clauses: [{ clause: 'other', budgetFen: null, places: null }] },
      'UNKNOWN_CLAUSE',
    ],
    [
      'with a clause whose terms are unpublished',
      { clauses: [{ clause: 'content-creation', budgetFen: null, places: null }] },
      'UNPUBLISHED_CLAUSE',
    ],
    ['for a programme year that its window does not allow', { programYear: 2024 }, 'PROGRAM_YEAR'],
    ['without a contact', { contact: '' }, 'NO_CONTACT'],
    ['that waives a material nobody asks for', { waivedMaterials: ['horoscope'] }, 'UNKNOWN_MATERIAL'],
  ])('is refused %s', async (_case, change, code) => {
    const { id } = await drafted(change);
    expect((await people.supervisor.post(`/rounds/${id}/publish`)).body.error?.code).toBe(code);
  });

  it('is for supervisors, and a draft is nobody else’s to see', async () => {
    const { id } = await drafted();
    expect((await people.officer.post(`/rounds/${id}/publish`)).status).toBe(403);
    expect((await office.visitor.get(`/rounds/${id}`)).status).toBe(404);
    expect((await office.visitor.get(`/rounds/${id}/policy`)).status).toBe(404);
    const company = await office.company();
    expect((await company.get(`/office/rounds/${id}`)).status).toBe(403);
    expect((await people.officer.get(`/office/rounds/${id}`)).body).toMatchObject({ state: 'draft', number: null });
  });

  it('opens it to everybody, marked as a sample, with the package that its form is built from', async () => {
    const { id } = await openRound(office, people, { issuedVersionId: versionId });
    const { body } = await office.visitor.get(`/rounds/${id}`);
    expect(body).toMatchObject({
      phase: 'open',
      isSample: true,
      documentNumber: '通宣发〔2026〕1号',
      clauses: [{ clause: 'location-filming', title: '支持在地取景拍摄', places: 20 }, { clause: 'first-above-scale' }],
    });
    const policy = await office.visitor.get<{ definition: { digest: string }; materials: unknown[] }>(
      `/rounds/${id}/policy`,
    );
    expect(policy.body.definition.digest).toBe(body.digest);
    expect(policy.body.materials.length).toBeGreaterThan(5);
    const list = await office.visitor.get<{ items: { id: string }[] }>('/rounds?phase=open');
    expect(list.body.items.map((item) => item.id)).toContain(id);
    expect(
      (await people.officer.post(`/rounds/${id}/change`, { revision: 2, ...roundDraft(versionId) })).body.error?.code,
    ).toBe('NOT_A_DRAFT');
  });

  it('numbers rounds one after the other', async () => {
    const [one, other] = [
      await openRound(office, people, { issuedVersionId: versionId }),
      await openRound(office, people, { issuedVersionId: versionId }),
    ];
    expect(Number(other.number?.split('-')[1]) - Number(one.number?.split('-')[1])).toBe(1);
  });
});

describe('a draft that two people change', () => {
  it('is saved once: the second is told', async () => {
    const { id, revision } = await drafted();
    const change = { revision, ...roundDraft(versionId, { title: '第一批（修改）' }) };
    expect(await people.officer.post(`/rounds/${id}/change`, change)).toMatchObject({
      status: 200,
      body: { revision: revision + 1 },
    });
    expect((await people.supervisor.post(`/rounds/${id}/change`, change)).body.error?.code).toBe('ROUND_CHANGED');
  });

  it.each<[string, Partial<RoundDraft>, string]>([
    ['closes before it opens', { closesAt: '2026-05-01T00:00:00.000Z' }, 'WINDOW_ORDER'],
    ['has grace before it closes', { graceUntil: '2026-06-29T00:00:00.000Z' }, 'WINDOW_ORDER'],
    [
      'names a clause twice',
      { clauses: [0, 1].map(() => ({ clause: 'key-rnd', budgetFen: null, places: null })) },
      'CLAUSE_TWICE',
    ],
    ['stands on no version', { issuedVersionId: '00000000-0000-4000-8000-000000000000' }, 'NO_SUCH_VERSION'],
  ])('is refused where it %s', async (_case, change, code) => {
    expect((await people.officer.post('/rounds', roundDraft(versionId, change))).body.error?.code).toBe(code);
  });
});

describe('a published round', () => {
  it('is extended only to a later instant, with a reason that everybody reads', async () => {
    const { id, closesAt } = await openRound(office, people, { issuedVersionId: versionId });
    const later = { closesAt: '2026-07-15T09:00:00.000Z', graceUntil: null };
    const path = `/rounds/${id}/extend`;
    expect((await people.officer.post(path, { ...later, closesAt, reason: '同日' })).body.error?.code).toBe(
      'NOT_LATER',
    );
    expect((await people.officer.post(path, { ...later, reason: '' })).status).toBe(422);
    expect((await people.officer.post(path, { ...later, reason: '应企业要求' })).status).toBe(200);
    expect((await office.visitor.get(`/rounds/${id}`)).body).toMatchObject({
      closesAt: later.closesAt,
      changes: [{ kind: 'extended', reason: '应企业要求', before: { closesAt }, after: { closesAt: later.closesAt } }],
    });
  });

  it('is cancelled once, with a reason, and stays to be read', async () => {
    const { id } = await openRound(office, people, { issuedVersionId: versionId });
    expect((await people.officer.post(`/rounds/${id}/cancel`, { reason: '政策调整' })).status).toBe(403);
    expect((await people.supervisor.post(`/rounds/${id}/cancel`, { reason: '政策调整' })).status).toBe(200);
    expect((await people.supervisor.post(`/rounds/${id}/cancel`, { reason: '政策调整' })).body.error?.code).toBe(
      'ALREADY_CANCELLED',
    );
    expect(
      (
        await people.officer.post(`/rounds/${id}/extend`, {
          closesAt: '2026-08-01T00:00:00Z',
          graceUntil: null,
          reason: '再开',
        })
      ).body.error?.code,
    ).toBe('NOT_PUBLISHED');
    expect((await office.visitor.get(`/rounds/${id}`)).body).toMatchObject({
      phase: 'cancelled',
      changes: [{ reason: '政策调整' }],
    });
  });

  it('is listed in pages, newest first, and a wrong cursor is refused', async () => {
    const first = await office.visitor.get<{ items: { id: string }[]; next: string }>('/rounds?limit=1');
    expect(first.body.items).toHaveLength(1);
    const second = await office.visitor.get<{ items: { id: string }[] }>(`/rounds?limit=1&cursor=${first.body.next}`);
    expect(second.body.items[0]?.id).not.toBe(first.body.items[0]?.id);
    expect((await office.visitor.get('/rounds?cursor=abc')).status).toBe(422);
  });
});

describe('a version that was taken back', () => {
  it('opens no new round', async () => {
    const { id } = await drafted();
    ok(await people.supervisor.post(`/instruments/${versionId}/withdraw`, { reason: '文号有误' }));
    expect((await people.supervisor.post(`/rounds/${id}/publish`)).body.error?.code).toBe('VERSION_NOT_ISSUED');
  });
});

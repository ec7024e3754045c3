import { randomUUID } from 'node:crypto';
import exceljs from 'exceljs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import { STAFF_ROLES } from '../../contracts/roles.ts';
import type { WorkItem } from '../../contracts/work-list.ts';
import { ok } from '../testing/round.ts';
import { completeProfile, openRound, submitApplication } from '../testing/submitted.ts';

let office: TestOffice;
let clerk: Person;
let officer: Person;
let otherOfficer: Person;
let supervisor: Person;
let auditor: Person;
let round: string;

interface List {
  readonly items: readonly WorkItem[];
  readonly next: string | null;
}

const START = new Date('2026-06-01T10:00:00+08:00');

beforeAll(async () => {
  office = await openOffice();
  clerk = await office.staff('clerk');
  officer = await office.staff('officer');
  otherOfficer = await office.staff('officer');
  supervisor = await office.staff('supervisor');
  auditor = await office.staff('auditor');
  round = await openRound(office);
});
afterEach(() => office.clock.stopAt(START));
afterAll(() => office.close());

async function submitted(roundId = round) {
  const company = await office.company();
  await completeProfile(office, company.organisationId);
  const id = await submitApplication(company, roundId);
  await office.deliver();
  return { company, id };
}

async function accepted() {
  const made = await submitted();
  ok(await clerk.post(`/applications/${made.id}/accept`));
  return made;
}

async function idsFor(person: Person, query = ''): Promise<string[]> {
  return ok(await person.get<List>(`/work-list?limit=200${query}`)).items.map(({ id }) => id);
}

async function itemFor(person: Person, id: string, query = ''): Promise<WorkItem | undefined> {
  return ok(await person.get<List>(`/work-list?limit=200${query}`)).items.find((item) => item.id === id);
}

describe('the work list', () => {
  it('is no business of visitors, applicants, experts, accountants, inspectors and administrators', async () => {
    const { company } = await submitted();
    expect((await office.visitor.get('/work-list')).status).toBe(401);
    expect((await company.get('/work-list')).status).toBe(403);
    const shut = STAFF_ROLES.filter(
      (role) => !['clerk', 'officer', 'supervisor', 'panel-secretary', 'auditor'].includes(role),
    );
    for (const role of shut) {
      const person = await office.staff(role);
      for (const path of ['/work-list', '/work-list/counts', '/work-list/export']) {
        expect((await person.get(path)).status, `${role} ${path}`).toBe(403);
      }
    }
  });

  it('refuses a cursor and filters that are none of ours', async () => {
    const wrong = ['cursor=x', 'state=draft', 'due=never', 'assignee=someone', 'roundId=1', 'limit=0', 'more=1'];
    for (const query of wrong) expect((await clerk.get(`/work-list?${query}`)).status, query).toBe(422);
  });

  it('shows each role what it has to deal with, and never a draft', async () => {
    const company = await office.company();
    const draft = ok(
      await company.post<{ id: string }>(`/rounds/${round}/applications`, { from: { kind: 'blank' } }),
    ).id;
    const { id } = await submitted();
    const taken = (await accepted()).id;
    expect(await idsFor(clerk)).toContain(id);
    expect(await idsFor(clerk)).not.toContain(taken);
    expect(await idsFor(officer)).toContain(taken);
    expect(await idsFor(officer)).not.toContain(id);
    const secretary = await office.staff('panel-secretary');
    expect(await idsFor(secretary)).not.toContain(taken);
    for (const person of [supervisor, auditor]) {
      expect(await idsFor(person)).toEqual(expect.arrayContaining([id, taken]));
      expect(await idsFor(person)).not.toContain(draft);
    }
    const all = await office.staff('clerk', 'officer', 'panel-secretary');
    expect(await idsFor(all)).not.toContain(draft);
    // What a role does not deal with is not opened by a filter.
    expect(await idsFor(clerk, '&state=accepted')).toEqual([]);
  });

  it('says what was asked for, by whom, for what and until when', async () => {
    const asking = await openRound(office, { asksFor: ['business-licence'] });
    const { id } = await submitted(asking);
    const item = await itemFor(clerk, id);
    expect(item).toMatchObject({
      state: 'submitted',
      clauses: [{ id: 'first-above-scale', title: expect.stringMatching(/\p{Script=Han}/u) }],
      subjects: [],
      claimedFen: expect.any(Number),
      due: { awaitingYear: null, paused: false },
      responsible: null,
      hints: { missingMaterials: 1, findings: 0, correctionNotices: 0, documentsToSign: 0 },
    });
    expect(item?.workingDaysLeft).toBeGreaterThan(0);
    expect(item?.organisationName).toMatch(/^示例/);
  });

  it('filters by round, company, clause and time limit', async () => {
    const own = await openRound(office);
    const { id, company } = await submitted(own);
    expect(await idsFor(clerk, `&roundId=${own}`)).toEqual([id]);
    expect(await idsFor(clerk, `&organisationId=${company.organisationId}`)).toEqual([id]);
    expect(await idsFor(clerk, `&roundId=${own}&clause=first-above-scale`)).toEqual([id]);
    expect(await idsFor(clerk, `&roundId=${own}&clause=location-filming`)).toEqual([]);
    const due = (await itemFor(clerk, id))?.due.day ?? '';
    expect(await idsFor(clerk, `&roundId=${own}&due=overdue`)).toEqual([]);
    office.clock.stopAt(new Date(`${due}T10:00:00+08:00`));
    expect(await idsFor(clerk, `&roundId=${own}&due=today`)).toEqual([id]);
    expect(await idsFor(clerk, `&roundId=${own}&due=week`)).toEqual([id]);
    office.clock.stopAt(new Date(Date.parse(`${due}T10:00:00+08:00`) + 86_400_000));
    expect(await idsFor(clerk, `&roundId=${own}&due=overdue`)).toEqual([id]);
    expect((await itemFor(clerk, id))?.workingDaysLeft).toBeLessThan(0);
    const counts = ok(await clerk.get<Record<string, number>>('/work-list/counts'));
    expect(counts.overdue).toBeGreaterThan(0);
    expect(counts.verified).toBe(0);
  });

  it('puts what waits for the applicant at the end, and shows a supervisor what to sign', async () => {
    const asking = await openRound(office, { asksFor: ['business-licence'] });
    const waiting = await submitted(asking);
    const later = await submitted(asking);
    ok(await clerk.post(`/applications/${waiting.id}/request-correction`, { removed: [], added: [] }));
    expect(await idsFor(clerk, `&roundId=${asking}`)).toEqual([later.id, waiting.id]);
    expect((await itemFor(clerk, waiting.id))?.due.paused).toBe(true);
    expect(await idsFor(supervisor, `&roundId=${asking}&task=sign`)).toEqual([waiting.id]);
    expect((await itemFor(supervisor, waiting.id))?.hints).toMatchObject({ documentsToSign: 1, correctionNotices: 1 });
  });
});

describe('an assignment', () => {
  it('is refused to whoever has no desk, for people without the role and for what lies at no desk', async () => {
    const { id, company } = await submitted();
    const to = { accountId: clerk.accountId };
    expect((await auditor.post(`/applications/${id}/assign`, to)).status).toBe(403);
    expect((await company.post(`/applications/${id}/assign`, to)).status).toBe(403);
    expect((await officer.post(`/applications/${id}/assign`, to)).body.error?.code).toBe('NOT_YOUR_DESK');
    const wrong = await clerk.post(`/applications/${id}/assign`, { accountId: officer.accountId });
    expect(wrong.body.error).toMatchObject({ code: 'NOT_OF_ROLE', path: '/accountId' });
    expect((await clerk.post(`/applications/${randomUUID()}/assign`, to)).status).toBe(404);
    ok(await company.post(`/applications/${id}/withdraw`, { reason: '不办了' }));
    expect((await clerk.post(`/applications/${id}/assign`, to)).body.error?.code).toBe('NOT_AT_A_DESK');
  });

  it('takes an application out of the lists of the other officers and tells whoever gets it', async () => {
    const { id } = await accepted();
    expect(await idsFor(otherOfficer)).toContain(id);
    ok(await supervisor.post(`/applications/${id}/assign`, { accountId: officer.accountId }));
    await office.deliver();
    expect(await idsFor(otherOfficer)).not.toContain(id);
    expect(await idsFor(officer, '&assignee=me')).toContain(id);
    expect(await idsFor(officer, '&assignee=nobody')).not.toContain(id);
    const { items } = ok(await officer.get<{ items: { title: string; link: string }[] }>('/messages'));
    expect(items[0]).toMatchObject({ link: `/office/applications/${id}` });
    const held = await otherOfficer.post(`/applications/${id}/assign`, { accountId: otherOfficer.accountId });
    expect(held.body.error?.code).toBe('HELD_BY_OTHER');
    // Handed over by whoever holds it.
    ok(await officer.post(`/applications/${id}/assign`, { accountId: otherOfficer.accountId }));
    expect(await idsFor(otherOfficer, '&assignee=me')).toContain(id);
    expect(await idsFor(officer)).not.toContain(id);
  });

  it('gives an open verification to another officer, who goes on', async () => {
    const { id } = await accepted();
    ok(await officer.post(`/applications/${id}/verification/open`));
    expect(await idsFor(otherOfficer)).not.toContain(id);
    ok(await supervisor.post(`/applications/${id}/assign`, { accountId: otherOfficer.accountId }));
    expect(await idsFor(otherOfficer)).toContain(id);
    ok(await otherOfficer.post(`/applications/${id}/verification/refresh-findings`));
    expect((await officer.post(`/applications/${id}/verification/refresh-findings`)).status).toBe(409);
  });

  it('of an absent colleague is the work of the substitute', async () => {
    const absent = await office.staff('officer');
    const substitute = await office.staff('clerk');
    const { id } = await accepted();
    ok(await supervisor.post(`/applications/${id}/assign`, { accountId: absent.accountId }));
    expect(await idsFor(substitute)).not.toContain(id);
    const away = { absentAccountId: absent.accountId, substituteAccountId: substitute.accountId };
    ok(await absent.post('/staff/arrange-substitution', { ...away, fromDay: '2026-06-01', untilDay: '2026-06-03' }));
    expect(await idsFor(substitute, '&assignee=me')).toContain(id);
    office.clock.stopAt(new Date('2026-06-04T10:00:00+08:00'));
    expect(await idsFor(substitute)).not.toContain(id);
  });

  it('in bulk says beforehand which would be refused, and does the others once', async () => {
    const free = await accepted();
    const held = await accepted();
    const early = await submitted();
    ok(await supervisor.post(`/applications/${held.id}/assign`, { accountId: otherOfficer.accountId }));
    const body = { ids: [free.id, held.id, early.id], accountId: officer.accountId };
    interface Items {
      readonly items: { id: string; assigned?: boolean; refusal: { code: string; sentence: string } | null }[];
    }
    const preview = ok(await officer.post<Items>('/applications/bulk-assignment-preview', body));
    const codes = ({ items }: Items) => items.map(({ refusal }) => refusal?.code ?? null);
    expect(codes(preview)).toEqual([null, 'HELD_BY_OTHER', 'NOT_YOUR_DESK']);
    expect(await idsFor(officer, '&assignee=me')).not.toContain(free.id);
    expect((await auditor.post('/applications/bulk-assign', body)).status).toBe(403);
    const key = randomUUID();
    const done = ok(await officer.post<Items>('/applications/bulk-assign', body, key));
    expect(done.items.map(({ assigned }) => assigned)).toEqual([true, false, false]);
    expect(codes(done)).toEqual(codes(preview));
    expect(ok(await officer.post<Items>('/applications/bulk-assign', body, key))).toEqual(done);
    expect(await idsFor(officer, '&assignee=me')).toContain(free.id);
  });
});

describe('saved filters', () => {
  it('belong to whoever kept them; a wrong query is refused', async () => {
    expect((await clerk.post('/work-list/filters', { name: '', query: {} })).status).toBe(422);
    expect((await clerk.post('/work-list/filters', { name: '甲', query: { state: 'draft' } })).status).toBe(422);
    const query = { state: 'submitted', clause: 'location-filming' };
    const { id } = ok(await clerk.post<{ id: string }>('/work-list/filters', { name: '取景 · 待受理', query }));
    interface Filters {
      readonly items: { id: string; name: string; query: object }[];
    }
    expect(ok(await clerk.get<Filters>('/work-list/filters')).items).toEqual([{ id, name: '取景 · 待受理', query }]);
    expect(ok(await officer.get<Filters>('/work-list/filters')).items).toEqual([]);
    expect((await officer.post(`/work-list/filters/${id}/remove`)).status).toBe(404);
    const again = ok(await clerk.post<{ id: string }>('/work-list/filters', { name: '取景 · 待受理', query: {} }));
    expect(again.id).toBe(id);
    ok(await clerk.post(`/work-list/filters/${id}/remove`));
    expect(ok(await clerk.get<Filters>('/work-list/filters')).items).toEqual([]);
  });
});

describe('the export', () => {
  async function numbersIn(person: Person, query: string): Promise<string[]> {
    const { status, headers, bytes } = await person.fetch(`/work-list/export?${query}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('spreadsheetml');
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
    const column = workbook.worksheets[0]?.getColumn(1).values ?? [];
    return column.map(String).filter((value) => /^\d{4}-\d+$/.test(value));
  }

  it('holds exactly the rows of the filter that the person may see, and stands in the audit', async () => {
    const own = await openRound(office);
    const first = await submitted(own);
    const second = await submitted(own);
    ok(await clerk.post(`/applications/${second.id}/accept`));
    const numberOf = async (id: string) => (await itemFor(supervisor, id))?.number;
    expect(await numbersIn(clerk, `roundId=${own}`)).toEqual([await numberOf(first.id)]);
    expect(await numbersIn(officer, `roundId=${own}`)).toEqual([await numberOf(second.id)]);
    expect((await numbersIn(supervisor, `roundId=${own}`)).length).toBe(2);
    const audit = ok(
      await auditor.get<{ items: { after: unknown }[] }>(
        `/audit/entries?act=inbox.exportWork&accountId=${clerk.accountId}`,
      ),
    );
    expect(audit.items[0]?.after).toEqual({ filter: { roundId: own }, rows: 1 });
    expect((await clerk.get('/work-list/export?state=draft')).status).toBe(422);
  });
});

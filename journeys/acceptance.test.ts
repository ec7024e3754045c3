import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../api/testing/office.ts';
import { completeProfile, handIn, openRound, submitApplication } from './testing/submitted.ts';

let office: TestOffice;
let clerk: Person;
let otherClerk: Person;
let supervisor: Person;
let asking: string;
let plain: string;

beforeAll(async () => {
  office = await openOffice();
  clerk = await office.staff('clerk');
  otherClerk = await office.staff('clerk', 'supervisor');
  supervisor = await office.staff('supervisor');
  asking = await openRound(office, { asksFor: ['business-licence', 'statistical-register-proof'] });
  plain = await openRound(office);
});
afterEach(() => office.clock.stopAt(START));
afterAll(() => office.close());

const START = new Date('2026-06-01T10:00:00+08:00');
const nothing = { removed: [], added: [] };

/** An application that lacks two materials. */
async function incomplete() {
  const company = await office.company();
  await completeProfile(office, company.organisationId);
  return { company, id: await submitApplication(company, asking) };
}

async function complete() {
  const company = await office.company();
  await completeProfile(office, company.organisationId);
  return { company, id: await submitApplication(company, plain) };
}

interface Defects {
  readonly defects: { code: string; path: string; sentence: string; cite?: string }[];
}

describe('the completeness check', () => {
  it('is no business of the applicant or of a visitor', async () => {
    const { company, id } = await complete();
    expect((await company.get(`/applications/${id}/completeness`)).status).toBe(403);
    expect((await office.visitor.get(`/applications/${id}/completeness`)).status).toBe(401);
    expect((await clerk.get(`/applications/${randomUUID()}/completeness`)).status).toBe(404);
  });

  it('names every material that was not handed in, with the sentence that asks for it', async () => {
    const { id } = await incomplete();
    const { body } = await clerk.get<Defects>(`/applications/${id}/completeness`);
    expect(body.defects.map(({ code, path, cite }) => [code, path, cite])).toEqual([
      ['MATERIAL_MISSING', expect.stringMatching(/^claims\/.+\/materials\/statistical-register-proof$/), 'art3.s4'],
      ['MATERIAL_MISSING', 'claims/materials/business-licence', undefined],
    ]);
  });

  it('names what the profile of the organisation lacks', async () => {
    const company = await office.company();
    const id = await submitApplication(company, plain);
    const { body } = await clerk.get<Defects>(`/applications/${id}/completeness`);
    expect(body.defects.map(({ path }) => path)).toContain('organisation/bankAccount');
    expect(new Set(body.defects.map(({ code }) => code))).toEqual(new Set(['PROFILE_INCOMPLETE']));
  });
});

describe('accepting', () => {
  it('is refused to others than clerks, and hides foreign applications from companies', async () => {
    const { company, id } = await complete();
    const foreign = await office.company();
    expect((await company.post(`/applications/${id}/accept`)).status).toBe(403);
    expect((await foreign.post(`/applications/${id}/accept`)).status).toBe(403);
    expect((await supervisor.post(`/applications/${id}/accept`)).body.error?.code).toBe('NOT_ALLOWED');
  });

  it('is refused without a reason while something is missing, and keeps what was let pass', async () => {
    const { id } = await incomplete();
    const refused = await clerk.post(`/applications/${id}/accept`);
    expect(refused.status).toBe(409);
    expect(refused.body.error?.code).toBe('DEFECTS_LEFT');
    const taken = await clerk.post(`/applications/${id}/accept`, { reason: '窗口已当面核对原件' });
    expect(taken.body).toMatchObject({ state: 'accepted', nextActor: 'officer' });
    const desk = await clerk.get(`/applications/${id}/acceptance`);
    expect(desk.body).toMatchObject({ decision: { outcome: 'accepted', reason: '窗口已当面核对原件' } });
  });

  it('happens once', async () => {
    const { id } = await complete();
    expect((await clerk.post(`/applications/${id}/accept`)).status).toBe(200);
    expect((await clerk.post(`/applications/${id}/accept`)).body.error?.code).toBe('NOT_SUBMITTED');
    expect((await clerk.post(`/applications/${id}/decline`, { reason: '不符' })).body.error?.code).toBe(
      'NOT_SUBMITTED',
    );
  });

  it('asks why it is late once the time limit has passed', async () => {
    const { id } = await complete();
    office.clock.stopAt(new Date('2026-06-08T23:59:59+08:00'));
    expect((await clerk.get(`/applications/${id}/acceptance`)).body).toMatchObject({
      isLate: false,
      workingDaysLeft: 0,
    });
    office.clock.stopAt(new Date('2026-06-09T00:00:00+08:00'));
    const desk = await clerk.get(`/applications/${id}/acceptance`);
    expect(desk.body).toMatchObject({ isLate: true, acts: { accept: { code: 'LATE_REASON_NEEDED' } } });
    expect((await clerk.post(`/applications/${id}/accept`)).body.error?.code).toBe('LATE_REASON_NEEDED');
    expect((await clerk.post(`/applications/${id}/accept`, { lateReason: '系统升级停机一天' })).status).toBe(200);
  });
});

describe('declining', () => {
  it('needs a reason', async () => {
    const { id } = await complete();
    const refused = await clerk.post(`/applications/${id}/decline`, { reason: ' ' });
    expect(refused.status).toBe(422);
    expect(refused.body.error?.path).toBe('/reason');
  });

  it('drafts a document that names the reason and the way to reconsideration, marked as a sample', async () => {
    const { company, id } = await complete();
    const declined = await clerk.post<{ document: { id: string } }>(`/applications/${id}/decline`, {
      reason: '申报主体不在支持范围内。',
    });
    expect(declined.body).toMatchObject({ state: 'declined', document: { state: 'drafted', number: null } });
    const detail = await clerk.get(`/documents/${declined.body.document.id}`);
    const text = JSON.stringify(detail.body);
    expect(text).toContain('申报主体不在支持范围内。');
    expect(text).toContain('六十日内');
    expect(text).toContain('行政复议法》第二十条');
    expect(detail.body).toMatchObject({ model: { mark: '示例·不具效力' } });
    expect((await company.get(`/documents/${declined.body.document.id}`)).status).toBe(404);
  });

  it('is refused while the applicant still has time to mend, and possible afterwards', async () => {
    const { id } = await incomplete();
    await clerk.post(`/applications/${id}/request-correction`, nothing);
    const early = await clerk.post(`/applications/${id}/decline`, { reason: '逾期未补正' });
    expect(early.body.error?.code).toBe('CORRECTION_STILL_OPEN');
    expect(early.body.error?.message).toContain('2026-06-15');
    office.clock.stopAt(new Date('2026-06-16T09:00:00+08:00'));
    expect((await clerk.post(`/applications/${id}/decline`, { reason: '逾期未补正' })).status).toBe(200);
  });
});

describe('the correction notice', () => {
  it('has to name something', async () => {
    const { id } = await complete();
    const refused = await clerk.post(`/applications/${id}/request-correction`, nothing);
    expect(refused.body.error?.code).toBe('NOTHING_TO_CORRECT');
  });

  it('refuses to remove what the check did not find, or anything without a reason', async () => {
    const { id } = await incomplete();
    const unknown = { code: 'MATERIAL_MISSING', path: 'claims/materials/none', reason: '不需要' };
    const refused = await clerk.post(`/applications/${id}/request-correction`, { ...nothing, removed: [unknown] });
    expect(refused.body.error).toMatchObject({ code: 'NO_SUCH_DEFECT', path: '/removed/0' });
    const known = { code: 'MATERIAL_MISSING', path: 'claims/materials/business-licence', reason: '' };
    expect((await clerk.post(`/applications/${id}/request-correction`, { ...nothing, removed: [known] })).status).toBe(
      422,
    );
    const stray = { claimId: 'nope', sentence: '缺合同', cure: '请上传', reason: '核对合同' };
    const strayed = await clerk.post(`/applications/${id}/request-correction`, { ...nothing, added: [stray] });
    expect(strayed.body.error?.code).toBe('NO_SUCH_CLAIM');
  });

  it('names everything at once, with what the clerk added and without what the clerk took out', async () => {
    const { company, id } = await incomplete();
    const removed = [{ code: 'MATERIAL_MISSING', path: 'claims/materials/business-licence', reason: '窗口已核原件' }];
    const added = [{ sentence: '主营业务说明没有盖章', cure: '请盖章后重新上传', reason: '内部核对意见' }];
    const sent = await clerk.post<{ document: { id: string } }>(`/applications/${id}/request-correction`, {
      removed,
      added,
    });
    expect(sent.body).toMatchObject({
      state: 'correction-requested',
      nextActor: 'applicant',
      due: { day: '2026-06-15', awaitingYear: null, paused: true },
    });
    const seen = await company.get<{ items: { items: { sentence: string }[] }[] }>(
      `/applications/${id}/correction-notices`,
    );
    expect(seen.body.items[0]?.items.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('在库证明'),
      '主营业务说明没有盖章',
    ]);
    expect(JSON.stringify(seen.body)).not.toContain('内部核对意见');
    expect(seen.body.items[0]).toMatchObject({ servedDocumentId: null, due: { day: '2026-06-15' } });
    const foreign = await office.company();
    expect((await foreign.get(`/applications/${id}/correction-notices`)).status).toBe(404);
  });

  it('shows beforehand what the document will say', async () => {
    const { id } = await incomplete();
    const preview = await clerk.post(`/applications/${id}/preview-correction`, nothing);
    const sent = await clerk.post<{ document: { id: string } }>(`/applications/${id}/request-correction`, nothing);
    const detail = await clerk.get<{ model: unknown }>(`/documents/${sent.body.document.id}`);
    expect(detail.body.model).toEqual(preview.body);
    expect(JSON.stringify(preview.body)).toContain('第三条第4句');
  });

  it('goes out a second time only with a reason of a supervisor who is not the one who sends it', async () => {
    const { company, id } = await incomplete();
    const early = await supervisor.post(`/applications/${id}/approve-second-notice`, { reason: '补充核对' });
    expect(early.body.error?.code).toBe('NO_FIRST_NOTICE');
    await clerk.post(`/applications/${id}/request-correction`, nothing);
    // The event of the first submission may be delivered late: it answers nothing.
    await office.deliver();
    const open = await company.get(`/applications/${id}/correction-notices`);
    expect(open.body).toMatchObject({ items: [{ sequence: 1, answeredAt: null }] });
    expect((await clerk.post(`/applications/${id}/request-correction`, nothing)).body.error?.code).toBe(
      'NOT_SUBMITTED',
    );
    expect((await handIn(company, id, 'resubmit')).status).toBe(200);
    await office.deliver();
    const notices = await company.get(`/applications/${id}/correction-notices`);
    expect(notices.body).toMatchObject({ items: [{ sequence: 1, answeredAt: START.toISOString() }] });
    const refused = await clerk.post(`/applications/${id}/request-correction`, nothing);
    expect(refused.body.error?.code).toBe('SECOND_NOTICE_NOT_APPROVED');
    expect((await supervisor.post(`/applications/${id}/approve-second-notice`, { reason: '' })).status).toBe(422);
    expect((await clerk.post(`/applications/${id}/approve-second-notice`, { reason: '漏列' })).status).toBe(403);
    const approved = await otherClerk.post(`/applications/${id}/approve-second-notice`, { reason: '第一次漏列一项' });
    expect(approved.status).toBe(200);
    const again = await supervisor.post(`/applications/${id}/approve-second-notice`, { reason: '再次' });
    expect(again.body.error?.code).toBe('ALREADY_APPROVED');
    const own = await otherClerk.post(`/applications/${id}/request-correction`, nothing);
    expect(own.body.error?.code).toBe('APPROVER_ISSUES');
    const second = await clerk.post<{ document: { id: string } }>(`/applications/${id}/request-correction`, nothing);
    expect(second.status).toBe(200);
    const detail = await clerk.get(`/documents/${second.body.document.id}`);
    expect(JSON.stringify(detail.body)).toContain('第一次漏列一项');
    const desk = await clerk.get(`/applications/${id}/acceptance`);
    expect(desk.body).toMatchObject({ approval: null, notices: [{ sequence: 2, secondReason: '第一次漏列一项' }, {}] });
  });

  it('pauses the clock of the office, which goes on with what was left', async () => {
    const { company, id } = await incomplete();
    office.clock.stopAt(new Date('2026-06-03T09:00:00+08:00'));
    await clerk.post(`/applications/${id}/request-correction`, nothing);
    office.clock.stopAt(new Date('2026-06-10T09:00:00+08:00'));
    expect((await handIn(company, id, 'resubmit')).status).toBe(200);
    expect((await clerk.get(`/applications/${id}/acceptance`)).body).toMatchObject({ due: { day: '2026-06-15' } });
  });
});

describe('many at once', () => {
  it('is told beforehand which would be refused and why, and nothing changes', async () => {
    const good = await complete();
    const bad = await incomplete();
    const none = randomUUID();
    const ids = [good.id, bad.id, none];
    const preview = await clerk.post<{ items: { refusal: { code: string } | null }[] }>(
      '/applications/bulk-acceptance-preview',
      { ids },
    );
    expect(preview.body.items.map(({ refusal }) => refusal?.code ?? null)).toEqual([null, 'DEFECTS_LEFT', 'NOT_FOUND']);
    expect((await clerk.get(`/applications/${good.id}`)).body).toMatchObject({ state: 'submitted' });
    expect((await supervisor.post('/applications/bulk-acceptance-preview', { ids })).status).toBe(403);
    expect((await supervisor.post('/applications/bulk-accept', { ids })).status).toBe(403);
    expect((await office.visitor.post('/applications/bulk-accept', { ids })).status).toBe(401);
    expect((await clerk.post('/applications/bulk-accept', { ids: [] })).status).toBe(422);
  });

  it('accepts each by itself, and the same request again does nothing twice', async () => {
    const good = await complete();
    const bad = await incomplete();
    const key = randomUUID();
    const ids = [bad.id, good.id];
    const first = await clerk.post('/applications/bulk-accept', { ids }, key);
    expect(first.body).toEqual({
      items: [
        { id: bad.id, accepted: false, refusal: expect.objectContaining({ code: 'DEFECTS_LEFT' }) },
        { id: good.id, accepted: true, refusal: null },
      ],
    });
    expect((await clerk.post('/applications/bulk-accept', { ids }, key)).body).toEqual(first.body);
  });

  it('takes one reason for all whose time limit has passed', async () => {
    const { id } = await complete();
    office.clock.stopAt(new Date('2026-06-09T10:00:00+08:00'));
    const refused = await clerk.post('/applications/bulk-accept', { ids: [id] });
    expect(refused.body).toMatchObject({ items: [{ accepted: false, refusal: { code: 'LATE_REASON_NEEDED' } }] });
    const taken = await clerk.post('/applications/bulk-accept', { ids: [id], lateReason: '停电一天' });
    expect(taken.body).toMatchObject({ items: [{ accepted: true }] });
  });
});

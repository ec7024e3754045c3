import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileAll, shelfOf } from '../api/loaded.ts';
import { loadPolicies } from '../api/policies/load.ts';
import { openOffice, type Person, type TestOffice } from '../api/testing/office.ts';
import { correctionNoticeTable } from '../modules/acceptance/tables.ts';
import { openRunner } from '../platform/command/runner.ts';
import { outboxTable } from '../platform/outbox/tables.ts';
import { acceptApplication } from './accept-application.ts';
import { completeProfile, openRound, submitApplication } from './testing/submitted.ts';

let office: TestOffice;
let administrator: Person;
let clerk: Person;

beforeAll(async () => {
  office = await openOffice();
  administrator = await office.staff('system-administrator');
  clerk = await office.staff('clerk');
});
afterAll(() => office.close());

const source = '国务院办公厅关于2027年部分节假日安排的通知';
const upload = (text: string) => ({ file: Buffer.from(text).toString('base64'), source });
const YEAR_2027 = JSON.stringify({
  2027: { off: ['01-01..01-03', '05-01..05-05', '10-01..10-07'], work_weekends: [], source },
});

describe('uploading a calendar', () => {
  it('is for the system administrator alone, and asks where it comes from', async () => {
    expect((await clerk.post('/working-calendars/upload', upload(YEAR_2027))).status).toBe(403);
    const { file } = upload(YEAR_2027);
    expect((await administrator.post('/working-calendars/upload', { file, source: '' })).status).toBe(422);
    expect((await administrator.post('/working-calendars/upload', { file: '不是', source })).status).toBe(422);
  });

  it('takes nothing of a file in which anything is wrong, and names the lines', async () => {
    const refused = await administrator.post(
      '/working-calendars/upload',
      upload('日期,类型\n2027-01-01,休\n2027-13-01,休'),
    );
    expect(refused.status).toBe(422);
    expect(refused.body.error).toMatchObject({ code: 'CALENDAR_FILE', path: '/file' });
    expect(refused.body.error?.message).toContain('第 3 行');
    const { body } = await clerk.get<{ items: { year: number }[] }>('/working-calendars');
    expect(body.items.map(({ year }) => year)).toEqual([2026]);
  });
});

describe('a deadline in a year without a calendar', () => {
  it('lets the act through, is never overdue, alerts, and is computed on upload', async () => {
    office.clock.stopAt(new Date('2026-12-28T10:00:00+08:00'));
    const asking = await openRound(office, { asksFor: ['business-licence'] });
    const plain = await openRound(office);
    const company = await office.company();
    await completeProfile(office, company.organisationId);
    const first = await submitApplication(company, asking);
    const second = await submitApplication(company, plain);
    const desk = await clerk.get(`/applications/${first}/acceptance`);
    expect(desk.body).toMatchObject({ due: { day: null, awaitingYear: 2027 }, workingDaysLeft: null, isLate: false });

    const sent = await clerk.post<{ document: { id: string } }>(`/applications/${first}/request-correction`, {
      removed: [],
      added: [],
    });
    expect(sent.body).toMatchObject({ due: { day: null, awaitingYear: 2027 } });
    const document = await clerk.get(`/documents/${sent.body.document.id}`);
    expect(JSON.stringify(document.body)).toContain('待2027年工作日历公布后确定');

    office.clock.stopAt(new Date('2027-03-01T10:00:00+08:00'));
    expect((await clerk.get(`/applications/${second}/acceptance`)).body).toMatchObject({ isLate: false });
    await acceptWithAlert(second);
    const before = await administrator.get('/working-calendars');
    expect(before.body).toMatchObject({ awaited: [{ year: 2027, deadlines: 2 }] });

    const uploaded = await administrator.post('/working-calendars/upload', upload(YEAR_2027));
    expect(uploaded.body).toEqual({ years: [2027], settledDeadlines: 2 });
    expect((await administrator.get('/working-calendars')).body).toMatchObject({
      awaited: [],
      items: [
        { year: 2026, uploadedAt: null },
        { year: 2027, source, uploadedBy: administrator.accountId },
      ],
    });
    // 29, 30, 31 December and 4 to 8, 11, 12 January: ten working days after 28 December.
    expect((await clerk.get(`/applications/${first}`)).body).toMatchObject({
      due: { day: '2027-01-12', awaitingYear: null },
    });
    const [notice] = await office.database.orm
      .select()
      .from(correctionNoticeTable)
      .where(eq(correctionNoticeTable.applicationId, first));
    expect(notice).toMatchObject({ dueDay: '2027-01-12', awaitingCalendarYear: null });
  });
});

/** Accepts as somebody for whom the alert is delivered. */
async function acceptWithAlert(id: string): Promise<void> {
  const { packages, defaultPolicy } = await loadPolicies([]);
  const runner = openRunner({
    database: office.database,
    clock: office.clock,
    subscriptions: { CalendarYearMissing: ['alert'] },
    personal: { seal: async (_tx, _person, value) => JSON.stringify(value) },
  });
  const actor = {
    kind: 'person' as const,
    accountId: clerk.accountId,
    name: '窗口',
    staffRoles: ['clerk'],
    actingFor: null,
    secondFactor: 'fresh' as const,
  };
  const accepted = await runner.run(acceptApplication(shelfOf(compileAll(packages, defaultPolicy))), { id }, { actor });
  expect(accepted.ok).toBe(true);
  const alerts = await office.database.orm
    .select()
    .from(outboxTable)
    .where(eq(outboxTable.event, 'CalendarYearMissing'));
  expect(alerts.map(({ payload }) => payload)).toEqual([{ year: 2027, applicationId: id }]);
  await office.database.orm.delete(outboxTable).where(eq(outboxTable.event, 'CalendarYearMissing'));
}

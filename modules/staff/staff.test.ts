import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import { openTestDatabase } from '../../platform/testing/database.ts';
import { digestOf, newToken } from '../../platform/token.ts';
import { firstAdministrator } from './index.ts';
import { appointmentTable, staffInvitationTable } from './tables.ts';

const TODAY = '2026-06-01';

let office: TestOffice;
let security: Person;
beforeAll(async () => {
  office = await openOffice();
  security = await office.staff('security-administrator');
});
afterAll(() => office.close());

const code = (reply: { readonly body: { readonly error?: { readonly code: string } } }) => reply.body.error?.code;
const appoint = (accountId: string, role: string, more: object = {}, by = security) =>
  by.post<{ appointmentId: string }>('/staff/appoint', { accountId, role, fromDay: TODAY, ...more });
const end = (appointmentId: string, untilDay: string, by = security) =>
  by.post(`/staff/appointments/${appointmentId}/end`, { untilDay });
const appointmentsOf = (accountId: string) =>
  office.database.orm.select().from(appointmentTable).where(eq(appointmentTable.accountId, accountId));
const list = async (by: Person) =>
  (await by.get<{ items: { accountId: string; appointments: { role: string }[] }[] }>('/staff?limit=200')).body.items;

describe('appointing', () => {
  it('is the security administrator’s alone, never for oneself or for strangers, never for the past', async () => {
    const clerk = await office.staff('clerk');
    const supervisor = await office.staff('supervisor');
    const system = await office.staff('system-administrator');
    for (const by of [clerk, supervisor, system]) {
      expect((await appoint(clerk.accountId, 'officer', {}, by)).status).toBe(403);
    }
    expect((await appoint(clerk.accountId, 'officer', {}, office.visitor)).status).toBe(401);
    expect(code(await appoint(security.accountId, 'officer'))).toBe('OWN_APPOINTMENT');
    expect(code(await appoint(office.person().accountId, 'officer'))).toBe('INVITE_INSTEAD');
    expect(code(await appoint(clerk.accountId, 'officer', { fromDay: '2026-05-31' }))).toBe('PAST_DAY');
    expect(code(await appoint(clerk.accountId, 'officer', { untilDay: '2026-05-31' }))).toBe('ENDS_BEFORE_IT_BEGINS');
    expect((await appoint(clerk.accountId, 'officer', { fromDay: '2026-02-30' })).status).toBe(422);
    expect((await appoint(clerk.accountId, 'mayor')).status).toBe(422);
    expect(code(await appoint(clerk.accountId, 'clerk'))).toBe('ALREADY_APPOINTED');
    expect((await appoint(clerk.accountId, 'officer')).status).toBe(200);
    expect((await list(security)).find(({ accountId }) => accountId === clerk.accountId)?.appointments).toMatchObject([
      { role: 'clerk' },
      { role: 'officer' },
    ]);
  });

  it('gives nobody two of the three administrations on one day, not even two that end', async () => {
    const system = await office.staff('system-administrator');
    expect(code(await appoint(system.accountId, 'audit-administrator'))).toBe('ONE_ADMINISTRATION');
    expect(code(await appoint(system.accountId, 'security-administrator', { untilDay: '2026-06-30' }))).toBe(
      'ONE_ADMINISTRATION',
    );
    const clerk = await office.staff('clerk');
    const dated = { fromDay: '2026-07-01', untilDay: '2026-07-31' };
    expect((await appoint(clerk.accountId, 'audit-administrator', dated)).status).toBe(200);
    const next = { fromDay: '2026-07-31', untilDay: '2026-08-31' };
    expect(code(await appoint(clerk.accountId, 'system-administrator', next))).toBe('ONE_ADMINISTRATION');
    expect((await appoint(clerk.accountId, 'system-administrator', { ...next, fromDay: '2026-08-01' })).status).toBe(
      200,
    );
  });

  it('lets one of two administrations win when both are given at once', async () => {
    const clerk = await office.staff('clerk');
    const roles = ['system-administrator', 'audit-administrator'];
    const replies = await Promise.all(roles.map((role) => appoint(clerk.accountId, role, { untilDay: '2026-12-31' })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('ending', () => {
  it('takes effect after its day, at once with yesterday, and never rewrites the past', async () => {
    const officer = await office.staff('officer');
    const [row] = await appointmentsOf(officer.accountId);
    const id = row?.id ?? '';
    expect((await end(id, TODAY, await office.staff('supervisor'))).status).toBe(403);
    expect((await end(officer.accountId, TODAY)).status).toBe(404);
    expect(code(await end(id, '2026-05-30'))).toBe('PAST_DAY');
    expect((await end(id, TODAY)).status).toBe(200);
    expect((await officer.get('/organisations')).status).toBe(200);
    expect((await end(id, '2026-05-31')).status).toBe(200);
    expect((await officer.get('/organisations')).status).toBe(403);
    const [other] = await appointmentsOf((await office.staff('clerk')).accountId);
    await office.database.orm
      .update(appointmentTable)
      .set({ untilDay: '2026-03-01' })
      .where(eq(appointmentTable.id, other?.id ?? ''));
    expect(code(await end(other?.id ?? '', TODAY))).toBe('ALREADY_ENDED');
  });

  it('removes what has not begun', async () => {
    const clerk = await office.staff('clerk');
    const made = await appoint(clerk.accountId, 'officer', { fromDay: '2026-09-01' });
    expect((await end(made.body.appointmentId, TODAY)).status).toBe(200);
    expect((await appointmentsOf(clerk.accountId)).map(({ role }) => role)).toEqual(['clerk']);
  });

  it('never leaves the office without a security administrator', async () => {
    const { database, clock } = office;
    const own = await appointmentsOf(security.accountId);
    expect(code(await end(own[0]?.id ?? '', TODAY))).toBe('OWN_APPOINTMENT');
    const second = await office.staff('security-administrator');
    const [theirs] = await appointmentsOf(second.accountId);
    // The first one has an end already: the second is the last without one.
    await database.orm
      .update(appointmentTable)
      .set({ untilDay: '2026-06-02' })
      .where(eq(appointmentTable.accountId, security.accountId));
    expect(code(await end(theirs?.id ?? '', TODAY))).toBe('LAST_SECURITY_ADMINISTRATOR');
    expect(code(await security.post(`/staff/${second.accountId}/record-leaving`, { lastDay: TODAY }))).toBe(
      'LAST_SECURITY_ADMINISTRATOR',
    );
    await database.orm
      .update(appointmentTable)
      .set({ untilDay: null })
      .where(eq(appointmentTable.accountId, security.accountId));
    expect(clock.today()).toBe(TODAY);
    expect((await end(theirs?.id ?? '', '2026-05-31')).status).toBe(200);
  });

  it('of everything happens on leaving: every role and every substitution', async () => {
    const person = await office.staff('officer', 'inspector');
    const colleague = await office.staff('officer');
    const substitution = { fromDay: '2026-06-10', untilDay: '2026-06-20' };
    const people = { absentAccountId: colleague.accountId, substituteAccountId: person.accountId };
    await security.post('/staff/arrange-substitution', { ...people, ...substitution });
    await appoint(person.accountId, 'supervisor', { fromDay: '2026-07-01' });
    const leave = (by: Person, lastDay = '2026-06-12') =>
      by.post<{ ended: number }>(`/staff/${person.accountId}/record-leaving`, { lastDay });
    expect((await leave(colleague)).status).toBe(403);
    expect((await leave(security)).body).toEqual({ ended: 3 });
    expect((await leave(security)).status).toBe(404);
    const shown = await security.get<{ substitutions: { substitute: { accountId: string }; untilDay: string }[] }>(
      '/staff/arrangements',
    );
    const mine = shown.body.substitutions.find(({ substitute }) => substitute.accountId === person.accountId);
    expect(mine?.untilDay).toBe('2026-06-12');
    expect((await appointmentsOf(person.accountId)).map(({ untilDay }) => untilDay)).toEqual([
      '2026-06-12',
      '2026-06-12',
    ]);
  });
});

describe('invitations to the office', () => {
  async function invitation(role: string, by = security) {
    const email = `${newToken()}@example.com`;
    const made = await by.post<{ invitationId: string }>('/staff/invite', { email, role, fromDay: TODAY });
    const { invitationId } = made.body;
    const token = newToken();
    if (made.status === 200) {
      await office.database.orm
        .update(staffInvitationTable)
        .set({ tokenDigest: digestOf(token) })
        .where(eq(staffInvitationTable.id, invitationId));
    }
    return { status: made.status, email, invitationId, token, path: `/staff/invitations/${invitationId}` };
  }

  it('refuse others than the security administrator, a wrong token, the sender, and a second use', async () => {
    expect((await invitation('clerk', await office.staff('supervisor'))).status).toBe(403);
    const { path, token } = await invitation('system-administrator');
    const person = office.person();
    expect((await person.post(`${path}/take`, { token: newToken() })).status).toBe(404);
    expect(code(await security.post(`${path}/take`, { token }))).toBe('OWN_INVITATION');
    const audit = await office.staff('audit-administrator');
    expect(code(await audit.post(`${path}/take`, { token }))).toBe('ONE_ADMINISTRATION');
    expect((await person.get(path)).body).toMatchObject({ role: 'system-administrator', isOpen: true });
    expect((await person.post(`${path}/take`, { token })).status).toBe(200);
    expect((await office.person().post(`${path}/take`, { token })).status).toBe(404);
    expect((await appointmentsOf(person.accountId)).map(({ role }) => role)).toEqual(['system-administrator']);
  });

  it('are not sent twice, can be withdrawn, and end by themselves', async () => {
    const { path, token, email, invitationId } = await invitation('clerk');
    const again = await security.post('/staff/invite', { email: email.toUpperCase(), role: 'clerk', fromDay: TODAY });
    expect(code(again)).toBe('ALREADY_INVITED');
    await office.database.orm
      .update(staffInvitationTable)
      .set({ expiresAt: new Date('2026-05-31T00:00:00Z') })
      .where(eq(staffInvitationTable.id, invitationId));
    expect(code(await office.person().post(`${path}/take`, { token }))).toBe('INVITATION_EXPIRED');
    expect((await security.post(`${path}/withdraw`)).status).toBe(200);
    expect((await security.post(`${path}/withdraw`)).status).toBe(404);
  });
});

describe('substitution', () => {
  const days = { fromDay: '2026-06-02', untilDay: '2026-06-05' };
  const arrange = (by: Person, absent: Person, substitute: Person, more: object = {}) =>
    by.post<{ substitutionId: string }>('/staff/arrange-substitution', {
      absentAccountId: absent.accountId,
      substituteAccountId: substitute.accountId,
      ...days,
      ...more,
    });

  it('refuses strangers, oneself, people without a role, the past, and a chain', async () => {
    const [a, b, c] = [await office.staff('officer'), await office.staff('clerk'), await office.staff('officer')];
    expect((await arrange(c, a, b)).status).toBe(403);
    expect(code(await arrange(a, a, a))).toBe('ONESELF');
    expect(code(await arrange(a, a, office.person()))).toBe('NOT_STAFF');
    expect(code(await arrange(a, a, b, { fromDay: '2026-05-01' }))).toBe('PAST_DAY');
    expect(code(await arrange(a, a, b, { untilDay: '2026-06-01' }))).toBe('ENDS_BEFORE_IT_BEGINS');
    expect((await arrange(a, a, b)).status).toBe(200);
    expect(code(await arrange(a, a, c))).toBe('ALREADY_SUBSTITUTED');
    expect(code(await arrange(b, b, c))).toBe('SUBSTITUTE_ABSENT');
    expect(code(await arrange(c, c, a))).toBe('SUBSTITUTE_ABSENT');
  });

  it('gives the roles of the absent one on its days only, never an administration, and can be called off', async () => {
    const absent = await office.staff('officer', 'audit-administrator');
    const substitute = await office.staff('expert');
    const supervisor = await office.staff('supervisor');
    const { substitutionId } = (await arrange(supervisor, absent, substitute)).body;
    expect((await substitute.get('/organisations')).status).toBe(403);
    office.clock.stopAt(new Date('2026-06-05T23:00:00+08:00'));
    expect((await substitute.get('/organisations')).status).toBe(200);
    expect((await substitute.get('/staff/arrangements')).status).toBe(403);
    const colleagues = await supervisor.get<{ items: { accountId: string; isAbsent: boolean }[] }>(
      '/staff/colleagues?role=officer',
    );
    const shown = colleagues.body.items.find(({ accountId }) => accountId === absent.accountId);
    expect(shown).toMatchObject({ isAbsent: true });
    office.clock.stopAt(new Date('2026-06-04T09:00:00+08:00'));
    const cancel = (by: Person) => by.post(`/staff/substitutions/${substitutionId}/cancel`);
    expect((await cancel(substitute)).status).toBe(403);
    expect((await cancel(absent)).status).toBe(200);
    expect((await cancel(absent)).status).toBe(404);
    expect((await substitute.get('/organisations')).status).toBe(403);
    office.clock.stopAt(new Date('2026-06-01T10:00:00+08:00'));
  });
});

describe('the lists', () => {
  it('are not for applicants; colleagues are for all of the office, the list of staff for few', async () => {
    const company = await office.company();
    const clerk = await office.staff('clerk');
    expect((await company.get('/staff')).status).toBe(403);
    expect((await company.get('/staff/colleagues?role=clerk')).status).toBe(403);
    expect((await clerk.get('/staff')).status).toBe(403);
    expect((await clerk.get('/staff/colleagues')).status).toBe(422);
    expect((await clerk.get('/staff/colleagues?role=clerk')).status).toBe(200);
    expect((await (await office.staff('auditor')).get('/staff/arrangements')).status).toBe(200);
  });
});

describe('the first administrator', () => {
  it('is appointed once, however many try at the same time', async () => {
    const { database, close } = await openTestDatabase();
    const accounts = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
    const outcomes = await Promise.all(
      accounts.map((accountId) =>
        database.orm.transaction((tx) => firstAdministrator(tx, accountId, new Date('2026-06-01T10:00:00+08:00'))),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const rows = await database.orm.select().from(appointmentTable);
    expect(rows).toMatchObject([{ role: 'security-administrator', appointedBy: null, fromDay: TODAY }]);
    await close();
  });
});

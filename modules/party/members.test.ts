import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import { fingerprintOf, sealFor } from '../../platform/personal-data/in-use.ts';
import { digestOf, newToken } from '../../platform/token.ts';
import { invitationToSend } from './index.ts';
import { invitationTable, memberTable } from './tables.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const code = (reply: { readonly body: { readonly error?: { readonly code: string } } }) => reply.body.error?.code;
const at = (person: Person) => `/organisations/${person.organisationId}`;
const to = (address: string) => ({ channel: 'email', address });

interface Mine {
  readonly organisations: readonly { readonly role: string }[];
}

/** An invitation whose token the test knows, as the message tells it. */
async function invitation(company: Person, role: 'preparer' | 'viewer' = 'preparer') {
  const made = await company.post<{ invitationId: string }>(`${at(company)}/invite`, {
    role,
    to: to(`${newToken().toLowerCase()}@example.com`),
  });
  const { invitationId } = made.body;
  const token = newToken();
  await office.database.orm
    .update(invitationTable)
    .set({ tokenDigest: digestOf(token) })
    .where(eq(invitationTable.id, invitationId));
  return { path: `/invitations/${invitationId}`, invitationId, token };
}

describe('inviting', () => {
  it('refuses preparers, another company, a second invitation to one address, and a representative by invitation', async () => {
    const company = await office.company();
    const preparer = await office.member(company, 'preparer');
    const stranger = await office.company();
    const invite = (by: Person, body: object = { role: 'viewer', to: to('Neu@example.com') }) =>
      by.post(`${at(company)}/invite`, body);
    expect((await invite(preparer)).status).toBe(403);
    expect((await invite(stranger)).status).toBe(404);
    expect((await invite(company, { role: 'representative', to: to('a@example.com') })).status).toBe(422);
    expect((await invite(company, { role: 'viewer', to: { channel: 'mobile', address: '110' } })).status).toBe(422);
    expect((await invite(company)).status).toBe(200);
    expect(code(await invite(company, { role: 'viewer', to: to('neu@example.com') }))).toBe('ALREADY_INVITED');
  });

  it('keeps address and token unreadable; whoever sends the message gets both', async () => {
    const company = await office.company();
    const token = newToken();
    const made = await company.post<{ invitationId: string }>(`${at(company)}/invite`, {
      role: 'preparer',
      to: { channel: 'mobile', address: '13812345678' },
    });
    const { invitationId } = made.body;
    const { orm } = office.database;
    const rows = await orm.select().from(invitationTable).where(eq(invitationTable.id, invitationId));
    expect(JSON.stringify(rows)).not.toContain('13812345678');
    expect(rows[0]).toMatchObject({ addressMasked: '138****5678' });
    const sealedToken = await orm.transaction((tx) => sealFor(tx, company.organisationId, token));
    const message = await invitationToSend(orm, { invitationId, sealedToken });
    expect(message).toMatchObject({ address: '13812345678', token, role: 'preparer' });
    await company.post(`/invitations/${invitationId}/withdraw`);
    expect(await invitationToSend(orm, { invitationId, sealedToken })).toBeNull();
  });

  it('lets an expired invitation be sent again', async () => {
    const company = await office.company();
    const invite = () => company.post(`${at(company)}/invite`, { role: 'viewer', to: to('spaet@example.com') });
    await invite();
    await office.database.orm
      .update(invitationTable)
      .set({ expiresAt: new Date('2026-05-01T00:00:00Z') })
      .where(eq(invitationTable.addressFingerprint, fingerprintOf('invitation', 'spaet@example.com')));
    expect((await invite()).status).toBe(200);
  });
});

describe('taking an invitation', () => {
  it('refuses a visitor, a wrong token, a withdrawn, an expired and a taken one, and a member', async () => {
    const company = await office.company();
    const { path, token, invitationId } = await invitation(company);
    const person = office.person();
    expect((await office.visitor.post(`${path}/take`, { token })).status).toBe(401);
    expect((await person.post(`${path}/take`, { token: newToken() })).status).toBe(404);
    expect(code(await company.post(`${path}/take`, { token }))).toBe('ALREADY_MEMBER');
    expect((await person.post(`${path}/take`, { token })).status).toBe(200);
    expect((await office.person().post(`${path}/take`, { token })).status).toBe(404);
    expect((await person.get(path)).status).toBe(404);
    const withdrawn = await invitation(company);
    expect((await (await office.company()).post(`${withdrawn.path}/withdraw`)).status).toBe(404);
    await company.post(`${withdrawn.path}/withdraw`);
    expect((await person.post(`${withdrawn.path}/take`, { token: withdrawn.token })).status).toBe(404);
    const expired = await invitation(company);
    await office.database.orm
      .update(invitationTable)
      .set({ expiresAt: new Date('2026-05-01T00:00:00Z') })
      .where(eq(invitationTable.id, expired.invitationId));
    expect(code(await office.person().post(`${expired.path}/take`, { token: expired.token }))).toBe(
      'INVITATION_EXPIRED',
    );
    const [row] = await office.database.orm.select().from(invitationTable).where(eq(invitationTable.id, invitationId));
    expect(row).toMatchObject({ addressSealed: null, takenBy: person.accountId });
  });

  it('goes to one of two who come at once', async () => {
    const company = await office.company();
    const { path, token } = await invitation(company);
    const people = [office.person(), office.person(), office.person()];
    const replies = await Promise.all(people.map((person) => person.post(`${path}/take`, { token })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  });

  it('makes a member in the role of the invitation, for several organisations at a time', async () => {
    const [one, two] = [await office.company(), await office.company()];
    const person = office.person();
    for (const company of [one, two]) {
      const { path, token } = await invitation(company, 'viewer');
      expect((await person.get(path)).body).toMatchObject({ role: 'viewer', isOpen: true });
      await person.post(`${path}/take`, { token });
    }
    const mine = await person.get<Mine>('/organisations/mine');
    expect(mine.body.organisations.map(({ role }) => role)).toEqual(['viewer', 'viewer']);
    expect((await office.as(person, one.organisationId).get(at(one))).status).toBe(200);
    expect((await office.as(person, one.organisationId).get(at(two))).status).toBe(404);
  });
});

describe('whom a person acts for', () => {
  it('is nobody where the header names none, a stranger, or nonsense', async () => {
    const company = await office.company();
    const stranger = await office.company();
    for (const organisationId of [undefined, stranger.organisationId, 'nonsense', "' or 1=1"]) {
      const lost = office.as(company, organisationId);
      expect((await lost.get(at(company))).status).toBe(404);
      expect((await lost.get<Mine>('/organisations/mine')).body.organisations).toHaveLength(1);
    }
  });
});

describe('members', () => {
  it('are changed and removed by the representative only, who cannot be removed or leave', async () => {
    const company = await office.company();
    const preparer = await office.member(company, 'preparer');
    const viewer = await office.member(company, 'viewer');
    const change = (by: Person, accountId: string) =>
      by.post(`${at(company)}/change-role`, { accountId, role: 'preparer' });
    const remove = (by: Person, accountId: string) => by.post(`${at(company)}/remove-member`, { accountId });
    expect((await change(preparer, viewer.accountId)).status).toBe(403);
    expect((await remove(preparer, viewer.accountId)).status).toBe(403);
    expect(code(await remove(company, company.accountId))).toBe('REPRESENTATIVE_STAYS');
    expect(code(await change(company, company.accountId))).toBe('REPRESENTATIVE_STAYS');
    expect(code(await company.post(`${at(company)}/leave`))).toBe('REPRESENTATIVE_STAYS');
    expect((await remove(company, office.person().accountId)).status).toBe(404);
    expect((await change(company, viewer.accountId)).status).toBe(200);
    expect((await remove(company, viewer.accountId)).status).toBe(200);
    expect((await viewer.get(at(company))).status).toBe(404);
    expect((await preparer.post(`${at(company)}/leave`)).status).toBe(200);
    expect((await preparer.get(`${at(company)}/members`)).status).toBe(404);
    const shown = await company.get<{ members: unknown[] }>(`${at(company)}/members`);
    expect(shown.body.members).toHaveLength(1);
  });

  it('get the representation handed over, and the former representative prepares from then on', async () => {
    const company = await office.company();
    const preparer = await office.member(company, 'preparer');
    const transfer = (by: Person, accountId: string) =>
      by.post(`${at(company)}/transfer-representation`, { accountId });
    expect((await transfer(preparer, preparer.accountId)).status).toBe(403);
    expect((await transfer(company, office.person().accountId)).status).toBe(404);
    expect(code(await transfer(company, company.accountId))).toBe('ALREADY_REPRESENTATIVE');
    expect((await transfer(company, preparer.accountId)).status).toBe(200);
    expect((await transfer(company, company.accountId)).status).toBe(403);
    const rows = await office.database.orm
      .select({ accountId: memberTable.accountId, role: memberTable.role })
      .from(memberTable)
      .where(eq(memberTable.organisationId, company.organisationId));
    expect(new Map(rows.map(({ accountId, role }) => [accountId, role]))).toEqual(
      new Map([
        [company.accountId, 'preparer'],
        [preparer.accountId, 'representative'],
      ]),
    );
  });
});

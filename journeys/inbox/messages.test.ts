import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import type { MessageView } from '../../contracts/inbox.ts';
import { personTable } from '../../platform/identity/tables.ts';
import { openTestDatabase } from '../../platform/testing/database.ts';
import { ok } from '../testing/round.ts';
import { completeProfile, openRound, submitApplication } from '../testing/submitted.ts';

let office: TestOffice;
let round: string;
const mails: ParsedMail[] = [];
const texts: { readonly phone: string; readonly text: string }[] = [];
/** Whether the servers take anything. */
const servers = { mail: true, sms: true };

const smtp = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  authOptional: true,
  onMailFrom: (_address, _session, done) => done(servers.mail ? null : new Error('451 away')),
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      mails.push(mail);
      done();
    }, done);
  },
});
const gateway = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  if (servers.sms) texts.push(JSON.parse(Buffer.concat(chunks).toString()));
  response.writeHead(servers.sms ? 200 : 503).end();
});
const portOf = (server: { address(): AddressInfo | string | null }) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  await new Promise<void>((settle) => smtp.listen(0, '127.0.0.1', settle));
  await new Promise<void>((settle) => gateway.listen(0, '127.0.0.1', settle));
  office = await openOffice(openTestDatabase, {
    SMTP_URL: `smtp://127.0.0.1:${portOf(smtp.server)}`,
    MAIL_FROM: 'office@example.org',
    SMS_URL: `http://127.0.0.1:${portOf(gateway)}/send`,
    SMS_TOKEN: 'a token',
  });
  round = await openRound(office);
});
afterAll(async () => {
  await office.close();
  await new Promise<void>((settle) => smtp.close(settle));
  await new Promise((settle) => gateway.close(settle));
});

async function submitted() {
  const company = await office.company();
  await completeProfile(office, company.organisationId);
  // A person gets an account with the first knock.
  ok(await company.get('/messages'));
  return { company, id: await submitApplication(company, round) };
}

async function messagesOf(person: Person): Promise<readonly MessageView[]> {
  return ok(await person.get<{ items: MessageView[] }>('/messages')).items;
}

const mailsTo = (person: Person) => {
  const address = `${person.accountId.slice(0, 8)}@yunhe.test`;
  return mails.filter(({ to }) => !Array.isArray(to) && to?.text === address);
};

/** Lets everything that waits become due again. */
async function later(seconds: number) {
  office.clock.stopAt(new Date(office.clock.now().getTime() + seconds * 1000));
  await office.deliver();
}

describe('messages', () => {
  it('are nobody else’s: neither seen, counted nor read', async () => {
    const { company } = await submitted();
    const stranger = await office.company();
    await office.deliver();
    const [message] = await messagesOf(company);
    expect(message).toBeDefined();
    expect(await messagesOf(stranger)).toEqual([]);
    expect((await stranger.post(`/messages/${message?.id}/read`)).status).toBe(404);
    expect((await office.visitor.get('/messages')).status).toBe(401);
    ok(await stranger.post('/messages/read-all'));
    expect((await company.get('/messages/unread-count')).body).toEqual({ count: 1 });
  });

  it('reach every member once in the inbox and by mail, with an absolute link', async () => {
    const company = await office.company();
    await completeProfile(office, company.organisationId);
    const preparer = await office.member(company, 'preparer');
    for (const person of [company, preparer]) ok(await person.get('/messages'));
    const id = await submitApplication(company, round);
    await office.deliver();
    await office.deliver();
    for (const person of [company, preparer]) {
      const messages = await messagesOf(person);
      expect(messages.map(({ link, readAt }) => [link, readAt])).toEqual([[`/my/applications/${id}`, null]]);
      expect(mailsTo(person).map(({ subject }) => subject)).toEqual([`【运河微剧通】${messages[0]?.title}`]);
      expect(mailsTo(person)[0]?.text).toContain(`http://yunhe.test/my/applications/${id}`);
    }
    ok(await company.post(`/messages/${(await messagesOf(company))[0]?.id}/read`));
    expect((await company.get('/messages/unread-count')).body).toEqual({ count: 0 });
    expect((await company.get<{ items: [] }>('/messages?unread=true')).body.items).toEqual([]);
    expect((await preparer.get('/messages/unread-count')).body).toEqual({ count: 1 });
  });

  it('go where each person chose: no mail, but a text message', async () => {
    const company = await office.company();
    await completeProfile(office, company.organisationId);
    const shown = ok(await company.get<Record<string, unknown>>('/message-preferences'));
    expect(shown).toMatchObject({
      mail: true,
      sms: false,
      smsTo: null,
      mailTo: expect.stringContaining('***@yunhe.test'),
    });
    await office.database.orm
      .update(personTable)
      .set({ phoneNumber: '+8613800138000' })
      .where(eq(personTable.id, company.accountId));
    expect((await company.post('/message-preferences', { mail: 'no', sms: true })).status).toBe(422);
    ok(await company.post('/message-preferences', { mail: false, sms: true }));
    await submitApplication(company, round);
    await office.deliver();
    expect(mailsTo(company)).toEqual([]);
    expect(texts.filter(({ phone }) => phone === '+8613800138000')).toEqual([
      {
        phone: '+8613800138000',
        text: expect.stringMatching(/^【运河微剧通】.+http:\/\/yunhe\.test\/my\/applications\//),
      },
    ]);
  });

  it('wait while the mail server is away, are seen by the administrator, and go out when it is back', async () => {
    const administrator = await office.staff('system-administrator');
    const { company } = await submitted();
    servers.mail = false;
    await office.deliver();
    interface Deliveries {
      readonly items: { id: string; state: string; attempts: number; lastError: string | null; to: string }[];
    }
    const waiting = async () => ok(await administrator.get<Deliveries>('/message-deliveries?state=waiting')).items;
    const [row] = await waiting();
    expect(row).toMatchObject({ attempts: 1, to: expect.stringContaining('***@yunhe.test') });
    expect(row?.lastError).toContain('451');
    expect(row?.lastError).not.toContain(company.accountId.slice(0, 8));
    // Work goes on, and the inbox has it.
    expect((await messagesOf(company)).length).toBe(1);
    expect((await company.get('/message-deliveries')).status).toBe(403);
    servers.mail = true;
    await later(3600);
    expect(mailsTo(company).length).toBe(1);
    expect(await waiting()).toEqual([]);
    await later(3600);
    expect(mailsTo(company).length).toBe(1);
    expect((await administrator.post(`/message-deliveries/${row?.id}/retry`)).body.error?.code).toBe(
      'NOT_TO_BE_SENT_AGAIN',
    );
  });
});

describe('invitations', () => {
  it('bring the link to the address that was given and to no inbox', async () => {
    const company = await office.company();
    const to = { channel: 'email', address: 'New@example.com' };
    const path = `/organisations/${company.organisationId}/invite`;
    const { invitationId } = ok(await company.post<{ invitationId: string }>(path, { role: 'viewer', to }));
    await office.deliver();
    const mail = mails.find(({ to: who }) => !Array.isArray(who) && who?.text === 'new@example.com');
    expect(mail?.subject).toContain('邀请');
    const token = new RegExp(`http://yunhe.test/my/invitations/${invitationId}#(\\S+)`).exec(mail?.text ?? '')?.[1];
    ok(await office.person().post(`/invitations/${invitationId}/take`, { token }));
  });

  it('that were withdrawn meanwhile do not go out; those by mobile number go as a text message', async () => {
    const company = await office.company();
    const path = `/organisations/${company.organisationId}/invite`;
    const byPhone = { role: 'viewer', to: { channel: 'mobile', address: '13900139000' } };
    ok(await company.post(path, byPhone));
    const gone = { role: 'viewer', to: { channel: 'email', address: 'gone@example.com' } };
    const { invitationId } = ok(await company.post<{ invitationId: string }>(path, gone));
    servers.mail = false;
    await office.deliver();
    ok(await company.post(`/invitations/${invitationId}/withdraw`));
    servers.mail = true;
    await later(3600);
    expect(mails.some(({ to }) => !Array.isArray(to) && to?.text === 'gone@example.com')).toBe(false);
    expect(texts.some(({ phone, text }) => phone === '+8613900139000' && text.includes('/my/invitations/'))).toBe(true);
  });

  it('to the office go by mail', async () => {
    const administrator = await office.staff('security-administrator');
    const invitation = { email: 'clerk@example.com', role: 'clerk', department: '', fromDay: '2026-06-30' };
    const invited = await administrator.post<{ invitationId: string }>('/staff/invite', invitation);
    const { invitationId } = ok(invited);
    await office.deliver();
    const mail = mails.find(({ to }) => !Array.isArray(to) && to?.text === 'clerk@example.com');
    expect(mail?.text).toContain(`http://yunhe.test/my/office-invitations/${invitationId}#`);
    expect(mail?.text).toContain('综合窗口');
  });
});

import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMail } from './mail.ts';

const received: ParsedMail[] = [];
let port = 0;
const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  authOptional: true,
  onAuth: ({ username, password }, _session, done) => {
    if (username === 'yunhe' && password === 'right') done(null, { user: username });
    else done(new Error('535 wrong'));
  },
  onRcptTo: ({ address }, _session, done) => {
    done(address.startsWith('nobody') ? new Error('550 no such mailbox') : null);
  },
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      received.push(mail);
      done();
    }, done);
  },
});

beforeAll(async () => {
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  port = (server.server.address() as AddressInfo).port;
});
afterAll(() => new Promise<void>((settle) => server.close(settle)));

const MESSAGE = { to: 'li@example.org', subject: '补正通知', text: '请在 5 个工作日内补正。' };

describe('mail', () => {
  it('is not configured without a server', () => {
    expect(openMail({ smtpUrl: undefined, mailFrom: undefined })).toMatchObject({
      state: 'not-configured',
      send: undefined,
    });
  });

  it('rejects where the server does not answer, refuses the sign-in or the recipient', async () => {
    const away = openMail({ smtpUrl: 'smtp://127.0.0.1:1', mailFrom: undefined });
    await expect(away.send?.(MESSAGE)).rejects.toMatchObject({ code: 'ESOCKET' });
    const wrong = openMail({ smtpUrl: `smtp://yunhe:wrong@127.0.0.1:${port}`, mailFrom: undefined });
    await expect(wrong.check()).rejects.toMatchObject({ code: 'EAUTH' });
    const mail = openMail({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'a@example.org' });
    await expect(mail.send?.({ ...MESSAGE, to: 'nobody@example.org' })).rejects.toMatchObject({ code: 'EENVELOPE' });
    for (const one of [away, wrong, mail]) one.close();
  });

  it('arrives with sender, Chinese text and attachment', async () => {
    const mail = openMail({
      smtpUrl: `smtp://yunhe:right@127.0.0.1:${port}`,
      mailFrom: '运河微剧通 <office@example.org>',
    });
    await mail.check();
    const content = new TextEncoder().encode('%PDF-1.7');
    await mail.send?.({ ...MESSAGE, attachments: [{ filename: '通知.pdf', content }] });
    mail.close();
    const [arrived] = received;
    expect(arrived?.from?.value).toEqual([{ address: 'office@example.org', name: '运河微剧通' }]);
    expect(arrived).toMatchObject({ subject: MESSAGE.subject });
    expect(arrived?.text?.trim()).toBe(MESSAGE.text);
    expect(arrived?.attachments[0]).toMatchObject({ filename: '通知.pdf', content: Buffer.from(content) });
  });
});

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSms } from './sms.ts';

const received: { readonly headers: IncomingHttpHeaders; readonly body: unknown }[] = [];
let url = '';
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  received.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
  response
    .writeHead(request.url === '/broken' ? 503 : request.url === '/elsewhere' ? 302 : 200, { location: '/' })
    .end();
});

beforeAll(async () => {
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((settle) => server.close(settle)));

const MESSAGE = { to: '+8613800138000', text: '验证码 123456' };

describe('text messages', () => {
  it('are not configured without a gateway', () => {
    expect(openSms({ smsUrl: undefined, smsToken: undefined }).state).toBe('not-configured');
  });

  it('reject where the gateway is away, fails or sends elsewhere, and name neither number nor text', async () => {
    for (const smsUrl of ['http://127.0.0.1:1', `${url}/broken`, `${url}/elsewhere`]) {
      const error = await openSms({ smsUrl, smsToken: 'token' })
        .send?.(MESSAGE)
        .catch((caught: Error) => caught);
      expect(error, smsUrl).toBeInstanceOf(Error);
      expect(String(error)).not.toMatch(/138|123456/);
    }
  });

  it('reach the gateway with number, text and token', async () => {
    await openSms({ smsUrl: url, smsToken: 'token' }).send?.(MESSAGE);
    expect(received.at(-1)).toMatchObject({
      headers: { authorization: 'Bearer token', 'content-type': 'application/json; charset=utf-8' },
      body: { phone: MESSAGE.to, text: MESSAGE.text },
    });
  });
});

import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../contracts/errors.ts';
import { type FrontDoor, openFrontDoor } from './testing/front-door.ts';
import { post, problemOf, SMALL } from './testing/requests.ts';

const URL_OF = '/api/v1/assessments';
let door: FrontDoor;
let address: URL;

beforeAll(async () => {
  door = await openFrontDoor({ limits: { bodyBytes: 4096, arrivalMilliseconds: 500 } });
  address = new URL(await door.server.listen({ port: 0 }));
});
afterAll(() => door.close());

describe('a body that is not what the contract asks for', () => {
  it.each([
    ['nothing', '', 'EMPTY_BODY'],
    ['blanks', ' \n ', 'EMPTY_BODY'],
    ['half an object', '{"asOf":', 'NOT_JSON'],
    ['a trailing comma', '{"asOf":"2026-06-01",}', 'NOT_JSON'],
    ['two values', '{} {}', 'NOT_JSON'],
    ['a comment', '{} // done', 'NOT_JSON'],
    ['NaN', '{"asOf":NaN}', 'NOT_JSON'],
    ['what never closes', '['.repeat(4000), 'NOT_JSON'],
  ])('is refused with 400 where it is %s', async (_name, body, code) => {
    expect(problemOf(await post(door.server, URL_OF, body))).toMatchObject({ status: 400, code, path: '' });
  });

  it('says the line and the character of a syntax error', async () => {
    const { message } = problemOf(await post(door.server, URL_OF, '{\n  "asOf": 01\n}'));
    expect(message).toContain('第 2 行第 12 个字符');
  });

  it('is refused with 400 where it is not UTF-8', async () => {
    const gbk = Buffer.concat([Buffer.from('{"asOf":"'), Buffer.from([0xb1, 0xb1]), Buffer.from('"}')]);
    expect(problemOf(await post(door.server, URL_OF, gbk))).toMatchObject({ status: 400, code: 'NOT_UTF8' });
  });

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/json; charset=gbk'])(
    'is refused with 415 where it calls itself %s',
    async (type) => {
      const response = await post(door.server, URL_OF, JSON.stringify(SMALL), { 'content-type': type });
      expect(problemOf(response)).toMatchObject({ status: 415, code: 'WRONG_CONTENT_TYPE' });
    },
  );

  it('is refused with 400 where there is none at all', async () => {
    const response = await door.server.inject({ method: 'POST', url: URL_OF });
    expect(problemOf(response)).toMatchObject({ status: 400, code: 'EMPTY_BODY' });
  });

  it('is refused with 413 where it is too large, whatever it holds', async () => {
    const response = await post(door.server, URL_OF, `{"asOf":"${'x'.repeat(5000)}"}`);
    expect(problemOf(response)).toMatchObject({ status: 413, code: 'TOO_LARGE' });
    expect(problemOf(response).message).toContain('4096');
  });

  it('is refused with 422 and the place where it is too deep', async () => {
    const response = await post(door.server, URL_OF, `{"a":${'['.repeat(40)}${']'.repeat(40)}}`);
    expect(problemOf(response)).toEqual(
      expect.objectContaining({ status: 422, code: 'INVALID_REQUEST', path: `/a${'/0'.repeat(31)}` }),
    );
  });

  it('is refused with 422 and the place where a member stands twice', async () => {
    const response = await post(door.server, URL_OF, '{"asOf":"2026-06-01","claims":[{"id":"c1","id":"c2"}]}');
    expect(problemOf(response)).toMatchObject({ status: 422, code: 'INVALID_REQUEST', path: '/claims/0/id' });
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString'])(
    'is refused with 422 where a member is called %s, and nothing is polluted',
    async (name) => {
      const body = `{"asOf":"2026-06-01","claims":[],"${name}":{"polluted":true}}`;
      expect(problemOf(await post(door.server, URL_OF, body))).toMatchObject({
        status: 422,
        code: 'INVALID_REQUEST',
        path: `/${name}`,
      });
      expect(Object.prototype).not.toHaveProperty('polluted');
    },
  );

  it.each([
    ['no object', '[]', ''],
    ['no day', '{"claims":[]}', '/asOf'],
    ['an unknown policy', '{"policy":"elsewhere","asOf":"2026-06-01","claims":[]}', '/policy'],
    ['an unknown version', '{"version":"1999","asOf":"2026-06-01","claims":[]}', '/version'],
    ['an unknown clause', '{"asOf":"2026-06-01","claims":[{"id":"c1","clause":"film"}]}', '/claims/0/clause'],
    ['null', '{"asOf":"2026-06-01","claims":null}', '/claims'],
  ])('is refused with 422 and a pointer where it has %s', async (_name, body, path) => {
    const response = await post(door.server, URL_OF, body);
    expect(problemOf(response)).toMatchObject({ status: 422, code: 'INVALID_REQUEST', path });
    expect(problemOf(response).message).toMatch(/[一-鿿].*。$/);
  });

  it('always gets the one form, as a problem and never kept', async () => {
    const response = await post(door.server, URL_OF, '{', { 'x-request-id': 'caller-4711' });
    expect(problem.parse(response.json())).toEqual(response.json());
    expect(response.json()).toMatchObject({ type: 'about:blank', title: 'Bad Request', requestId: 'caller-4711' });
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.headers['cache-control']).toBe('no-store');
  });
});

describe('a request that is no request', () => {
  /** What the server says to raw bytes before it closes. */
  const say = (bytes: string) => {
    return new Promise<string>((settle, fail) => {
      let heard = '';
      const socket = connect({ host: address.hostname, port: Number(address.port) }, () => socket.write(bytes));
      socket.on('data', (chunk) => {
        heard += chunk.toString();
      });
      socket.on('error', fail).on('close', () => settle(heard));
    });
  };

  it.each([
    ['is no HTTP', 'good morning\r\n\r\n', 400, 'BAD_REQUEST'],
    ['has too large a head', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
  ])('gets the one form where it %s', async (_name, bytes, status, code) => {
    const answer = await say(bytes);
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')));
    expect(problem.parse(body).error.code).toBe(code);
  });

  it('is ended where its body does not arrive in time', async () => {
    const started = performance.now();
    const outcome = await new Promise<string>((settle) => {
      const slow = request(
        new URL(URL_OF, address),
        { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': 100 } },
        (response) => settle(String(response.statusCode)),
      );
      slow.on('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
      slow.write('{');
    });
    expect(['408', 'ECONNRESET']).toContain(outcome);
    expect(performance.now() - started).toBeLessThan(35_000);
  });
});

describe('a body that is right', () => {
  it('is answered with the bytes of the contract, again and again the same', async () => {
    const text = await readFile(join(import.meta.dirname, 'openapi', 'assessment-example.json'), 'utf8');
    const [first, second] = await Promise.all([post(door.server, URL_OF, text), post(door.server, URL_OF, text)]);
    expect(first.statusCode).toBe(200);
    expect(first.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(first.body).toBe(second.body);
    expect(first.json()).toMatchObject({ totalFen: 44_000_000, elsewhereFen: 0, plan: { proven: true } });
  });

  it('may begin with a byte order mark and name its charset', async () => {
    const body = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(JSON.stringify(SMALL))]);
    const response = await post(door.server, URL_OF, body, { 'content-type': 'application/json; charset=UTF-8' });
    expect(response.statusCode).toBe(200);
  });
});

import Fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../contracts/errors.ts';
import type { Identity } from '../platform/identity/index.ts';
import { signInFailureTable } from '../platform/identity/tables.ts';
import { openTestIdentity, PASSWORD, type TestIdentity } from '../platform/identity/testing/identity.ts';
import { openTestDatabase, type TestDatabase } from '../platform/testing/database.ts';
import { headersOf, identityRoutes } from './identity.ts';
import { HttpProblem, sendProblem } from './problems.ts';
import type { Server } from './server-type.ts';

let database: TestDatabase;
let office: TestIdentity;
let server: Server;
let address = '';
let identity: Identity | undefined;

beforeAll(async () => {
  database = await openTestDatabase();
  server = Fastify().withTypeProvider<ZodTypeProvider>();
  server.setSerializerCompiler(() => JSON.stringify);
  server.setErrorHandler((error, _request, reply) => {
    if (error instanceof HttpProblem) return sendProblem(reply, error);
    throw error;
  });
  await server.register(async (scope: Server) => identityRoutes(scope, () => identity));
  server.get('/who', async (request) => (await identity?.whoIs(headersOf(request))) ?? {});
  address = await server.listen({ port: 0, host: '127.0.0.1' });
  office = await openTestIdentity(database.database, { baseUrl: address });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const post = (path: string, body: string, more: Record<string, string> = {}) =>
  fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, ...more },
    body,
  });

describe('the sign-in behind HTTP', () => {
  it('says that it is starting until the database is open', async () => {
    const response = await post('/api/auth/sign-in/email', '{}');
    expect(response.status).toBe(503);
    identity = office.identity;
  });

  it('answers what is refused in the one form', async () => {
    for (const [path, body, code] of [
      ['/api/auth/sign-in/email', 'no json', 'INVALID_INPUT'],
      ['/api/auth/sign-in/email', '{"email":"a@example.org","password":"wrong"}', 'WRONG_SIGN_IN'],
      ['/api/auth/admin/list-users', '{}', 'NOT_FOUND'],
      ['/api/v1/second-factor/confirm', '{"code":"123456"}', 'SIGN_IN_INTERRUPTED'],
      ['/api/v1/passkeys/no-uuid/remove', '{}', 'NOT_FOUND'],
    ] as const) {
      const response = await post(path, body);
      expect(response.headers.get('content-type'), path).toBe('application/problem+json; charset=utf-8');
      expect(problem.parse(await response.json()), path).toMatchObject({ error: { code }, status: response.status });
    }
  });

  it('counts by the address of the connection, not by what a client says', async () => {
    const body = JSON.stringify({ email: 'guess@example.org', password: 'wrong' });
    await database.database.orm.delete(signInFailureTable);
    for (let at = 0; at < 4; at += 1) {
      await post('/api/auth/sign-in/email', body, {
        'x-yunhe-client-address': `10.0.0.${at}`,
        'x-forwarded-for': `10.0.1.${at}`,
      });
    }
    const counted = await database.database.orm.select().from(signInFailureTable);
    // A little of each failure is forgotten with every second.
    expect(counted.map(({ failures }) => Math.round(failures))).toEqual([4, 4]);
  });

  it('signs in with a cookie that scripts and other sites do not get', async () => {
    const { email, accountId } = await office.account();
    const response = await post('/api/auth/sign-in/email', JSON.stringify({ email, password: PASSWORD }));
    expect(response.status).toBe(200);
    const [line = ''] = response.headers.getSetCookie();
    expect(line).toMatch(/^yunhe\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    const cookie = line.split(';')[0] ?? '';
    const who = await fetch(`${address}/who`, { headers: { cookie } });
    expect(await who.json()).toMatchObject({ accountId, email });
    const out = await post('/api/auth/sign-out', '{}', { cookie });
    expect(out.status).toBe(200);
    expect(await (await fetch(`${address}/who`, { headers: { cookie } })).json()).toEqual({});
  });

  it('marks cookies as secure where people come by https', async () => {
    const secure = await openTestIdentity(database.database, { baseUrl: 'https://yunhe.example' });
    const { accountId } = await secure.account();
    const { setCookie } = await secure.identity.openSession(accountId, { secondFactor: false });
    expect(setCookie).toMatch(/^__Secure-yunhe\.session_token=.*; HttpOnly; SameSite=Lax; Secure$/);
  });
});

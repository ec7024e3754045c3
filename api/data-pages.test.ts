import Fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readyApplication, submissionOf } from '../journeys/testing/application.ts';
import { demonstrate, ok, openRound, publishersOf } from '../journeys/testing/round.ts';
import { dataPageRoutes } from './data-pages.ts';
import { shelfOf } from './loaded.ts';
import { HttpProblem, sendProblem } from './problems.ts';
import { routesOf } from './routes.ts';
import type { Server } from './server-type.ts';
import { siteOn } from './site.ts';
import { builtIn } from './testing/front-door.ts';
import { openOffice, type TestOffice } from './testing/office.ts';

let office: TestOffice;
let server: Server;
let isOpen = false;
let published: Promise<string> | undefined;

/** One round for the tests that need one. */
function roundOnce(): Promise<string> {
  published ??= publishersOf(office).then(async (publishers) => {
    const { id } = await openRound(office, publishers);
    const extension = { closesAt: '2026-07-31T09:00:00.000Z', graceUntil: null, reason: '材料较多<b>' };
    ok(await publishers.officer.post(`/rounds/${id}/extend`, extension));
    return id;
  });
  return published;
}

beforeAll(async () => {
  office = await openOffice();
  await demonstrate(office);
  const loaded = await builtIn();
  const site = siteOn(loaded, { manifest: {}, baseUrl: 'http://yunhe.test' })('2026-06-01');
  server = Fastify().withTypeProvider<ZodTypeProvider>();
  server.setErrorHandler((error, _request, reply) => {
    return error instanceof HttpProblem ? sendProblem(reply, error) : reply.code(500).send(String(error));
  });
  const routes = routesOf(shelfOf(loaded));
  await server.register(async (inner: Server) =>
    dataPageRoutes(inner, { office: () => (isOpen ? office : undefined), site: () => site, routes }),
  );
});
afterAll(async () => {
  await server.close();
  await office.close();
});

it('while the database is being opened the pages say so', async () => {
  expect((await server.inject('/rounds')).statusCode).toBe(503);
  isOpen = true;
});

describe('rounds in public', () => {
  it('an address that names no round is no page, and a wrong cursor is refused', async () => {
    for (const id of ['x', '%00', '7b0f3c1a-2f6e-4a58-9f0e-0c9f2b6d1e33']) {
      expect((await server.inject(`/rounds/${id}`)).statusCode, id).toBe(404);
    }
    expect((await server.inject('/rounds?cursor=%00')).statusCode).toBe(422);
    expect((await server.inject('/rounds?cursor=a&cursor=b')).statusCode).toBe(422);
  });

  it('without a round the list says so', async () => {
    expect((await server.inject('/rounds')).body).toContain('目前没有正在受理的批次');
  });

  it('shows window, clauses, money and contact of a round, and what was done to it with the reason', async () => {
    const id = await roundOnce();
    const list = await server.inject('/rounds');
    expect(list.headers['content-type']).toContain('text/html');
    expect(list.body).toContain(`href="/rounds/${id}"`);
    const { body } = await server.inject(`/rounds/${id}`);
    expect(body).toContain('2026年7月31日 17:00');
    expect(body).toContain('1000 万元');
    expect(body).toContain('示例·不具效力');
    expect(body).toContain('材料较多&lt;b&gt;');
    expect(body).toContain(`/my/applications/new?round=${id}`);
    expect(body).not.toMatch(/\{[a-z]+\}|undefined/);
  });
});

describe('progress in public', () => {
  it('asks for number and code, and goes to the address that the receipt has too', async () => {
    expect((await server.inject('/progress')).body).toContain('<form');
    const { statusCode, headers } = await server.inject('/progress?number=TZ 1&code=a%2Fb');
    expect([statusCode, headers.location]).toEqual([302, '/progress/TZ%201/a%2Fb']);
  });

  it('does not tell which of the two is wrong, and shows what was typed as text', async () => {
    const { statusCode, body } = await server.inject('/progress/%3Cscript%3E/ABCD');
    expect(statusCode).toBe(404);
    expect(body).toContain('value="&lt;script&gt;"');
    expect((await server.inject('/progress/%00/x')).statusCode).toBe(404);
  });

  it('shows steps and days, and neither the company nor what it asks for', async () => {
    const company = await office.company();
    const id = await readyApplication(company, await roundOnce());
    const submission = await submissionOf(company, id);
    const { progressPath, number } = ok(
      await company.post<{ progressPath: string; number: string }>(`/applications/${id}/submit`, submission),
    );
    const { statusCode, body } = await server.inject(progressPath);
    expect([statusCode, body.includes(number)]).toEqual([200, true]);
    expect(body).toContain('已提交，等待受理');
    expect(body).toContain('noindex');
    expect(body).not.toContain('文化传媒');
    expect(body).not.toContain('规模以上');
    const wrong = await server.inject(`${progressPath.slice(0, -1)}~`);
    expect(wrong.statusCode).toBe(404);
  });
});

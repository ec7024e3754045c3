import Fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../platform/actor.ts';
import { recordRefusal } from '../platform/audit/record.ts';
import { openSealer } from '../platform/audit/sealer.ts';
import { MovedClock } from '../platform/clock.ts';
import { openRunner } from '../platform/command/runner.ts';
import { openLog } from '../platform/log.ts';
import { openTestDatabase, type TestDatabase } from '../platform/testing/database.ts';
import { auditHeadsRoutes } from './audit-heads.ts';
import { HttpProblem, sendProblem } from './problems.ts';
import type { Server } from './server-type.ts';

let opened: TestDatabase;
const clock = new MovedClock();
let server: Server;
let isOpen = false;

beforeAll(async () => {
  opened = await openTestDatabase();
  clock.stopAt(new Date('2026-06-01T10:00:00+08:00'));
  const { database } = opened;
  const personal = { seal: async () => '' };
  const runner = openRunner({ database, clock, subscriptions: {}, personal });
  server = Fastify().withTypeProvider<ZodTypeProvider>();
  server.setErrorHandler((error, _request, reply) => {
    return error instanceof HttpProblem ? sendProblem(reply, error) : reply.code(500).send(String(error));
  });
  const assets = { css: [], script: () => undefined, styles: () => [], preloads: () => [] };
  const site = { packages: [], policies: new Map(), defaultPolicy: { id: 'x', version: '1' }, today: '2026-06-01' };
  await server.register(async (inner: Server) =>
    auditHeadsRoutes(inner, {
      office: () => (isOpen ? { runner } : undefined),
      site: () => ({ ...site, isDemonstration: false, assets, baseUrl: 'http://yunhe.test' }),
    }),
  );
});
afterAll(async () => {
  await server.close();
  await opened.close();
});

test('while the database is being opened the page says so, and a wrong cursor is refused', async () => {
  expect((await server.inject('/audit-heads')).statusCode).toBe(503);
  isOpen = true;
  expect((await server.inject('/audit-heads?cursor=%00')).statusCode).toBe(422);
});

test('everybody sees the head of each day, sixty to a page, and that of today as growing', async () => {
  const { database } = opened;
  expect((await server.inject('/audit-heads')).body).toContain('还没有封存的记录');
  const sealer = openSealer({ database, clock, log: openLog('silent') });
  const start = clock.now().getTime() - 61 * 86_400_000;
  for (let day = 0; day <= 61; day += 1) {
    clock.stopAt(new Date(start + day * 86_400_000));
    const about = { act: 'x', actor: SYSTEM, at: clock.now(), requestId: undefined };
    await recordRefusal(database.orm, about, { code: 'X', message: '', path: '', kind: 'conflict' });
    await sealer.seal();
  }
  await sealer.close();
  const { body, headers } = await server.inject('/audit-heads');
  expect(headers['content-type']).toContain('text/html');
  expect(body.match(/<code>[0-9a-f]{64}<\/code>/g)).toHaveLength(60);
  expect(body).toMatch(/2026年6月1日<span class="note">.*?还会变/);
  const older = /href="(\/audit-heads\?cursor=[^"]+)"/.exec(body)?.[1] ?? '';
  const second = (await server.inject(older.replaceAll('&amp;', '&'))).body;
  expect(second.match(/<code>[0-9a-f]{64}<\/code>/g)).toHaveLength(2);
  expect(second).not.toContain('还会变');
});

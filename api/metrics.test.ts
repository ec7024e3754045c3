import Fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMetrics } from '../platform/metrics/metrics.ts';
import { metricsRoutes, timeRequests } from './metrics.ts';
import { HttpProblem, sendProblem } from './problems.ts';
import type { Server } from './server-type.ts';

let server: Server;
const TOKEN = 'a-token-of-the-test';

beforeEach(async () => {
  server = Fastify().withTypeProvider<ZodTypeProvider>();
  server.setErrorHandler((error, _request, reply) => {
    return error instanceof HttpProblem ? sendProblem(reply, error) : reply.code(500).send();
  });
  const metrics = openMetrics({ state: () => undefined, slowQueries: () => undefined });
  timeRequests(server, metrics);
  server.get('/works/:id', async () => 'ok');
  await server.register(async (inner: Server) => metricsRoutes(inner, { metrics, token: TOKEN }));
});
afterEach(() => server.close());

const ask = (remoteAddress: string, headers: Record<string, string> = {}) =>
  server.inject({ url: '/metrics', remoteAddress, headers });

test('nobody from elsewhere reads the metrics, nor through a proxy on this machine, nor with a wrong token', async () => {
  expect((await ask('203.0.113.7')).statusCode).toBe(404);
  for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
    expect((await ask('127.0.0.1', { [header]: '127.0.0.1' })).statusCode).toBe(404);
  }
  for (const authorization of ['Bearer wrong', 'Bearer ', TOKEN, `Basic ${TOKEN}`]) {
    expect((await ask('203.0.113.7', { authorization })).statusCode).toBe(404);
  }
});

test('this machine reads them, and whoever brings the token', async () => {
  for (const [address, headers] of [
    ['127.0.0.1', {}],
    ['::1', {}],
    ['::ffff:127.0.0.1', {}],
    ['203.0.113.7', { authorization: `Bearer ${TOKEN}`, via: '1.1 proxy' }],
  ] as const) {
    const answer = await ask(address, headers);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  }
});

test('requests are timed by route, whatever their address', async () => {
  await server.inject('/works/1');
  await server.inject('/works/2');
  await server.inject('/nowhere/3');
  const { body } = await ask('127.0.0.1');
  expect(body).toContain('yunhe_http_request_seconds_count{route="/works/:id",method="GET",status="2xx"} 2\n');
  expect(body).toContain('route="unknown",method="GET",status="4xx"');
  expect(body).not.toContain('nowhere');
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../contracts/errors.ts';
import { type FrontDoor, openFrontDoor } from './testing/front-door.ts';
import { post, problemOf, SMALL } from './testing/requests.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
afterAll(() => door.close());

const get = (url: string, headers: Record<string, string> = {}) => door.server.inject({ url, headers });

describe('an address', () => {
  it.each(['/api/v1', '/api/v1/nothing', '/api/v2/assessments', '/api/v1/assessments/c1'])(
    'of the interface that does not exist gets the one form: %s',
    async (url) => {
      expect(problemOf(await get(url))).toMatchObject({ status: 404, code: 'NOT_FOUND', path: '' });
      expect(problemOf(await post(door.server, url, '{}'))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    },
  );

  it('of a page that does not exist gets a page', async () => {
    const response = await get('/nothing-here');
    expect(response.statusCode).toBe(404);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it.each([
    ['GET', '/api/v1/assessments', 'POST'],
    ['HEAD', '/api/v1/assessments', 'POST'],
    ['DELETE', '/api/v1/policies', 'GET, HEAD'],
    ['POST', '/api/v1/policies/tongzhou-micro-drama', 'GET, HEAD'],
    ['PUT', '/openapi.json', 'GET, HEAD'],
    ['OPTIONS', '/healthz', 'GET, HEAD'],
  ] as const)('that does not take %s says what it takes: %s', async (method, url, allowed) => {
    const response = await door.server.inject({ method, url });
    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toBe(allowed);
    if (method !== 'HEAD') expect(problemOf(response)).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
  });

  it('says so before it reads a body', async () => {
    const response = await post(door.server, '/api/v1/policies', 'not JSON at all');
    expect(problemOf(response)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
  });

  it('of a page that takes no form says so with a page', async () => {
    const response = await door.server.inject({ method: 'DELETE', url: '/' });
    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toContain('GET');
    expect(response.headers['content-type']).toContain('text/html');
  });

  it.each(['/', '/healthz', '/api/v1/policies', '/openapi.json'])(
    'answers HEAD as GET without the body: %s',
    async (url) => {
      const [head, full] = [await door.server.inject({ method: 'HEAD', url }), await get(url)];
      expect(head.statusCode).toBe(full.statusCode);
      expect(head.body).toBe('');
      expect(head.headers['content-type']).toBe(full.headers['content-type']);
    },
  );

  it.each(['/%', '/%E0%A4%A', '/api/v1/policies/%zz'])('that cannot be decoded is refused: %s', async (url) => {
    const response = await get(url);
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.statusCode).toBeLessThan(500);
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/.vite/manifest.json',
  ])('never leads to a file beside the built ones: %s', async (url) => {
    const response = await get(url);
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.body).not.toContain('fastify');
  });
});

describe('every answer', () => {
  const POLICY =
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';" +
    "form-action 'self';manifest-src 'self';worker-src 'self';base-uri 'none';frame-ancestors 'none'";

  it.each(['/', '/calculator', '/nothing-here', '/api', '/api/v1/policies', '/api/v1/nothing', '/assets/nothing.js'])(
    'makes the browser strict: %s',
    async (url) => {
      const { headers } = await get(url);
      expect(headers['content-security-policy']).toBe(POLICY);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'x-frame-options': 'DENY',
      });
      expect(headers).not.toHaveProperty('strict-transport-security');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
    },
  );

  it('asks for https for a year where people come by https', async () => {
    const secure = await openFrontDoor({ https: true });
    const { headers } = await secure.server.inject('/healthz');
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    await secure.close();
  });

  it('carries the id of its request: the caller’s where it is plain, else a new one', async () => {
    expect((await get('/healthz', { 'x-request-id': 'caller-4711' })).headers['x-request-id']).toBe('caller-4711');
    for (const id of ['short', 'with space 1', '<script>alert(1)</script>', 'x'.repeat(65)]) {
      expect((await get('/healthz', { 'x-request-id': id })).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('is compressed where the client can', async () => {
    expect((await get('/openapi.json', { 'accept-encoding': 'br, gzip' })).headers['content-encoding']).toBe('br');
    expect((await get('/openapi.json', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
    expect((await get('/openapi.json')).headers).not.toHaveProperty('content-encoding');
  });
});

describe('the log', () => {
  it('has one line for each request, without query, body, cookie or secret', async () => {
    const before = door.log.length;
    const body = JSON.stringify({ ...SMALL, applicant: { name: 'Canal Pictures' } });
    await post(door.server, '/api/v1/assessments?token=hidden', body, {
      'x-request-id': 'logged-0001',
      cookie: 'session=hidden',
      authorization: 'Bearer hidden',
    });
    const lines = door.log.slice(before);
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'info',
        request: 'logged-0001',
        method: 'POST',
        path: '/api/v1/assessments',
        status: 200,
      }),
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/hidden|Canal/);
  });

  it('is not filled by the questions of a supervisor', async () => {
    const before = door.log.length;
    await get('/healthz');
    await get('/readyz');
    expect(door.log.length).toBe(before);
  });
});

describe('the limit of requests', () => {
  const few = { computationsPerMinute: 2, readsPerMinute: 3 };
  const from = (address: string, forwarded?: string) => ({
    remoteAddress: address,
    ...(forwarded && { headers: { 'x-forwarded-for': forwarded } }),
  });

  it('turns a client away with the seconds to wait, and nobody else', async () => {
    const limited = await openFrontDoor({ limits: few });
    const compute = (address: string) => {
      const payload = SMALL as object;
      return limited.server.inject({ method: 'POST', url: '/api/v1/assessments', payload, ...from(address) });
    };
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await compute('10.0.0.1')).statusCode);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await compute('10.0.0.1');
    expect(problem.parse(refused.json()).error.code).toBe('TOO_MANY_REQUESTS');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await compute('10.0.0.2')).statusCode).toBe(200);
    const reading = { url: '/api/v1/policies', ...from('10.0.0.1') };
    expect((await limited.server.inject(reading)).statusCode).toBe(200);
    await limited.close();
  });

  it('shows people a page', async () => {
    const limited = await openFrontDoor({ limits: few });
    const read = () => limited.server.inject({ url: '/', ...from('10.0.0.1') });
    for (let count = 0; count < 3; count += 1) expect((await read()).statusCode).toBe(200);
    const refused = await read();
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['content-type']).toContain('text/html');
    expect(refused.headers).toHaveProperty('retry-after');
    expect((await limited.server.inject({ url: '/healthz', ...from('10.0.0.1') })).statusCode).toBe(200);
    await limited.close();
  });

  it('counts a network of IPv6 as one client', async () => {
    const limited = await openFrontDoor({ limits: few });
    const statuses = [];
    for (let host = 1; host <= 4; host += 1) {
      const response = await limited.server.inject({ url: '/api/v1/policies', ...from(`2001:db8::${host}`) });
      statuses.push(response.statusCode);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    await limited.close();
  });

  it('believes nobody but a trusted proxy about whose request it is', async () => {
    const alone = await openFrontDoor({ limits: few });
    const behind = await openFrontDoor({ limits: few, trustedProxy: ['10.0.0.0/8'] });
    const hops = await openFrontDoor({ limits: few, trustedProxy: 1 });
    const last = async (door: FrontDoor) => {
      let status = 0;
      for (let client = 1; client <= 5; client += 1) {
        const response = await door.server.inject({
          url: '/api/v1/policies',
          ...from('10.0.0.1', `192.0.2.${client}`),
        });
        status = response.statusCode;
      }
      return status;
    };
    expect(await last(alone)).toBe(429);
    expect(await last(behind)).toBe(200);
    expect(await last(hops)).toBe(200);
    await Promise.all([alone.close(), behind.close(), hops.close()]);
  });
});

describe('health', () => {
  it('is two things: the process lives, and it is not ready before database and policies are', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'ok' });
    const waiting = await get('/readyz');
    expect(waiting.statusCode).toBe(503);
    expect(waiting.headers['retry-after']).toBe('1');
    expect(waiting.json()).toMatchObject({
      ready: false,
      reasons: expect.arrayContaining([
        expect.objectContaining({ code: 'database' }),
        expect.objectContaining({ code: 'migrations' }),
      ]),
    });
  });
});

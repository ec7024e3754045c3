import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor } from '../testing/front-door.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
afterAll(() => door.close());

const get = (url: string, headers: Record<string, string> = {}) => door.server.inject({ url, headers });
const postForm = (url: string, payload: string, type = 'application/x-www-form-urlencoded') => {
  return door.server.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });
};

describe('a form that is no form', () => {
  it.each([
    ['application/json', '{}', 415],
    ['multipart/form-data; boundary=x', '--x--', 415],
    ['application/x-www-form-urlencoded; charset=gbk', 'a=1', 415],
    ['application/x-www-form-urlencoded', `a=${'x'.repeat(1024 * 1024)}`, 413],
  ])('is refused with a page: %s', async (type, payload, status) => {
    const response = await postForm('/calculator', payload, type);
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('is refused with a page where it is not UTF-8', async () => {
    const response = await door.server.inject({
      method: 'POST',
      url: '/calculator',
      payload: Buffer.from([0x61, 0x3d, 0xb1, 0xb1]),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toContain('text/html');
  });
});

describe('a page', () => {
  it.each(['/', '/calculator', '/policies', '/comparison', '/accessibility'])(
    'is there without a script: %s',
    async (url) => {
      const response = await get(url);
      expect(response.statusCode).toBe(200);
      expect(response.body).toMatch(/^<!doctype html><html lang="zh-CN"/);
      expect(response.body).not.toMatch(/<script(?![^>]*(src=|type="application\/json"))/);
      expect(response.body).not.toMatch(/\sstyle="/);
    },
  );

  it('is not sent again as long as it is the same for this reader', async () => {
    const first = await get('/');
    expect(first.headers).toMatchObject({ 'cache-control': 'private, no-cache' });
    expect(String(first.headers.vary)).toContain('cookie');
    const again = await get('/', { 'if-none-match': String(first.headers.etag) });
    expect(again.statusCode).toBe(304);
    const large = await get('/', { 'if-none-match': String(first.headers.etag), cookie: 'large-print=1' });
    expect(large.statusCode).toBe(200);
    expect(large.body).toContain('data-print="large"');
  });

  it('answers the calculator’s form, in a thread, and keeps nothing', async () => {
    const response = await postForm('/calculator', '');
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
  });
});

describe('a built file', () => {
  it('is kept for ever, since its name changes with its content', async () => {
    await writeFile(join(door.assets, 'public-abc123.css'), 'body{}');
    const response = await get('/assets/public-abc123.css');
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toContain('text/css');
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('that is not there is not found and not kept', async () => {
    const response = await get('/assets/other.css');
    expect(response.statusCode).toBe(404);
    expect(String(response.headers['cache-control'] ?? '')).not.toContain('immutable');
  });
});

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as shown from '../../contracts/policies.ts';
import { type FrontDoor, openFrontDoor } from '../testing/front-door.ts';
import { problemOf } from '../testing/requests.ts';

const DRAFT = '/api/v1/policies/tongzhou-micro-drama/versions/2026-02-05-draft';
let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
afterAll(() => door.close());

const get = (url: string, headers: Record<string, string> = {}) => door.server.inject({ url, headers });

/** Reads a list to its end, `limit` items at a time. */
async function wholeList(url: string, limit: number): Promise<{ readonly id: string; readonly version?: string }[]> {
  const items = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const response = await get(`${url}?limit=${limit}${cursor && `&cursor=${cursor}`}`);
    const page: { items: { id: string }[]; next: string | null } = response.json();
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

describe('what is not there', () => {
  it.each([
    '/api/v1/policies/nowhere',
    '/api/v1/policies/nowhere/versions',
    '/api/v1/policies/tongzhou-micro-drama/versions/1999',
    '/api/v1/policies/nowhere/versions/1999/sentences',
  ])('is refused as a policy: %s', async (url) => {
    expect(problemOf(await get(url))).toMatchObject({ status: 404, code: 'POLICY_NOT_FOUND' });
  });

  it.each(['sentences/art9.s9', 'clauses/film', 'readings/none', 'sentences/__proto__', 'clauses/constructor'])(
    'is refused as a member: %s',
    async (member) => {
      expect(problemOf(await get(`${DRAFT}/${member}`))).toMatchObject({ status: 404, code: 'MEMBER_NOT_FOUND' });
    },
  );

  it.each([
    ['limit=0', '/limit'],
    ['limit=201', '/limit'],
    ['limit=many', '/limit'],
    ['limit=1&limit=2', '/limit'],
    ['cursor=!', '/cursor'],
    ['cursor=bm93aGVyZQ', '/cursor'],
    ['page=2', '/page'],
  ])('is refused as a part of a list: %s', async (query, path) => {
    expect(problemOf(await get(`${DRAFT}/sentences?${query}`))).toMatchObject({
      status: 422,
      code: 'INVALID_REQUEST',
      path,
    });
  });

  it.each(['2026-02-30', 'today', '2026-6-1'])('is refused as a day: %s', async (day) => {
    const response = await get(`${DRAFT}/clauses/location-filming?on=${day}`);
    expect(problemOf(response)).toMatchObject({ status: 422, path: '/on' });
  });
});

describe('a list', () => {
  it.each([
    ['/api/v1/policies', shown.policyPage],
    ['/api/v1/policies/tongzhou-micro-drama/versions', shown.versionPage],
    [`${DRAFT}/sentences`, shown.sentencePage],
    [`${DRAFT}/clauses`, shown.clausePage],
    [`${DRAFT}/readings`, shown.readingPage],
    [`${DRAFT}/materials`, shown.materialPage],
    [`${DRAFT}/coverage`, shown.coveragePage],
  ] as [string, z.ZodType][])('has the form that is documented and is whole in any pages: %s', async (url, schema) => {
    const response = await get(`${url}?limit=200`);
    const whole: { items: { id: string }[]; next: null } = response.json();
    expect(schema.parse(whole)).toEqual(whole);
    expect(whole.next).toBeNull();
    expect(whole.items.length).toBeGreaterThan(0);
    expect(await wholeList(url, 1)).toEqual(whole.items);
    expect(await wholeList(url, 7)).toEqual(whole.items);
  });
});

describe('the draft', () => {
  it('is the default and says what force it has', async () => {
    const policy = (await get('/api/v1/policies/tongzhou-micro-drama')).json();
    expect(shown.policyDetail.parse(policy)).toEqual(policy);
    expect(policy).toMatchObject({ version: '2026-02-05-draft', status: 'consultation-draft', isDefault: true });
    expect((await get(DRAFT)).json()).toEqual(policy);
  });

  it('has every member of every list as a document', async () => {
    for (const [name, schema] of [
      ['sentences', shown.sentenceDetail],
      ['clauses', shown.clauseDetail],
      ['readings', shown.reading],
    ] as [string, z.ZodType][]) {
      for (const { id } of await wholeList(`${DRAFT}/${name}`, 200)) {
        const document = (await get(`${DRAFT}/${name}/${encodeURIComponent(id)}`)).json();
        expect(schema.parse(document), `${name}/${id}`).toEqual(document);
        expect(document.id).toBe(id);
      }
    }
  });

  it('shows article 1 as unpublished, with no amount', async () => {
    const clause = (await get(`${DRAFT}/clauses/content-creation`)).json();
    expect(clause.unpublished).toEqual(expect.any(String));
    expect(clause).toMatchObject({ conditions: [], caps: [] });
    expect(clause).not.toHaveProperty('base');
  });
});

describe('what a client may keep', () => {
  it('is not sent again as long as nothing has changed', async () => {
    const first = await get(`${DRAFT}/sentences`);
    const etag = String(first.headers.etag);
    expect(first.headers['cache-control']).toBe('public, no-cache');
    const second = await get(`${DRAFT}/sentences`, { 'if-none-match': `"other", ${etag}` });
    expect(second.statusCode).toBe(304);
    expect(second.body).toBe('');
    expect((await get(`${DRAFT}/sentences`, { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('is sent again where a file of the package differs', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'yunhe-policies-'));
    const copy = join(outside, 'tongzhou-micro-drama', '2026-02-05-draft');
    await cp(join(import.meta.dirname, '..', '..', 'policies', 'tongzhou-micro-drama', '2026-02-05-draft'), copy, {
      recursive: true,
    });
    const file = join(copy, 'policy.yaml');
    await writeFile(file, `${await readFile(file, 'utf8')}# one comment more\n`);
    const changed = await openFrontDoor({ policyDirectories: [outside] });
    const before = await get(DRAFT);
    const after = await changed.server.inject({
      url: DRAFT,
      headers: { 'if-none-match': String(before.headers.etag) },
    });
    expect(after.statusCode).toBe(200);
    expect(after.json().digest).not.toBe(before.json().digest);
    await changed.close();
    await rm(outside, { recursive: true });
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { policyPath } from './paths.ts';
import { preferencesOf, renderError, renderPage } from './render.tsx';
import type { PageResponse, Site } from './site.ts';
import { byClass, elementsOf, parseHtml, textOf } from './testing/html.ts';
import { builtInSite, siteOf } from './testing/site.ts';

let site: Site;
beforeAll(async () => {
  site = await builtInSite();
});

function page(path: string, options: Parameters<typeof renderPage>[3] = {}): PageResponse {
  const [pathname = '', query = ''] = path.split('?');
  return renderPage(pathname, new URLSearchParams(query), site, options);
}

const wholeText = () =>
  policyPath({ text: site.packages.find(({ text }) => text.id === site.defaultPolicy.id)?.text ?? never() });
function never(): never {
  throw new Error('the default policy is not loaded');
}

describe('what is not there', () => {
  it.each([
    '/nothing',
    '/policies/',
    '/policies/unknown/2026',
    '/policies/tongzhou-micro-drama/unknown',
    '/policies/%E0%A4%A/2026',
    '/policies/__proto__/constructor',
    '//example.com',
    '/measures/',
  ])('answers %s with a 404 page that leads on', (path) => {
    const { status, html } = page(path);
    const root = parseHtml(html);
    expect(status).toBe(404);
    expect(elementsOf(root).find(({ name }) => name === 'h1')).toBeDefined();
    expect(byClass(root, 'ways')).toHaveLength(1);
    expect(html).toContain('name="robots" content="noindex"');
  });

  it('answers an unknown clause and the materials of an unpublished one with 404', () => {
    expect(page(`${wholeText()}/clauses/unknown`).status).toBe(404);
    expect(page(`${wholeText()}/clauses/unknown/materials`).status).toBe(404);
    expect(page(`${wholeText()}/clauses/content-creation/materials`).status).toBe(404);
  });

  it('answers another method with 405 and names those that are allowed', () => {
    for (const method of ['POST', 'DELETE', 'PUT', 'BREW']) {
      const { status, headers } = page('/', { method });
      expect(status).toBe(405);
      expect(headers.allow).toBe('HEAD, GET');
    }
  });

  it('never repeats what was asked for on the error page', () => {
    expect(page('/%3Cscript%3Ealert(1)%3C/script%3E').html).not.toContain('alert(1)');
  });

  it('shows an error page even where no policy could be loaded', () => {
    const empty = siteOf([], { id: 'none', version: 'none' });
    const { status, html } = renderError(503, empty, 'req-1');
    expect(status).toBe(503);
    expect(textOf(parseHtml(html))).toContain('req-1');
    expect(renderPage('/', new URLSearchParams(), empty).status).toBe(404);
  });

  it('reads an unknown status as a fault of ours and keeps its number', () => {
    const { status, html } = renderError(418, site);
    expect(status).toBe(418);
    expect(html).toContain(
      textOf(elementsOf(parseHtml(renderError(500, site).html)).find(({ name }) => name === 'h1') as never),
    );
  });
});

describe('the large-print switch', () => {
  it.each([
    ['https://example.com/', '/'],
    ['//example.com/', '/'],
    ['/\\example.com', '/'],
    ['javascript:alert(1)', '/'],
    ['/a\r\nset-cookie: x', '/'],
    ['/large-print?on=1', '/'],
    ['/policies?x=1', '/policies?x=1'],
  ])('asked to go back to %j goes to %j', (back, location) => {
    const { status, headers } = page(`/large-print?${new URLSearchParams({ on: '1', back })}`);
    expect(status).toBe(303);
    expect(headers.location).toBe(location);
    expect(headers['set-cookie']).toContain('large-print=1');
  });

  it('is read from the cookie and shown on every page', () => {
    expect(preferencesOf(undefined)).toEqual({ largePrint: false });
    expect(preferencesOf('a=large-print=1; large-print=0')).toEqual({ largePrint: false });
    const preferences = preferencesOf('a=b; large-print=1');
    const { html } = page('/accessibility', { preferences });
    expect(html).toContain('<html lang="zh-CN" data-print="large">');
    expect(html).toContain('/large-print?on=0&amp;back=%2Faccessibility');
  });

  it('is forgotten when switched off', () => {
    expect(page('/large-print?on=0&back=/').headers['set-cookie']).toContain('Max-Age=0');
  });
});

describe('what leads elsewhere', () => {
  it('sends /measures to the text of the default policy', () => {
    const { status, headers } = page('/measures');
    expect([status, headers.location]).toEqual([302, wholeText()]);
  });

  it('answers HEAD as GET', () => {
    expect(page('/', { method: 'HEAD' })).toEqual(page('/'));
  });

  it('serves robots, site map, icons and web manifest with their own types', () => {
    expect(page('/robots.txt').html).toContain('Sitemap: https://example.org/sitemap.xml');
    expect(page('/sitemap.xml').html).toContain(`<loc>https://example.org${wholeText()}</loc>`);
    expect(page('/favicon.svg').headers['content-type']).toBe('image/svg+xml');
    expect(JSON.parse(page('/manifest.webmanifest').html)).toMatchObject({ lang: 'zh-CN', start_url: '/' });
  });

  it('gives the same bytes for the same call', () => {
    expect(page(wholeText())).toEqual(page(wholeText()));
  });
});

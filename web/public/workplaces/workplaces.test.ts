import { beforeAll, describe, expect, it } from 'vitest';
import { renderPage } from '../render.tsx';
import type { Site } from '../site.ts';
import { builtInSite } from '../testing/site.ts';

let site: Site;
beforeAll(async () => {
  const plain = await builtInSite();
  const assets = {
    css: ['/assets/public.css'],
    script: (name: string) => `/assets/${name}.js`,
    styles: (name: string) => [`/assets/${name}.css`],
    preloads: () => ['/assets/shared.js'],
  };
  site = { ...plain, assets };
});

const page = (path: string, method = 'GET', largePrint = false) =>
  renderPage(path, new URLSearchParams(), site, { method, preferences: { largePrint } });

describe('the pages in which the workplaces start', () => {
  it('take no form and no other method', () => {
    for (const path of ['/my', '/office/works/w1', '/sign-in/reset']) {
      expect(page(path, 'POST')).toMatchObject({ status: 405, headers: { allow: 'HEAD, GET' } });
    }
  });

  it('say without a script what can be done', () => {
    expect(page('/my').html).toMatch(/<noscript>.*运行脚本.*<\/noscript>/);
  });

  it('are kept nowhere and listed nowhere', () => {
    const { status, html, headers } = page('/office');
    expect(status).toBe(200);
    expect(html).toContain('name="robots" content="noindex"');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('are the same whatever is asked for below them', () => {
    expect(page('/my/works/%3Cscript%3E').html).toBe(page('/my').html);
  });

  it.each([
    ['/my/works', 'applicant'],
    ['/office', 'office'],
    ['/sign-in', 'sign-in'],
    ['/opinions/abc', 'opinion'],
  ])('%s loads its own script and style, none of the public pages', (path, entry) => {
    const { html } = page(path);
    expect(html).toContain(`src="/assets/${entry}.js"`);
    expect(html).toContain(`href="/assets/${entry}.css"`);
    expect(html).toContain('rel="modulepreload" href="/assets/shared.js"');
    expect(html).not.toContain('public.css');
    expect(html).not.toMatch(/<style|\sstyle="|<script>/);
  });

  it('are in the large print that the reader chose, the office in its own density', () => {
    expect(page('/my', 'GET', true).html).toContain('<html lang="zh-CN" data-print="large">');
    expect(page('/office', 'GET').html).toContain('data-desk="true"');
  });
});

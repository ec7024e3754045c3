import { clausePath, materialsPath, paths, policyPath, readingsPath } from '../paths.ts';
import { currentTerms } from '../rules/terms.ts';
import { say } from '../say.ts';
import type { PageCall, PageResponse, Site } from '../site.ts';

/** Small files that browsers and search engines ask for. */

function file(html: string, type: string): PageResponse {
  return { status: 200, html, headers: { 'content-type': type } };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Every page that has something to read, as paths. Error pages, switches and printouts are not among them. */
export function listedPaths(site: Site): readonly string[] {
  const ofPolicies = site.packages.flatMap((policy) => {
    const clauses = currentTerms(policy, site).clauses;
    return [
      policyPath(policy),
      ...clauses.map(({ id }) => clausePath(policy, id)),
      ...clauses.filter(({ unpublished }) => unpublished === undefined).map(({ id }) => materialsPath(policy, id)),
      readingsPath(policy),
    ];
  });
  return [paths.home, paths.calculator, paths.comparison, paths.policies, ...ofPolicies, paths.accessibility];
}

export function renderSiteMap({ site }: PageCall): PageResponse {
  const urls = listedPaths(site).map((path) => `<url><loc>${escapeXml(site.baseUrl + path)}</loc></url>`);
  return file(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
    'application/xml; charset=utf-8',
  );
}

export function renderRobots({ site }: PageCall): PageResponse {
  const lines = [
    'User-agent: *',
    `Disallow: ${paths.largePrint}`,
    'Allow: /',
    `Sitemap: ${site.baseUrl}${paths.siteMap}`,
  ];
  return file(`${lines.join('\n')}\n`, 'text/plain; charset=utf-8');
}

export function renderWebManifest(): PageResponse {
  const manifest = {
    name: say('site.name'),
    short_name: say('site.name'),
    description: say('home.description'),
    lang: 'zh-CN',
    start_url: paths.home,
    display: 'browser',
    background_color: '#ffffff',
    theme_color: '#0a6a6e',
    icons: [{ src: paths.icon, type: 'image/svg+xml', sizes: 'any', purpose: 'any' }],
  };
  return file(JSON.stringify(manifest), 'application/manifest+json; charset=utf-8');
}

const WATER = 'M3 7.5h22M3 20.5h22M3 14c2.7 0 2.7-2 5.5-2s2.8 2 5.5 2 2.8-2 5.5-2 2.8 2 5.5 2';

/** The sign of the site on its own, and on a ground of colour for the home screen. */
export function renderFavicon(): PageResponse {
  return file(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><rect width="28" height="28" rx="5" fill="#0a6a6e"/><path d="${WATER}" transform="translate(3.5 3.5) scale(.75)" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>`,
    'image/svg+xml',
  );
}

export function renderIcon(): PageResponse {
  return file(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" fill="#0a6a6e"/><path d="${WATER}" transform="translate(116 116) scale(10)" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/></svg>`,
    'image/svg+xml',
  );
}

import { beforeAll, describe, expect, it } from 'vitest';
import { clausePath, paths, policyPath, readingsPath } from '../paths.ts';
import { renderPage } from '../render.tsx';
import { currentTerms } from '../rules/terms.ts';
import { say } from '../say.ts';
import type { Site } from '../site.ts';
import { byClass, byId, type Element, elementsOf, parseHtml, textOf } from '../testing/html.ts';
import { builtInSite } from '../testing/site.ts';
import { listedPaths } from './files.ts';

/** Every page of every loaded package, as a reader's browser sees it. */

/** Pages that are linked to here, rendered and tested elsewhere. */
const ELSEWHERE = new Set<string>([
  paths.applicants,
  paths.auditHeads,
  paths.calculator,
  paths.comparison,
  paths.interface,
  paths.rounds,
  paths.progress,
  `${paths.applicants}/applications/new`,
]);

let site: Site;
const pages = new Map<string, Element>();
const sources = new Map<string, string>();

beforeAll(async () => {
  site = await builtInSite();
  for (const path of [...listedPaths(site), paths.offline]) {
    if (ELSEWHERE.has(path)) continue;
    const { status, html } = renderPage(path, new URLSearchParams(), site);
    expect(status, path).toBe(200);
    sources.set(path, html);
    pages.set(path, parseHtml(html));
  }
});

function attributesNamed(root: Element, name: string): readonly string[] {
  return elementsOf(root).flatMap(({ attributes }) => (name in attributes ? [attributes[name] ?? ''] : []));
}

describe('every page', () => {
  it('has one main heading, one main part, a title, a description and a way past the navigation', () => {
    for (const [path, root] of pages) {
      const count = (name: string) => elementsOf(root).filter((element) => element.name === name).length;
      expect([count('h1'), count('main'), count('title')], path).toEqual([1, 1, 1]);
      const description = elementsOf(root).find(({ attributes }) => attributes.name === 'description');
      expect(description?.attributes.content?.length, path).toBeGreaterThan(9);
      expect(byClass(root, 'skip')[0]?.attributes.href, path).toBe('#main');
    }
  });

  it('carries no style and no script of its own', () => {
    for (const [path, root] of pages) {
      expect(attributesNamed(root, 'style'), path).toEqual([]);
      const names = new Set(elementsOf(root).map(({ name }) => name));
      expect(names.has('script') || names.has('style'), path).toBe(false);
      expect(
        elementsOf(root).filter(({ attributes }) => Object.keys(attributes).some((name) => /^on/i.test(name))),
      ).toEqual([]);
    }
  });

  it('uses every id once and names only ids that are there', () => {
    for (const [path, root] of pages) {
      const ids = attributesNamed(root, 'id');
      expect(new Set(ids).size, path).toBe(ids.length);
      for (const id of attributesNamed(root, 'aria-labelledby')) expect(ids, path).toContain(id);
    }
  });

  it('links only to pages that exist and to places that are on them', () => {
    for (const [path, root] of pages) {
      for (const href of elementsOf(root).flatMap(({ name, attributes }) =>
        name === 'a' ? [attributes.href ?? ''] : [],
      )) {
        if (/^(https?|mailto|tel):/.test(href)) continue;
        const [target = '', anchor] = href.split('#');
        const pathname = target === '' ? path : (target.split('?')[0] ?? '');
        if (ELSEWHERE.has(pathname) || pathname === paths.largePrint) continue;
        const page = pages.get(decodeURI(pathname));
        expect(page, `${path} links to ${href}`).toBeDefined();
        if (anchor !== undefined && page) expect(byId(page, anchor), `${path} links to ${href}`).toBeDefined();
      }
    }
  });

  it('shows no placeholder that was not filled and no name of a message', () => {
    for (const [path, root] of pages) {
      expect(textOf(root).match(/\{[a-zA-Z][\w.]*\}/g), path).toBeNull();
      expect(textOf(root).match(/undefined|NaN|\[object/g), path).toBeNull();
    }
  });

  it('says what force the text has, unless it is issued', () => {
    for (const policy of site.packages) {
      const { status } = policy.definition.manifest;
      if (status === 'issued') continue;
      const clauses = currentTerms(policy, site).clauses.map(({ id }) => clausePath(policy, id));
      for (const path of [policyPath(policy), readingsPath(policy), ...clauses]) {
        const [strip] = byClass(pages.get(path) as Element, 'status');
        expect(strip && textOf(strip), path).toContain(say(`status.${status}`));
      }
    }
  });

  it('is in the site map under its canonical address', () => {
    const map = renderPage(paths.siteMap, new URLSearchParams(), site).html;
    for (const [path, html] of sources) {
      if (path === paths.offline) continue;
      expect(html, path).toContain(`<link rel="canonical" href="https://example.org${path}"/>`);
      expect(map).toContain(`<loc>https://example.org${path}</loc>`);
    }
  });
});

describe('the official text', () => {
  it('stands on the page of the whole text to the letter, sentence by sentence, in its order', () => {
    for (const policy of site.packages) {
      const root = pages.get(policyPath(policy)) as Element;
      const wanted = policy.text.sections.flatMap(({ sentences }) => sentences);
      const shown = wanted.map(({ id }) => byClass(byId(root, id) as Element, 'law__text').map(textOf));
      expect(shown).toEqual(wanted.map(({ text }) => [text]));
      const order = elementsOf(root).map(({ attributes }) => attributes.id ?? '');
      const places = wanted.map(({ id }) => order.indexOf(id));
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('is the same to the letter wherever a clause quotes it', () => {
    for (const policy of site.packages) {
      const texts = new Map(
        policy.text.sections.flatMap(({ sentences }) => sentences.map(({ id, text }) => [id, text])),
      );
      for (const clause of currentTerms(policy, site).clauses) {
        const root = pages.get(clausePath(policy, clause.id)) as Element;
        for (const sentence of byClass(root, 'clause__sentence')) {
          expect(byClass(sentence, 'law__text').map(textOf)).toEqual([texts.get(sentence.attributes.id ?? '')]);
        }
      }
    }
  });

  it('marks every phrase that a rule names, with the number of the rule card', () => {
    for (const policy of site.packages) {
      for (const clause of currentTerms(policy, site).clauses) {
        const root = pages.get(clausePath(policy, clause.id)) as Element;
        const phrases = byClass(root, 'ph').map(textOf).join('\n');
        for (const condition of clause.conditions) {
          if (condition.phrase !== undefined) expect(phrases, condition.code).toContain(condition.phrase);
        }
        for (const mark of byClass(root, 'ph')) {
          const number = byClass(mark, 'ph__end')[0]?.attributes['data-n'];
          const card = byId(root, (mark.attributes.href ?? '').slice(1)) as Element;
          expect(byClass(card, 'numbered')[0]?.attributes['data-n'], textOf(mark)).toBe(number);
        }
      }
    }
  });

  it('says 未公布 and no amount for a clause without published terms', () => {
    const unpublished = site.packages.flatMap((policy) =>
      currentTerms(policy, site)
        .clauses.filter((clause) => clause.unpublished !== undefined)
        .map((clause) => clausePath(policy, clause.id)),
    );
    expect(unpublished.length).toBeGreaterThan(0);
    for (const path of unpublished) {
      const main = elementsOf(pages.get(path) as Element).find(({ name }) => name === 'main') as Element;
      expect(textOf(main)).toContain(say('areas.unpublished'));
      expect(textOf(main)).not.toMatch(/\d\s*(万|亿)?元/);
    }
  });
});

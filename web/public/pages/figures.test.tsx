import { beforeAll, describe, expect, it } from 'vitest';
import type { PolicyDefinition } from '../../../engine/definition.ts';
import type { Clause } from '../../../engine/format/terms.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { chineseDay, percent, spokenAmount, spokenMoney } from '../amounts.ts';
import { clausePath, paths, policyPath } from '../paths.ts';
import { renderPage } from '../render.tsx';
import type { Site } from '../site.ts';
import { elementsOf, parseHtml, textOf } from '../testing/html.ts';
import { builtInSite, siteOf } from '../testing/site.ts';

/** No figure of a policy stands in code: what is changed in a copy of a package shows on its pages. */

let site: Site;
beforeAll(async () => {
  site = await builtInSite();
});

function original(): PolicyPackage {
  const found = site.packages.find(({ text }) => text.id === site.defaultPolicy.id);
  if (!found) throw new Error('the default policy is not loaded');
  return found;
}

type Change = (clause: Clause) => Clause;

/** The site with one clause of its default policy changed. */
function changed(id: string, change: Change): Site {
  const policy = original();
  const epochs = policy.definition.epochs.map(({ from, terms }) => ({
    from,
    terms: { ...terms, clauses: terms.clauses.map((clause) => (clause.id === id ? change(clause) : clause)) },
  }));
  return withDefinition({ ...policy.definition, epochs });
}

function withDefinition(definition: PolicyDefinition): Site {
  return siteOf([{ ...original(), definition }], site.defaultPolicy);
}

function mainText(from: Site, path: string): string {
  const { status, html } = renderPage(path, new URLSearchParams(), from);
  expect(status).toBe(200);
  const main = elementsOf(parseHtml(html)).find(({ name }) => name === 'main');
  return main ? textOf(main).replaceAll(/\s/g, '') : '';
}

function spoken(fen: number): string {
  return spokenMoney(fen).replaceAll(/\s/g, '');
}

type Condition = Clause['conditions'][number];

function isShare({ test }: Condition): boolean {
  return test.kind === 'compare' && test.right.kind === 'share';
}

function withTwoThirds(condition: Condition): Condition {
  const { test } = condition;
  if (test.kind !== 'compare' || test.right.kind !== 'share') return condition;
  return { ...condition, test: { ...test, right: { ...test.right, share: { numerator: 2, denominator: 3 } } } };
}

describe('a figure changed in a copy of the package', () => {
  it('shows for every cap on the home page, in the whole text and on the page of the clause', () => {
    for (const clause of original().definition.epochs[0]?.terms.clauses ?? []) {
      for (const [index, cap] of clause.caps.entries()) {
        if (cap.limitFen === 'computed') continue;
        const limitFen = cap.limitFen + 7_000_000;
        const other = changed(clause.id, (one) => ({ ...one, caps: one.caps.with(index, { ...cap, limitFen }) }));
        const { figure, unit } = spokenAmount(limitFen);
        for (const path of [paths.home, policyPath(original()), clausePath(original(), clause.id)]) {
          expect(mainText(site, path), `${cap.code} on ${path}`).not.toContain(`${figure}${unit}`);
          expect(mainText(other, path), `${cap.code} on ${path}`).toContain(`${figure}${unit}`);
        }
      }
    }
  });

  it('shows for every rate', () => {
    for (const clause of original().definition.epochs[0]?.terms.clauses ?? []) {
      const { rate } = clause;
      if (!rate) continue;
      const share = { ...rate.share, rateBp: rate.share.rateBp - 250 };
      const other = changed(clause.id, (one) => ({ ...one, rate: { ...rate, share } }));
      for (const path of [paths.home, policyPath(original()), clausePath(original(), clause.id)]) {
        expect(mainText(site, path), `${clause.id} on ${path}`).not.toContain(percent(share.rateBp));
        expect(mainText(other, path), `${clause.id} on ${path}`).toContain(percent(share.rateBp));
      }
    }
  });

  it('shows for a flat amount', () => {
    const flat = original().definition.epochs[0]?.terms.clauses.find(({ base }) => base?.from.kind === 'flat');
    if (flat?.base?.from.kind !== 'flat') throw new Error('no clause with a flat amount');
    const { base } = flat;
    const amountFen = 17_000_000;
    const other = changed(flat.id, (one) => ({ ...one, base: { ...base, from: { kind: 'flat', amountFen } } }));
    for (const path of [paths.home, policyPath(original()), clausePath(original(), flat.id)]) {
      expect(mainText(other, path)).toContain(spoken(amountFen));
    }
  });

  it('shows for the places of the year, drawn one by one', () => {
    const clause = original().definition.epochs[0]?.terms.clauses.find(({ places }) => places !== undefined);
    if (!clause?.places) throw new Error('no clause with places');
    const { places } = clause;
    const other = changed(clause.id, (one) => ({ ...one, places: { ...places, quota: 23 } }));
    expect(mainText(other, paths.home)).toContain('23个');
    const { html } = renderPage(clausePath(original(), clause.id), new URLSearchParams(), other);
    expect(html.match(/<i><\/i>/g)).toHaveLength(23);
  });

  it('shows for a threshold, in the sentence and in the formula', () => {
    const clause = original().definition.epochs[0]?.terms.clauses.find(({ conditions }) => conditions.some(isShare));
    if (!clause) throw new Error('no clause that compares with a share');
    const other = changed(clause.id, (one) => ({ ...one, conditions: one.conditions.map(withTwoThirds) }));
    for (const path of [policyPath(original()), clausePath(original(), clause.id)]) {
      expect(mainText(site, path)).not.toContain('三分之二');
      expect(mainText(other, path)).toContain('三分之二');
      expect(mainText(other, path)).toContain('×2/3');
    }
  });

  it('shows for the last day of its force', () => {
    const { definition } = original();
    const epochs = definition.epochs.map(({ from, terms }) => ({
      from,
      terms: {
        ...terms,
        general: terms.general.map((condition) => {
          if (condition.test.kind !== 'applicationDay') return condition;
          return { ...condition, test: { kind: 'applicationDay' as const, notAfter: '2031-07-09' } };
        }),
      },
    }));
    const other = withDefinition({ ...definition, epochs });
    for (const path of [paths.home, policyPath(original())]) {
      expect(mainText(other, path)).toContain(chineseDay('2031-07-09'));
    }
  });

  it('follows the day: the stage of the consultation is read from the notice', () => {
    const on = (today: string) => mainText({ ...site, today }, paths.home);
    expect(on('2026-02-04')).toContain('公开征求意见还没有开始');
    expect(on('2026-03-05')).toContain('公开征求意见正在征求');
    expect(on('2026-03-06')).toContain('公开征求意见已结束');
  });
});

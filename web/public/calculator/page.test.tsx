import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPage } from '../render.tsx';
import { entriesOf } from './model/entries.ts';
import { FILMING, groundOf, siteOf, typedInto } from './testing/ground.ts';

const site = siteOf();
const ground = groundOf();

function visit(path: string, query = '') {
  return renderPage(path, new URLSearchParams(query), site);
}

function post(path: string, entries: Iterable<readonly [string, string]>) {
  const form = new URLSearchParams();
  for (const [name, value] of entries) form.append(name, value);
  return renderPage(path, new URLSearchParams(), site, { method: 'POST', form });
}

describe('the calculator without script', () => {
  it('answers any form with a page, however wrong', () => {
    const name = fc.constantFrom(
      'work',
      'claim',
      'cost',
      'cost.k1.amount',
      'audience',
      'action',
      'asOf',
      'programYear',
      '__proto__',
      'fact.x',
    );
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('w1', 'c1', 'k1', 'crew', 'yes', 'add:cost:w1', 'remove:work:w1', 'add:constructor:x'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 40 }), (entries) => {
        expect(post('/calculator', entries).status).toBe(200);
      }),
      { numRuns: 60 },
    );
  });

  it('shows what cannot be read at its field and in a list, and gives the typed text back', () => {
    const answers = typedInto(ground, [...FILMING, ['cost.k4.amount', '约"十八"万<b>']]);
    const { html } = post('/calculator', entriesOf(answers));
    expect(html).toContain('value="约&quot;十八&quot;万&lt;b&gt;"');
    expect(html).toContain('id="cost.k4.amount-problem"');
    expect(html).toContain('href="#cost.k4.amount"');
    expect(html).toContain('298,020.00');
  });

  it('says that a policy of the address is not loaded, and computes with the present one', () => {
    const { status, html } = visit('/calculator', 'policy=tongzhou-micro-drama&version=1999-01-01');
    expect(status).toBe(200);
    expect(html).toContain('没有收录');
  });

  it('starts with what to do, not with a zero', () => {
    const { html } = visit('/calculator');
    expect(html).toContain('先选您是哪一类');
    expect(html).not.toContain('>0.00');
  });

  it('gives the amount with its assumptions, its arithmetic and its sentences', () => {
    const { html } = post('/calculator', entriesOf(typedInto(ground, FILMING)));
    expect(html).toContain('353,820.00');
    expect(html).toContain('如评审通过，最高可得');
    expect(html).toContain('1,179,400.00 × 30% = 353,820.00 元');
    expect(html).toContain('不超过 20 个');
    expect(html).toContain('/policies/tongzhou-micro-drama/2026-02-05-draft#art2.s2');
  });

  it('adds a row where a button says so', () => {
    const answers = typedInto(ground, FILMING);
    const { html } = post('/calculator', [
      ...entriesOf(answers),
      ['audienceBefore', 'crew'],
      ['action', 'add:cost:w1'],
    ]);
    expect(html).toContain('name="cost.k5.amount"');
  });

  it('carries along what has no field on the page', () => {
    const answers = { ...typedInto(ground, FILMING), fact: { yearRevenueFen: '3000万' }, usedCost: ['inv-9'] };
    const { html } = post('/calculator', entriesOf(answers));
    expect(html).toMatch(/type="hidden"[^>]*name="fact.yearRevenueFen" value="3000万"/);
    expect(html).toMatch(/type="hidden"[^>]*name="usedCost" value="inv-9"/);
  });

  it('opens for a kind of applicant or for a clause', () => {
    expect(visit('/calculator', 'audience=crew').html).toContain('实际拍摄天数');
    expect(visit('/calculator', 'clause=industry-event').html).toContain('heldInDistrict');
    expect(visit('/calculator', 'clause=no-such&audience=__proto__').status).toBe(200);
  });

  it('works for every loaded policy of support', () => {
    for (const { definition } of site.packages.filter(({ definition: one }) => one.manifest.kind === 'support')) {
      const { id, version, audiences, shortTitle } = definition.manifest;
      const { status, html } = visit('/calculator', `policy=${id}&version=${version}&audience=${audiences[0]?.id}`);
      expect(status, id).toBe(200);
      expect(html).toContain(shortTitle);
      expect(html).toContain('待补');
    }
  });

  it('lets no text end its data', () => {
    const { html } = post('/calculator', [
      ['work', 'w1'],
      ['work.w1.name', '</script><script>alert(1)</script>'],
    ]);
    expect(html).not.toContain('<script>alert');
  });
});

describe('the comparison without script', () => {
  it('names every policy, and what was not asked is no zero', () => {
    const { html } = visit('/comparison');
    for (const { definition } of site.packages.filter(({ definition: one }) => one.manifest.kind === 'support')) {
      expect(html).toContain(definition.manifest.shortTitle);
    }
    expect(html).toContain('未问');
    expect(html).not.toMatch(/>0\.00/);
  });

  it('takes the posted form of the calculator', () => {
    const { html } = post('/comparison', entriesOf(typedInto(ground, FILMING)));
    expect(html).toContain('353,820.00 元');
  });

  it('puts an extra answer to the policy that asks for it', () => {
    const answers = typedInto(ground, [
      ...FILMING,
      ['audience', 'technology-company', true],
      ['fact.rndExpenditureFen.2025', '900万'],
      ['fact.rndExpenditureFen.2024', '500万'],
    ]);
    expect(post('/comparison', entriesOf(answers)).html).toContain('120,000.00 元');
  });
});

describe('links inside the page', () => {
  it('lead somewhere, whatever has been answered', () => {
    const audiences = ground.policy.definition.manifest.audiences.map(({ id }) => id);
    fc.assert(
      fc.property(fc.subarray(audiences), fc.boolean(), (chosen, typed) => {
        const steps = chosen.map((id) => ['audience', id, true] as const);
        const wrong = typed
          ? ([['asOf', '明天'], ['cost.k1.amount', '五万'], 'add:support', 'add:award'] as const)
          : [];
        const { html } = post('/calculator', entriesOf(typedInto(ground, [...steps, ...wrong])));
        const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
        const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
        expect(targets.filter((target) => !ids.has(target))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

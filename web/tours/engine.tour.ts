import { type AssessmentRequest, assess, compilePolicy, type PolicyDefinition } from '../../engine/index.ts';
import { bundleEngine } from '../../engine/testing/bundle.ts';
import { loadCatalogue } from '../../loader/index.ts';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import { expect, test } from './setup.ts';

/** The engine itself in Chromium, on a page that forbids making code from text, beside the same engine in Node. */

const ORIGIN = 'https://engine.invalid';
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";
const HTML =
  '<!doctype html><html lang="zh-CN"><title>engine</title><script type="module" src="/main.js"></script></html>';
const MAIN = `
import { assess, compilePolicy } from '/engine.js';
const { definition, phrases, requests } = await (await fetch('/input.json')).json();
const policy = compilePolicy(definition, phrases);
assess(policy, requests[0]);
const results = [], milliseconds = [];
for (const request of requests) {
  const start = performance.now();
  results.push(JSON.stringify(assess(policy, request)));
  milliseconds.push(performance.now() - start);
}
let codeFromText;
try { new Function('return 1')(); codeFromText = 'allowed'; } catch (error) { codeFromText = error.name; }
window.found = { results, milliseconds, codeFromText };
`;

const REQUESTS: readonly Pick<AssessmentRequest, 'asOf' | 'claims' | 'applicant'>[] = [
  { asOf: '2026-06-01', claims: [] },
  {
    asOf: '2026-06-01',
    applicant: { debarments: [{ decidedOn: '2024-02-29' }], rndExpenditureFen: { '2025': 900_000_000 } },
    claims: [
      { id: 'c1', clause: 'key-rnd', review: 'passed' },
      { id: 'c2', clause: 'content-creation' },
    ],
  },
  {
    asOf: '2026-06-01',
    claims: ['w1', 'w2'].map((subject) => ({
      id: subject,
      clause: 'location-filming',
      subject,
      review: 'passed',
      facts: { releasedOnMainstreamPlatform: true, wideReach: true, shootingDays: { total: 15, inDistrict: 8 } },
      costs: [{ id: 'shared', category: 'venue', amountFen: 120_000_001 as never, local: true }],
    })),
  },
];

test('a page that forbids code from text gets the same bytes as Node, each within one frame', async ({ page }) => {
  const tongzhou = (await loadCatalogue({ directories: [] })).find('tongzhou-micro-drama');
  const definition = tongzhou?.definition as PolicyDefinition;
  const files: Record<string, readonly [type: string, body: string]> = {
    '/': ['text/html', HTML],
    '/main.js': ['text/javascript', MAIN],
    '/engine.js': ['text/javascript', await bundleEngine()],
    '/input.json': ['application/json', JSON.stringify({ definition, phrases, requests: REQUESTS })],
  };
  await page.route(`${ORIGIN}/**`, (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
    return route.fulfill({
      contentType: `${contentType}; charset=utf-8`,
      body,
      headers: { 'Content-Security-Policy': POLICY },
    });
  });
  await page.goto(`${ORIGIN}/`);
  const handle = await page.waitForFunction(() => (window as unknown as { found?: unknown }).found);
  const found = (await handle.jsonValue()) as { results: string[]; milliseconds: number[]; codeFromText: string };
  const policy = compilePolicy(definition, phrases);
  expect(found.results).toEqual(REQUESTS.map((request) => JSON.stringify(assess(policy, request))));
  expect(found.codeFromText).toBe('EvalError');
  expect(Math.max(...found.milliseconds), 'milliseconds of the slowest answer').toBeLessThan(1000 / 60);
});

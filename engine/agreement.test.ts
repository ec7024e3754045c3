import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadCatalogue } from '../loader/index.ts';
import phrases from '../messages/zh-CN/engine.json' with { type: 'json' };
import { assess, type CompiledPolicy, compilePolicy } from './index.ts';
import { expectAgreement } from './testing/agreement.ts';
import { requests } from './testing/requests.ts';

let policy: CompiledPolicy;
beforeAll(async () => {
  const catalogue = await loadCatalogue({ directories: [] });
  const found = catalogue.find('tongzhou-micro-drama', '2026-02-05-draft');
  if (!found) throw new Error('the Tongzhou draft is not loaded');
  policy = compilePolicy(found.definition, phrases);
});

test('the engine gives member by member what a naive reading of the contract gives, plans by brute force included', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const outcome = assess(policy, request);
      if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
      expectAgreement(outcome.value, request);
    }),
    { numRuns: 3000 },
  );
});

test('the same request gives the same bytes', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const [first, second] = [assess(policy, request), assess(policy, structuredClone(request))];
      expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    }),
    { numRuns: 200 },
  );
});

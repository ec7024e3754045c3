import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../loader/index.ts';
import phrases from '../messages/zh-CN/engine.json' with { type: 'json' };
import { assess, compilePolicy } from './index.ts';
import { expectAgreement } from './testing/agreement.ts';
import { requests } from './testing/requests.ts';

test('a hundred thousand random requests agree with a naive reading of the contract', async () => {
  const catalogue = await loadCatalogue({ directories: [] });
  const found = catalogue.find('tongzhou-micro-drama', '2026-02-05-draft');
  if (!found) throw new Error('the Tongzhou draft is not loaded');
  const policy = compilePolicy(found.definition, phrases);
  fc.assert(
    fc.property(requests, (request) => {
      const outcome = assess(policy, request);
      expect(outcome.ok).toBe(true);
      if (outcome.ok) expectAgreement(outcome.value, request);
    }),
    { numRuns: 100_000 },
  );
});

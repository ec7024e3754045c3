import fc from 'fast-check';
import { expect, it } from 'vitest';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import { assessChecked } from '../assess/assess.ts';
import { compilePolicy } from '../assess/policy.ts';
import { columnarPass } from '../columnar/pass.ts';
import { anyDefinition, openDefinition } from '../testing/any-policy.ts';
import { anyRequest } from '../testing/any-request.ts';
import { decidedInColumns } from '../testing/columnar-agreement.ts';
import { assessedOrCrossing, decidedSingly, expectSame, toldSingly } from '../testing/compiled-agreement.ts';
import { compileSingle } from './single.ts';
import { compileTraced } from './traced.ts';

/** The agreement of the short tests on many more policies, all three uses beside `assess` at once. */
it('finds the same three ways as assess does, on thousands of random policies', { timeout: 1_800_000 }, () => {
  const cases = fc.oneof(anyDefinition, openDefinition).chain((definition) => {
    return fc.tuple(fc.constant(definition), fc.array(anyRequest(definition), { minLength: 6, maxLength: 6 }));
  });
  const check = fc.property(cases, ([definition, list]) => {
    const policy = compilePolicy(definition, phrases);
    const columns = decidedInColumns(policy, columnarPass(definition), list);
    const single = compileSingle(definition);
    const traced = compileTraced(definition, phrases);
    for (const [at, request] of list.entries()) {
      const wanted = assessedOrCrossing(policy, request);
      if (!wanted) continue;
      expectSame(columns[at] ?? [], wanted);
      expectSame(decidedSingly(policy, single, request), wanted);
      const traces = assessChecked(policy, request).claims.map(({ trace }) => trace);
      expect(toldSingly(policy, traced, request)).toStrictEqual(traces);
    }
  });
  fc.assert(check, { numRuns: Number(process.env.LONG_RUNS ?? 3000) });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Catalogue, loadCatalogue } from '../../loader/index.ts';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import { type CompiledPolicy, compilePolicy } from '../assess/policy.ts';
import { anyDefinition, openDefinition } from '../testing/any-policy.ts';
import { anyRequest } from '../testing/any-request.ts';
import {
  assessed,
  assessedOrCrossing,
  checked,
  decidedSingly,
  expectSame,
  withNothingShared,
} from '../testing/compiled-agreement.ts';
import { requests } from '../testing/requests.ts';
import { compileSingle } from './single.ts';

let catalogue: Catalogue;
let policy: CompiledPolicy;

beforeAll(async () => {
  catalogue = await loadCatalogue({ directories: [] });
  const found = catalogue.find('tongzhou-micro-drama');
  if (!found) throw new Error('the Tongzhou package is not there');
  policy = compilePolicy(found.definition, phrases);
});

describe('compiled single', () => {
  it('refuses a record of a clause that no terms are for', () => {
    const single = compileSingle(policy.definition);
    const record = single.newRecord();
    record.clause = 99;
    const { evaluate } = single.bind({
      extent: { applicants: 1, subjects: 0, firstYear: 2026, years: 1 },
      used: {},
      limits: {},
      granted: new Uint8Array(1),
    } as never);
    expect(() => evaluate(record, single.newVerdict())).toThrow('no terms for clause 99');
  });

  it('agrees with assess on random requests of the Tongzhou draft', () => {
    const single = compileSingle(policy.definition);
    fc.assert(
      fc.property(requests, (value) => {
        for (const request of [checked(policy, value), withNothingShared(checked(policy, value))]) {
          expectSame(decidedSingly(policy, single, request), assessed(policy, request));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('agrees with assess on random policies that use every operator', () => {
    const cases = fc
      .oneof(anyDefinition, openDefinition)
      .chain((definition) =>
        fc.tuple(fc.constant(definition), fc.array(anyRequest(definition), { minLength: 3, maxLength: 3 })),
      );
    fc.assert(
      fc.property(cases, ([definition, list]) => {
        const any = compilePolicy(definition, phrases);
        const single = compileSingle(definition);
        for (const request of list) {
          const wanted = assessedOrCrossing(any, request);
          if (wanted) expectSame(decidedSingly(any, single, request), wanted);
        }
      }),
      { numRuns: 150 },
    );
  });
});

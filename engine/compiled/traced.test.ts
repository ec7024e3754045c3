import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../loader/index.ts';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import { assessChecked } from '../assess/assess.ts';
import { type CompiledPolicy, compilePolicy } from '../assess/policy.ts';
import { anyDefinition } from '../testing/any-policy.ts';
import { anyRequest } from '../testing/any-request.ts';
import { checked, toldSingly } from '../testing/compiled-agreement.ts';
import { requests } from '../testing/requests.ts';
import { openAccounts } from './accounts.ts';
import { compileTraced } from './traced.ts';

let policy: CompiledPolicy;

beforeAll(async () => {
  const found = (await loadCatalogue({ directories: [] })).find('tongzhou-micro-drama');
  if (!found) throw new Error('the Tongzhou package is not there');
  policy = compilePolicy(found.definition, phrases);
});

describe('compiled traced', () => {
  it('throws where a sentence must be made for a record that does not say what it was made from', () => {
    const traced = compileTraced(policy.definition, phrases);
    const record = traced.newRecord();
    record.clause = traced.layout.clauses.findIndex(({ id }) => id === 'key-rnd');
    const extent = { applicants: 1, subjects: 0, firstYear: 2026, years: 1 };
    const { evaluate } = traced.bind(openAccounts(traced.accountPlan, extent));
    record.namesSupport = 1;
    expect(() => evaluate(record, traced.newVerdict())).toThrow('without circumstances');
  });

  it('tells every condition in the words of assess, on random requests of the Tongzhou draft', () => {
    const traced = compileTraced(policy.definition, phrases);
    fc.assert(
      fc.property(requests, (value) => {
        const request = checked(policy, value);
        const wanted = assessChecked(policy, request).claims.map(({ trace }) => trace);
        expect(toldSingly(policy, traced, request)).toStrictEqual(wanted);
      }),
      { numRuns: 300 },
    );
  });

  it('tells every kind of test in the words of assess, on random policies', () => {
    const cases = anyDefinition.chain((definition) => {
      return fc.tuple(fc.constant(definition), fc.array(anyRequest(definition), { minLength: 5, maxLength: 5 }));
    });
    fc.assert(
      fc.property(cases, ([definition, list]) => {
        const any = compilePolicy(definition, phrases);
        const traced = compileTraced(definition, phrases);
        for (const request of list) {
          const single = { ...request, claims: request.claims.slice(0, 1) };
          const wanted = assessChecked(any, single).claims.map(({ trace }) => trace);
          expect(toldSingly(any, traced, single)).toStrictEqual(wanted);
        }
      }),
      { numRuns: 150 },
    );
  });
});

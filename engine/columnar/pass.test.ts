import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../loader/index.ts';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import { type CompiledPolicy, compilePolicy } from '../assess/policy.ts';
import { openAccounts } from '../compiled/accounts.ts';
import { recordMaker } from '../compiled/record.ts';
import { anyDefinition, openDefinition } from '../testing/any-policy.ts';
import { anyRequest } from '../testing/any-request.ts';
import { decidedInColumns } from '../testing/columnar-agreement.ts';
import { assessed, assessedOrCrossing, checked, expectSame, withNothingShared } from '../testing/compiled-agreement.ts';
import { requests } from '../testing/requests.ts';
import { writeRow } from './columns.ts';
import { columnarPass } from './pass.ts';

let policy: CompiledPolicy;

beforeAll(async () => {
  const found = (await loadCatalogue({ directories: [] })).find('tongzhou-micro-drama');
  if (!found) throw new Error('the Tongzhou package is not there');
  policy = compilePolicy(found.definition, phrases);
});

const OPTIONS = { applicants: 1, firstYear: 2026, lastYear: 2026, subjects: 'own', usedCosts: false } as const;

describe('the columnar pass', () => {
  it('refuses more rows than the columns have', () => {
    const pass = columnarPass(policy.definition);
    const { run } = pass.bind(
      pass.openColumns(10, OPTIONS),
      openAccounts(pass.accountPlan, { applicants: 1, subjects: 0, firstYear: 2026, years: 1 }),
    );
    expect(() => run(11)).toThrow('11 rows in columns of 10');
  });

  it('refuses a row whose clause has no terms', () => {
    const pass = columnarPass(policy.definition);
    const columns = pass.openColumns(10, OPTIONS);
    columns.clause.fill(200);
    const { run } = pass.bind(
      columns,
      openAccounts(pass.accountPlan, { applicants: 1, subjects: 0, firstYear: 2026, years: 1 }),
    );
    expect(() => run(10)).toThrow('row 0: no terms for clause 200');
  });

  it('refuses a record that lies outside the columns, or says what they cannot hold', () => {
    const pass = columnarPass(policy.definition);
    const columns = pass.openColumns(2, OPTIONS);
    const record = recordMaker(pass.layout)();
    expect(() => writeRow(columns, 2, record)).toThrow(RangeError);
    record.usedFen = 5;
    expect(() => writeRow(columns, 0, record)).toThrow('these columns know no used costs');
  });

  it('agrees with assess on random requests of the Tongzhou draft, all in one pass', () => {
    const pass = columnarPass(policy.definition);
    fc.assert(
      fc.property(fc.array(requests, { minLength: 20, maxLength: 20 }), (values) => {
        const list = values.flatMap((value) => [checked(policy, value), withNothingShared(checked(policy, value))]);
        const found = decidedInColumns(policy, pass, list);
        for (const [at, request] of list.entries()) expectSame(found[at] ?? [], assessed(policy, request));
      }),
      { numRuns: 40 },
    );
  });

  it('agrees with assess on random policies that use every operator, and on dated terms', () => {
    const cases = fc.oneof(anyDefinition, openDefinition).chain((definition) => {
      return fc.tuple(fc.constant(definition), fc.array(anyRequest(definition), { minLength: 4, maxLength: 4 }));
    });
    fc.assert(
      fc.property(cases, ([definition, list]) => {
        const any = compilePolicy(definition, phrases);
        const found = decidedInColumns(any, columnarPass(definition), list);
        for (const [at, request] of list.entries()) {
          const wanted = assessedOrCrossing(any, request);
          if (wanted) expectSame(found[at] ?? [], wanted);
        }
      }),
      { numRuns: 200 },
    );
  });
});

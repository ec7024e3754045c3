import { writeRow } from '../engine/columnar/columns.ts';
import { columnarPass } from '../engine/columnar/pass.ts';
import { clearAccounts, openAccounts } from '../engine/compiled/accounts.ts';
import type { Layout } from '../engine/compiled/layout.ts';
import type { ClaimRecord } from '../engine/compiled/record.ts';
import { compileSingle } from '../engine/compiled/single.ts';
import { compileTraced } from '../engine/compiled/traced.ts';
import type { PolicyDefinition } from '../engine/definition.ts';
import type { Phrases } from '../engine/phrases.ts';
import { circumstancesOf } from './circumstances.ts';
import type { Contestant } from './contestant.ts';
import { recordsOf } from './records.ts';
import { CLAUSES, type Claims, FIRST_YEAR, scratch, straightLine, YEARS } from './workload.ts';

/** The yardstick and our three uses of one definition. */

export const yardstick: Contestant = {
  name: 'straightLine',
  label: 'straight-line',
  note: 'the yardstick: plain code written by hand for these eight clauses',
  most: 1_000_000,
  prepare(claims) {
    const awards = new Float64Array(claims.n);
    const { used, flat } = scratch(claims);
    return { awards, decide: () => straightLine(claims, awards, used, flat) };
  },
};

export function columnar(definition: PolicyDefinition): Contestant {
  return {
    name: 'columnar',
    label: 'columnar',
    note: 'one pass; award, ceiling and reason mask of every claim',
    most: 1_000_000,
    prepare(claims) {
      const { accounts, results, run } = bindColumns(claims, definition);
      return {
        awards: results.awardFen,
        decide() {
          clearAccounts(accounts);
          run(claims.n);
        },
      };
    },
  };
}

export function compiled(definition: PolicyDefinition): Contestant {
  return {
    name: 'compiled',
    label: 'compiled single',
    note: 'one call a claim; status, reason mask, base, ceiling and award',
    most: 1_000_000,
    prepare(claims) {
      const single = compileSingle(definition);
      const list = recordsFor(claims, single.layout, definition);
      const accounts = openAccounts(single.accountPlan, extentOf(claims));
      const { evaluate } = single.bind(accounts);
      const awards = new Float64Array(claims.n);
      const verdict = single.newVerdict();
      return {
        awards,
        decide() {
          clearAccounts(accounts);
          for (let at = 0; at < list.length; at++) {
            evaluate(list[at] as ClaimRecord, verdict);
            awards[at] = verdict.awardFen;
          }
        },
      };
    },
  };
}

/** `read`: also reads every sentence of every trace. */
export function traced(definition: PolicyDefinition, phrases: Phrases, read: boolean): Contestant {
  return {
    name: read ? 'tracedRead' : 'traced',
    label: read ? 'traced single, sentences read' : 'traced single',
    note: read
      ? 'and every sentence of every trace is read'
      : 'one call a claim, with code, answer, citation and sentence of every condition; a sentence that many claims share is made once and kept, one for a single claim is made when it is read',
    most: 1_000_000,
    prepare(claims) {
      const single = compileTraced(definition, phrases);
      const list = recordsFor(claims, single.layout, definition);
      const accounts = openAccounts(single.accountPlan, extentOf(claims));
      const { evaluate } = single.bind(accounts);
      const awards = new Float64Array(claims.n);
      const verdict = single.newVerdict();
      let told = 0;
      return {
        awards,
        decide() {
          clearAccounts(accounts);
          told = 0;
          for (let at = 0; at < list.length; at++) {
            evaluate(list[at] as ClaimRecord, verdict);
            awards[at] = verdict.awardFen;
            const { trace } = verdict;
            if (read) for (const entry of trace) told += entry.text.length;
            else told += trace.length;
          }
          if (told === 0) throw new Error('nothing was told');
        },
      };
    },
  };
}

/** What the claims come to if each is an applicant's only one: how many are eligible, and the sum of their ceilings. */
export function eligibleCeilings(claims: Claims, definition: PolicyDefinition): { eligible: number; totalFen: number } {
  const { pass, columns, results, run } = bindColumns(claims, definition);
  run(claims.n);
  let [eligible, totalFen] = [0, 0];
  for (let row = 0; row < claims.n; row++) {
    if (pass.statusOf(columns, results, row) !== 'eligible') continue;
    eligible++;
    totalFen += results.ceilingFen[row] as number;
  }
  return { eligible, totalFen };
}

/** The claims in columns, bound to accounts of their own. */
function bindColumns(claims: Claims, definition: PolicyDefinition) {
  const pass = columnarPass(definition);
  const columns = pass.openColumns(claims.n, {
    applicants: claims.applicants,
    firstYear: FIRST_YEAR,
    lastYear: FIRST_YEAR + YEARS - 1,
    subjects: 'own',
    usedCosts: false,
  });
  for (const [row, record] of recordsFor(claims, pass.layout, definition).entries()) writeRow(columns, row, record);
  const accounts = openAccounts(pass.accountPlan, extentOf(claims));
  return { pass, columns, accounts, ...pass.bind(columns, accounts) };
}

function extentOf({ applicants }: Claims) {
  return { applicants, subjects: 0, firstYear: FIRST_YEAR, years: YEARS };
}

const made = new WeakMap<Claims, ClaimRecord[]>();

/** The records of the claims, made once for all contestants. Rates are the clauses' own. */
export function recordsFor(claims: Claims, layout: Layout, { epochs, dictionary }: PolicyDefinition): ClaimRecord[] {
  const before = made.get(claims);
  if (before) return before;
  const clauses = epochs[0]?.terms.clauses ?? [];
  const rates = CLAUSES.map((id) => clauses.find((clause) => clause.id === id)?.rate?.share.rateBp ?? 0);
  const format = dictionary.facts.format;
  const list = recordsOf(claims, layout, rates, format?.type === 'choice' ? Object.keys(format.values) : []);
  for (const [row, record] of list.entries()) record.circumstances = circumstancesOf(claims, row);
  made.set(claims, list);
  return list;
}

import type { PolicyDefinition } from '../definition.ts';
import type { Condition, Test } from '../format/terms.ts';
import type { Phrases } from '../phrases.ts';
import type { TraceEntry } from '../result.ts';
import type { Accounts } from './accounts.ts';
import { bitCode } from './bits.ts';
import { inputOfAnswer, isAnswer } from './inputs.ts';
import { bitOf, type ClauseLayout, conditionsOf, type Layout, layoutOf } from './layout.ts';
import type { Scope } from './quantity.ts';
import { type ClaimRecord, recordMaker } from './record.ts';
import { type AccountPlan, planAccounts } from './rules.ts';
import { accountValues, evaluatorText, type Group, groupsOf, type Verdict, verdictMaker } from './single.ts';
import { compileText, ENVIRONMENT } from './source.ts';
import { type Told, tellingOf } from './telling.ts';
import { testCode } from './tests.ts';

/** What a record comes to, with one entry for each condition, in the order and the words of `assess`. */
export type TracedVerdict = Verdict & { trace: readonly TraceEntry[] };

export interface CompiledTraced {
  readonly layout: Layout;
  readonly accountPlan: AccountPlan;
  newRecord(): ClaimRecord;
  newVerdict(): TracedVerdict;
  bind(accounts: Accounts): {
    readonly evaluate: (record: ClaimRecord, into: TracedVerdict) => void;
    readonly declare: (record: ClaimRecord) => void;
  };
  readonly text: string;
}

/**
 * Compiled single with the full trace: code, holds, cite and the sentence of every condition, none left out because
 * another failed. The sentences are those of `assess`. Entries that say the same of many claims are shared and must not be
 * changed (they are frozen); a sentence that is for one claim alone is made when it is first read, by code or by
 * JSON.stringify. Records need their circumstances and must not change before their traces are read. Node only.
 */
export function compileTraced(definition: PolicyDefinition, phrases: Phrases): CompiledTraced {
  const layout = layoutOf(definition);
  const plan = planAccounts(definition);
  const told: Told[] = [];
  const shared = new Map<Condition, number>();
  const further = (group: Group) => traceStatements(group, definition, layout, phrases, { told, shared });
  const text = evaluatorText(groupsOf(definition, layout), layout, plan, further);
  const values = Object.fromEntries(told.map((one, at) => [`told${at}`, one]));
  const newVerdict = verdictMaker(layout);
  return {
    layout,
    accountPlan: plan,
    newRecord: recordMaker(layout),
    newVerdict: () => ({ ...newVerdict(), trace: [] }) as unknown as TracedVerdict,
    bind: (accounts) => compileText(text, { ...ENVIRONMENT, ...accountValues(accounts), ...values }),
    text,
  };
}

/** Statements that put the trace together; what they read of sentences is added to `told`. */
function traceStatements(
  { clause, epoch, code }: Group,
  { epochs, dictionary }: PolicyDefinition,
  { clauses }: Layout,
  phrases: Phrases,
  { told, shared }: { readonly told: Told[]; readonly shared: Map<Condition, number> },
): string[] {
  const layout = clauses[clause] as ClauseLayout;
  const terms = epochs[epoch]?.terms;
  if (!terms) throw new Error(`no terms of epoch ${epoch}`);
  const scope = { layout, dictionary };
  const statements: string[] = [];
  const entries = conditionsOf(terms, code.clause.id).map((condition, at) => {
    const { told: one, key } = tellingOf(condition, scope, phrases);
    const position = shared.get(condition) ?? told.push(one) - 1;
    if (isSameForAll(condition.test)) shared.set(condition, position);
    const name = `told${position}`;
    const answer = answerCode(condition.test, layout, scope);
    if (key === undefined) return `${name}[${answer}]`;
    statements.push(`const answer${at} = ${answer};`);
    return `${name}(answer${at}, ${key.replaceAll(/\banswer\b/g, `answer${at}`)}, record)`;
  });
  return [...statements, `into.trace = [${entries.join(', ')}];`];
}

/** General conditions whose keys do not depend on the clause keep their sentences together. */
function isSameForAll({ kind }: Test): boolean {
  return kind !== 'oneOf' && kind !== 'compare';
}

/** Code of 0 fails, 1 holds, 2 not known. */
function answerCode(test: Test, layout: ClauseLayout, scope: Scope): string {
  if (isAnswer(test)) {
    const bit = bitOf(layout, inputOfAnswer(test));
    return `${bitCode('holds', bit)} | (${bitCode('known', bit)} ^ 1) << 1`;
  }
  const { holds, fails } = testCode(test, scope);
  return `${holds} | ((${holds} | ${fails}) ^ 1) << 1`;
}

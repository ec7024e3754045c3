import type { PolicyDefinition } from '../definition.ts';
import type { ClaimStatus } from '../result.ts';
import type { Accounts } from './accounts.ts';
import { type ClauseCode, clauseCode, clauseIn } from './clause-code.ts';
import { type Layout, layoutOf } from './layout.ts';
import { type ClaimRecord, recordMaker } from './record.ts';
import { type AccountPlan, planAccounts, SPANS } from './rules.ts';
import { declareStatements, settleStatements } from './settle-code.ts';
import { compileText, ENVIRONMENT, mentions, slotsIn } from './source.ts';

/** What one record comes to. `f0`… are the conditions that fail, `m0`… the answers that are missing, 31 bits a word. */
export interface Verdict {
  status: ClaimStatus;
  baseFen: number;
  ceilingFen: number;
  awardFen: number;
  [word: `${'f' | 'm'}${number}`]: number;
}

/** Decides one record and writes what it comes to into a verdict that the caller keeps. */
export type Evaluate = (record: ClaimRecord, into: Verdict) => void;

export interface CompiledSingle {
  readonly layout: Layout;
  readonly accountPlan: AccountPlan;
  newRecord(): ClaimRecord;
  newVerdict(): Verdict;
  /** Claims are decided one after the other: each gets what the accounts still have room for. */
  bind(accounts: Accounts): {
    readonly evaluate: Evaluate;
    /** Tells the accounts of a claim before any is decided, where a bound is computed from the claims of a request. */
    readonly declare: (record: ClaimRecord) => void;
  };
  /** The text that is compiled, for those who want to read it. */
  readonly text: string;
}

/**
 * Compiles a package to generated code that decides one flat record at a time. Node only: it makes functions from text.
 * Agrees with `assess` on status, failed, missing, base and ceiling; and on the award wherever the claims of a request
 * share no cost item, outcome or alternative support, and of a clause granted once the first claim is not outdone by a
 * later one.
 */
export function compileSingle(definition: PolicyDefinition): CompiledSingle {
  const layout = layoutOf(definition);
  const plan = planAccounts(definition);
  const text = evaluatorText(groupsOf(definition, layout), layout, plan, () => []);
  return {
    layout,
    accountPlan: plan,
    newRecord: recordMaker(layout),
    newVerdict: verdictMaker(layout),
    bind: (accounts) => compileText(text, { ...ENVIRONMENT, ...accountValues(accounts) }),
    text,
  };
}

/** Text that defines and returns evaluate and declare; `further` adds statements to the evaluation of a group. */
export function evaluatorText(
  groups: readonly Group[],
  layout: Layout,
  plan: AccountPlan,
  further: (group: Group) => readonly string[],
): string {
  const functions = groups.map((group) => functionsOf(group, layout, plan, further(group)));
  return [
    ABSENT,
    ...functions.flatMap(({ evaluate, declare }) => [evaluate, declare]),
    dispatchText('evaluate', layout, groups, 'record, into'),
    dispatchText('declare', layout, groups, 'record'),
    'return { evaluate, declare };',
  ].join('\n');
}

/** One clause under the terms of one epoch. */
export interface Group {
  readonly name: string;
  /** Positions of the clause and of the epoch. */
  readonly clause: number;
  readonly epoch: number;
  readonly code: ClauseCode;
}

export function groupsOf(
  { epochs, dictionary }: PolicyDefinition,
  layout: Layout,
  subjects: 'own' | 'given' = 'given',
  usedCosts = true,
): Group[] {
  return layout.clauses.flatMap((clauseLayout, index) =>
    epochs.flatMap(({ terms }, epoch): Group[] => {
      const clause = clauseIn(terms, layout, index);
      if (!clause) return [];
      const options = { words: layout.words, usedCosts, subjects };
      const code = clauseCode(clause, terms, clauseLayout, dictionary, options);
      return [{ name: `c${index}e${epoch}`, clause: index, epoch, code }];
    }),
  );
}

/** The arrays and years of the accounts, by the names that generated code uses. */
export function accountValues({ extent, used, limits, granted }: Accounts): Readonly<Record<string, unknown>> {
  const arrays = SPANS.flatMap((span) => [
    [`used_${span}`, used[span]],
    [`limit_${span}`, limits[span]],
  ]);
  return { ...Object.fromEntries(arrays), granted, firstYear: extent.firstYear, years: extent.years };
}

function functionsOf({ name, code }: Group, layout: Layout, plan: AccountPlan, further: readonly string[]) {
  const options = { plan, subjects: 'given' } as const;
  const words = Array.from({ length: layout.words }, (_, word) => word);
  const settle = settleStatements(code, options);
  const store = [
    ...words.flatMap((word) => [`into.f${word} = f${word};`, `into.m${word} = m${word};`]),
    'into.baseFen = base;',
    'into.ceilingFen = ceiling;',
    'into.awardFen = award;',
    `into.status = ${statusCode(code, layout.words)};`,
    ...further,
  ];
  const body = [...code.statements, ...settle, ...store].join('\n');
  const declared = declareStatements(code, options);
  const declareBody = [...code.statements, `const eligible = (${anyOf(layout.words)}) === 0;`, ...declared].join('\n');
  return {
    evaluate: `function evaluate_${name}(record, into) {\n${prelude(body)}\n${body}\n}`,
    declare: `function declare_${name}(record) {\n${declared.length > 0 ? `${prelude(declareBody)}\n${declareBody}` : ''}\n}`,
  };
}

/** Code for the status of a claim. */
function statusCode({ clause }: ClauseCode, words: number): string {
  if (clause.unpublished !== undefined) return "'terms-unpublished'";
  const all = (letter: string) => Array.from({ length: words }, (_, word) => `${letter}${word}`).join(' | ');
  return `(${all('f')}) !== 0 ? 'ineligible' : (${all('m')}) !== 0 ? 'pending' : 'eligible'`;
}

function anyOf(words: number): string {
  return Array.from({ length: words }, (_, word) => `f${word} | m${word}`).join(' | ');
}

const MEMBERS = ['asOf', 'debarredOn', 'rateBp', 'usedFen', 'applicant', 'subject', 'programYear', 'namesSupport'];

/** Reads from the record what a body uses. */
function prelude(body: string): string {
  const slots = (['k', 'h', 'n', 'a'] as const).flatMap((letter) => slotsIn(body, letter));
  const read = [...slots, ...MEMBERS.filter((name) => mentions(body, name))];
  return read.map((name) => `const ${name} = record.${name};`).join('\n');
}

/** A record that no terms are for is a defect of whoever made it. */
const ABSENT =
  "function absent({ clause, asOf }) { throw new RangeError('no terms for clause ' + clause + ' on ' + asOf); }";

/** Chooses the function of the clause and, where there are several, of the day. */
function dispatchText(
  verb: string,
  { clauses, firstDays }: Layout,
  groups: readonly Group[],
  parameters: string,
): string {
  const names = new Set(groups.map(({ name }) => name));
  const cases = clauses.map((_, clause) => {
    const calls = firstDays.map((day, epoch) => {
      const name = `c${clause}e${epoch}`;
      return { day, call: names.has(name) ? `${verb}_${name}(${parameters})` : 'absent(record)' };
    });
    const [first, ...later] = calls;
    const chosen = later.reduce((before, { day, call }) => {
      return `record.asOf >= ${day} ? ${call} : ${before}`;
    }, first?.call ?? 'absent(record)');
    return `case ${clause}: return ${chosen};`;
  });
  return [
    `function ${verb}(${parameters}) {`,
    'switch (record.clause) {',
    ...cases,
    'default: return absent(record);',
    '}',
    '}',
  ].join('\n');
}

export function verdictMaker({ words }: Layout): () => Verdict {
  return () => {
    const verdict: Verdict = { status: 'eligible', baseFen: 0.5, ceilingFen: 0.5, awardFen: 0.5 };
    for (let word = 0; word < words; word++) {
      verdict[`f${word}`] = 0;
      verdict[`m${word}`] = 0;
    }
    return verdict;
  };
}

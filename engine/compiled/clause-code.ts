import { type LimitRule, limitRulesOf } from '../assess/limit-rules.ts';
import type { Terms } from '../definition.ts';
import type { Dictionary } from '../format/manifest.ts';
import type { Clause } from '../format/terms.ts';
import { WHOLE_BP } from '../money.ts';
import { baseCode, NO_BASE } from './bases.ts';
import { type Missing, maskOf, maskOfInputs, union } from './bits.ts';
import { RECIPROCAL, RECIPROCAL_BOUND } from './exact.ts';
import { inputOfAnswer, isAnswer } from './inputs.ts';
import { bitOf, type ClauseLayout, conditionsOf, type Layout, WORD_BITS } from './layout.ts';
import type { Scope } from './quantity.ts';
import { testCode } from './tests.ts';

/**
 * Code that decides one claim of one clause under the terms of one epoch. It reads the words k0…, h0…, the numbers n0…
 * and a0…, and asOf, debarredOn, rateBp, usedFen; it leaves behind f0… (failed), m0… (missing), base, ceiling and award,
 * the award before any account. Nothing of the definition enters it but numbers.
 */
export interface ClauseCode {
  readonly statements: readonly string[];
  readonly clause: Clause;
  readonly rules: readonly LimitRule[];
  /** The award before any account is not above this. */
  readonly most: number;
}

export interface CodeOptions {
  readonly words: number;
  /** Whether the records say what part of the base earlier awards have used. */
  readonly usedCosts: boolean;
  /** own: no two records share a subject, so its bounds are the ceiling's alone. given: they name it, or none. */
  readonly subjects: 'own' | 'given';
}

export function clauseCode(
  clause: Clause,
  terms: Terms,
  layout: ClauseLayout,
  dictionary: Dictionary,
  options: CodeOptions,
): ClauseCode {
  if (clause.unpublished !== undefined) {
    const words = Array.from({ length: options.words }, (_, word) => `const f${word} = 0, m${word} = 0;`);
    return { statements: [...words, 'const base = 0, ceiling = 0;', 'let award = 0;'], clause, rules: [], most: 0 };
  }
  const rules = limitRulesOf(clause, terms);
  const scope = { layout, dictionary };
  const base = clause.base ? baseCode(clause.base.from, scope) : NO_BASE;
  const given = clause.needs.includes('outcome') ? [{ kind: 'given', member: 'outcome' } as const] : [];
  const outcome = { always: maskOfInputs(given, layout), further: [] };
  return {
    statements: [
      ...conditionStatements(clause, terms, scope, [base.missing, outcome], options.words),
      `const base = ${base.baseFen};`,
      ...ceilingStatements(clause, rules, options),
    ],
    clause,
    rules,
    most: mostAwarded(clause, rules, options),
  };
}

/** Failed and missing, word by word: single answers by one mask, everything else bit by bit. */
function conditionStatements(
  clause: Clause,
  terms: Terms,
  scope: Scope,
  needed: readonly Missing[],
  words: number,
): string[] {
  const { layout } = scope;
  const single: number[] = [];
  let always = union(...needed.map((one) => one.always));
  const failed: string[][] = Array.from({ length: words }, () => []);
  const missing: string[][] = Array.from({ length: words }, () => []);
  for (const { word, code } of needed.flatMap(({ further }) => further)) missing[word]?.push(code);
  for (const { code, test } of conditionsOf(terms, clause.id)) {
    const bit = layout.conditions.indexOf(code);
    const compiled = testCode(test, scope);
    always = union(always, compiled.missing.always);
    for (const { word, code: further } of compiled.missing.further) missing[word]?.push(further);
    if (isAnswer(test) && bitOf(layout, inputOfAnswer(test)) === bit) single.push(bit);
    else failed[Math.floor(bit / WORD_BITS)]?.push(shifted(compiled.fails, bit % WORD_BITS));
  }
  const simple = maskOf(single);
  return Array.from({ length: words }, (_, word) => {
    const fails = [...(simple[word] ? [`k${word} & ~h${word} & ${simple[word]}`] : []), ...(failed[word] ?? [])];
    const lacks = [...(always[word] ? [`~k${word} & ${always[word]}`] : []), ...(missing[word] ?? [])];
    return `const f${word} = ${fails.join(' | ') || '0'}, m${word} = ${lacks.join(' | ') || '0'};`;
  });
}

function shifted(code: string, bit: number): string {
  return bit === 0 ? code : `${code} << ${bit}`;
}

/** 1 where no bit of any word is set, else 0. Words have 31 bits, so that subtracting 1 is negative for 0 alone. */
export function isZero(name: 'f' | 'm', words: number): string {
  const all = Array.from({ length: words }, (_, word) => `${name}${word}`).join(' | ');
  return `((${all}) - 1 >>> 31)`;
}

function ceilingStatements(clause: Clause, rules: readonly LimitRule[], options: CodeOptions): string[] {
  const { words, usedCosts } = options;
  const rate = rateOf(clause);
  const cap = lowest(rules);
  const statements = [
    ...shareStatements('ceiling', 'base', rate, cap),
    `ceiling *= ${isZero('f', words)};`,
    `let award = ceiling * ${isZero('m', words)};`,
  ];
  const againstUsed = usedCosts && clause.base?.from.kind === 'costs';
  if (mayNameNone(clause, rules, options)) {
    // A claim that names no subject has no bound on one, yet its ceiling has.
    const counted = againstUsed ? 'base - usedFen' : 'base';
    return [...statements, ...countedAgain('', counted, rate, mostAwarded(clause, rules, options), words)];
  }
  if (!againstUsed) return statements;
  return [...statements, ...countedAgain('if (usedFen !== 0)', 'base - usedFen', rate, cap, words)];
}

/** Whether there are bounds on a subject and claims that need not name one. */
function mayNameNone({ needs }: Clause, rules: readonly LimitRule[], { subjects }: CodeOptions): boolean {
  return subjects === 'given' && !needs.includes('subject') && rules.some(({ bySubject }) => bySubject);
}

function mostAwarded(clause: Clause, rules: readonly LimitRule[], options: CodeOptions): number {
  return lowest(mayNameNone(clause, rules, options) ? rules.filter(({ bySubject }) => !bySubject) : rules);
}

/** The award taken of another base than the ceiling is. */
function countedAgain(when: string, of: string, rate: string | undefined, cap: number, words: number): string[] {
  return [
    `${when} {`,
    `const counted = ${of};`,
    ...shareStatements('again', 'counted', rate, cap),
    `award = again * ${isZero('f', words)} * ${isZero('m', words)};`,
    '}',
  ];
}

/** The approved rate of the record, a fixed one, or undefined where the whole base is given. */
function rateOf({ rate }: Clause): string | undefined {
  if (!rate) return undefined;
  return rate.share.kind === 'exactly' ? String(rate.share.rateBp) : 'rateBp';
}

function lowest(rules: readonly LimitRule[]): number {
  const limits = rules.flatMap(({ bound }) => (bound.kind === 'money' ? [bound.limitFen] : []));
  return Math.min(Number.MAX_SAFE_INTEGER, ...limits);
}

/** `let name` = floor(of × rate / 10000), at most `cap`. What the quick way gives is below 2^51 / 10000, so that a larger cap binds nothing there. */
export function shareStatements(name: string, of: string, rate: string | undefined, cap: number): string[] {
  if (rate === undefined) return [`let ${name} = Math.min(${of}, ${cap});`];
  const quick = `Math.floor(${name}Product * ${RECIPROCAL})`;
  const share = `${name}Product < ${RECIPROCAL_BOUND} ? ${quick} : shareAtMost(${of}, ${rate}, ${cap})`;
  const statements = [`const ${name}Product = ${of} * ${rate};`, `let ${name} = ${share};`];
  if (cap >= RECIPROCAL_BOUND / WHOLE_BP) return statements;
  return [...statements, `${name} = ${lesser(name, String(cap))};`];
}

/** The lesser of two whole numbers whose sum stays below 2^53, without a branch: half of a + b − |a − b|. */
export function lesser(a: string, b: string): string {
  return `(${a} + ${b} - Math.abs(${a} - ${b})) / 2`;
}

/** The clause of a layout in some terms; undefined where the epoch does not have it. */
export function clauseIn(terms: Terms, { clauses }: Layout, index: number): Clause | undefined {
  return terms.clauses.find(({ id }) => id === clauses[index]?.id);
}

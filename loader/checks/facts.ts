import type { Fact } from '../../engine/format/manifest.ts';
import type { Amount, Test } from '../../engine/format/terms.ts';
import { say } from '../problem.ts';
import type { RuleOwner } from '../rules.ts';
import { nearest } from '../schema-keys.ts';
import type { Path } from '../source.ts';
import { type FactUse, type UseVisitor, visitAmount, visitBase, visitTest } from '../uses.ts';
import type { TermsCheck } from './context.ts';

/** Every fact, cost attribute, category, level and status is in the dictionary, and of a type that fits its use. */
export function checkFacts(check: TermsCheck): void {
  for (const { owner, path, content, kind } of check.rules) {
    if (kind === 'condition') testFacts(check, owner, [...path, 'test'], (content as { test: Test }).test);
    if (kind === 'class') testFacts(check, owner, [...path, 'when'], (content as { when: Test }).when);
  }
  for (const { content: clause } of check.terms.clauses) {
    if (!clause.base) continue;
    const path = ['base', 'from'];
    const owner = { kind: 'clause', id: clause.id } as const;
    visitBase(clause.base.from, visitorAt(check, owner, path));
    const base = clause.base.from;
    if (base.kind === 'amount') unitIs(check, owner, path, base.amount, 'fen');
    if (base.kind === 'units') for (const one of base.units) unitIs(check, owner, path, one.quantity, 'count');
    if (base.kind === 'tiers') {
      const unit = unitOf(check, base.metric);
      for (const other of [...(base.above ? [base.above] : []), ...base.steps.map((step) => step.from)]) {
        if (unit !== undefined) unitIs(check, owner, path, other, unit);
      }
    }
  }
  const instead = check.terms.manifest.insteadOfAward;
  if (instead) support(check, { kind: 'policy' }, ['insteadOfAward'], instead);
}

function testFacts(check: TermsCheck, owner: RuleOwner, path: Path, test: Test): void {
  visitTest(test, visitorAt(check, owner, path));
  const inside = (inner: Test): void => {
    if (inner.kind === 'noOtherSupport') support(check, owner, path, inner);
    else if (inner.kind === 'compare') {
      const unit = unitOf(check, inner.left);
      if (unit !== undefined) unitIs(check, owner, path, inner.right, unit);
    } else if (inner.kind === 'all' || inner.kind === 'any') for (const one of inner.of) inside(one);
    else if (inner.kind === 'not') inside(inner.of);
  };
  inside(test);
}

function visitorAt(check: TermsCheck, owner: RuleOwner, path: Path): UseVisitor {
  const { facts, costAttributes, costCategories } = check.dictionary;
  const named = (code: string, name: string, known: Readonly<Record<string, unknown>>) => {
    if (Object.hasOwn(known, name)) return;
    check.report(owner, path, code, { name, hint: hintFor(name, Object.keys(known)) }, name);
  };
  return {
    fact: (name, use) => {
      const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
      if (fact) factUse(check, owner, path, name, fact, use);
      else named('fact.unknown', name, facts);
    },
    costAttribute: (name) => named('attribute.unknown', name, costAttributes),
    costCategory: (name) => named('category.unknown', name, costCategories),
  };
}

function factUse(check: TermsCheck, owner: RuleOwner, path: Path, name: string, fact: Fact, use: FactUse): void {
  const flaw = flawOfUse(fact, use);
  if (!flaw) return;
  const params = { name, type: say(`fact-type.${fact.type}`), ...flaw.params };
  check.report(owner, path, flaw.code, params, name);
}

interface Flaw {
  readonly code: string;
  readonly params?: Readonly<Record<string, string>>;
}

function flawOfUse(fact: Fact, use: FactUse): Flaw | undefined {
  if (use.as === 'boolean') return fact.type === 'boolean' ? undefined : { code: 'fact.not-boolean' };
  if (use.as === 'series') return fact.type === 'money-by-year' ? undefined : { code: 'fact.not-series' };
  if (use.as === 'choice') {
    if (fact.type !== 'choice') return { code: 'fact.not-choice' };
    const value = use.values.find((one) => !Object.hasOwn(fact.values, one));
    if (value === undefined) return undefined;
    return { code: 'fact.no-value', params: { value, hint: hintFor(value, Object.keys(fact.values)) } };
  }
  if (fact.type === 'counts') {
    const members = Object.keys(fact.members);
    if (use.member === undefined) return { code: 'fact.needs-member', params: { members: members.join('、') } };
    if (members.includes(use.member)) return undefined;
    return { code: 'fact.no-member', params: { member: use.member, hint: hintFor(use.member, members) } };
  }
  if (use.member !== undefined) return { code: 'fact.has-no-members', params: { member: use.member } };
  return fact.type === 'integer' || fact.type === 'money' ? undefined : { code: 'fact.not-number' };
}

function support(
  check: TermsCheck,
  owner: RuleOwner,
  path: Path,
  named: { readonly levels: readonly string[]; readonly statuses: readonly string[] },
): void {
  const { supportLevels, supportStatuses } = check.dictionary;
  for (const name of named.levels) {
    if (Object.hasOwn(supportLevels, name)) continue;
    check.report(owner, path, 'level.unknown', { name, hint: hintFor(name, Object.keys(supportLevels)) }, name);
  }
  for (const name of named.statuses) {
    if (Object.hasOwn(supportStatuses, name)) continue;
    check.report(owner, path, 'status.unknown', { name, hint: hintFor(name, Object.keys(supportStatuses)) }, name);
  }
}

type Unit = 'fen' | 'count';

/** Money or a count; undefined where a fact is unknown or the parts do not go together (reported elsewhere or here). */
function unitOf(check: TermsCheck, amount: Amount): Unit | undefined {
  switch (amount.kind) {
    case 'constant':
      return amount.unit;
    case 'series':
      return 'fen';
    case 'fact': {
      const fact = check.dictionary.facts[amount.fact];
      if (fact?.type === 'money') return 'fen';
      return fact?.type === 'integer' || fact?.type === 'counts' ? 'count' : undefined;
    }
    case 'share':
      return unitOf(check, amount.of);
    case 'difference':
      return unitOf(check, amount.from);
    case 'sum':
      return unitOf(check, amount.of[0] as Amount);
    default:
      return amount.of.some((one) => unitOf(check, one) === 'fen') ? 'fen' : 'count';
  }
}

function unitIs(check: TermsCheck, owner: RuleOwner, path: Path, amount: Amount, unit: Unit): void {
  const found = unitOf(check, amount);
  if (found !== undefined && found !== unit) {
    check.report(
      owner,
      path,
      'unit.mixed',
      { found: say(`unit.${found}`), expected: say(`unit.${unit}`) },
      wordOf(amount),
    );
    return;
  }
  if (amount.kind === 'sum') for (const one of amount.of) unitIs(check, owner, path, one, unit);
  else if (amount.kind === 'difference') {
    unitIs(check, owner, path, amount.from, unit);
    unitIs(check, owner, path, amount.less, unit);
  } else if (amount.kind === 'product') {
    const money = amount.of.filter((one) => unitOf(check, one) === 'fen');
    if (money.length > 1) check.report(owner, path, 'unit.money-squared', {}, 'product');
  }
}

/** A fact's name, to find the line on which an amount is written. */
function wordOf(amount: Amount): string | undefined {
  let name: string | undefined;
  const take = (fact: string) => {
    name ??= fact;
  };
  visitAmount(amount, { fact: take, costAttribute: () => {}, costCategory: () => {} });
  return name;
}

function hintFor(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant === undefined ? '' : say('did-you-mean', { word: meant });
}

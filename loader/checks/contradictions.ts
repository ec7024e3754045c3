import type { Amount, Clause, Relation, Test } from '../../engine/format/terms.ts';
import type { RuleOwner } from '../rules.ts';
import type { Path } from '../source.ts';
import type { TermsCheck } from './context.ts';

/**
 * Conditions that can never hold together. A clause is granted only where all its conditions hold, so the general ones that
 * concern it and its own are one conjunction; what stands under `any` or `not` is left alone (there it may well fail).
 */
export function checkContradictions(check: TermsCheck): void {
  const general = check.rules.filter((rule) => rule.kind === 'condition' && rule.owner.kind === 'policy');
  const onEvery = general.filter((rule) => (rule.content as { onlyClauses?: unknown }).onlyClauses === undefined);
  conjunction(check, onEvery.map(demandOf));
  for (const { content: clause } of check.terms.clauses) {
    const owner = { kind: 'clause', id: clause.id } as const;
    const concerned = general.filter((rule) => concerns(rule.content as { onlyClauses?: readonly string[] }, clause));
    const own = check.rules.filter((rule) => rule.kind === 'condition' && sameOwner(rule.owner, owner));
    conjunction(check, [...concerned, ...own].map(demandOf));
  }
  for (const { content } of check.terms.classifications) {
    const owner = { kind: 'classification', id: content.id } as const;
    for (const [index, row] of content.rows.entries()) {
      conjunction(check, [{ name: row.class, owner, path: ['rows', index, 'when'], test: row.when }]);
    }
  }
}

interface Demand {
  /** How the author knows it: a code, or a class. */
  readonly name: string;
  readonly owner: RuleOwner;
  readonly path: Path;
  readonly test: Test;
}

function demandOf(rule: { name: string; owner: RuleOwner; path: Path; content: unknown }): Demand {
  return { ...rule, path: [...rule.path, 'test'], test: (rule.content as { test: Test }).test };
}

function concerns({ onlyClauses }: { onlyClauses?: readonly string[] }, clause: Clause): boolean {
  return onlyClauses === undefined || onlyClauses.includes(clause.id);
}

function sameOwner(a: RuleOwner, b: RuleOwner): boolean {
  return a.kind === b.kind && (a.kind === 'policy' || b.kind === 'policy' || a.id === b.id);
}

/** What is demanded so far, with the name of the rule that demands it. */
interface Demanded {
  notBefore?: { day: string; by: string };
  notAfter?: { day: string; by: string };
  readonly facts: Map<string, { holds: boolean; by: string }>;
  readonly values: Map<string, { allowed: readonly string[]; by: string }>;
  readonly bounds: Map<string, { low: Bound; high: Bound }>;
}

/** A bound on one amount: numerator ÷ denominator, with or without the bound itself. */
interface Bound {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly included: boolean;
  readonly by: string;
  /** False: there is no bound on this side. */
  readonly given: boolean;
}

function conjunction(check: TermsCheck, demands: readonly Demand[]): void {
  const demanded: Demanded = { facts: new Map(), values: new Map(), bounds: new Map() };
  for (const demand of demands) {
    const clash = (other: string) =>
      check.report(demand.owner, demand.path, 'contradiction', { rule: demand.name, other });
    for (const [test, holds] of leaves(demand.test, true)) demandLeaf(demanded, test, holds, demand.name, clash);
  }
}

/** The parts of a test that must all hold (or, under `not`, must all not hold). */
function leaves(test: Test, holds: boolean): [Test, boolean][] {
  if (test.kind === 'not') return leaves(test.of, !holds);
  if (test.kind === 'all' && holds) return test.of.flatMap((one) => leaves(one, true));
  if (test.kind === 'any' && !holds) return test.of.flatMap((one) => leaves(one, false));
  if (test.kind === 'any' && test.of.length === 1) return leaves(test.of[0] as Test, holds);
  return [[test, holds]];
}

function demandLeaf(demanded: Demanded, test: Test, holds: boolean, by: string, clash: (other: string) => void): void {
  if (test.kind === 'fact' || test.kind === 'review') {
    const key = test.kind === 'fact' ? test.fact : '';
    const before = demanded.facts.get(key);
    if (before && before.holds !== holds) clash(before.by);
    demanded.facts.set(key, { holds, by });
  } else if (test.kind === 'applicationDay' && holds) demandDay(demanded, test, by, clash);
  else if (test.kind === 'oneOf' && holds) {
    const allowed = test.recognised ? [...test.values, test.recognised.value] : test.values;
    const before = demanded.values.get(test.fact);
    const both = before ? allowed.filter((value) => before.allowed.includes(value)) : allowed;
    if (before && both.length === 0) clash(before.by);
    demanded.values.set(test.fact, { allowed: both, by });
  } else if (test.kind === 'compare') {
    demandBound(demanded, test.left, holds ? test.relation : OPPOSITE[test.relation], test.right, by, clash);
  }
}

function demandDay(
  demanded: Demanded,
  { notBefore, notAfter }: { readonly notBefore?: string; readonly notAfter?: string },
  by: string,
  clash: (other: string) => void,
): void {
  if (notBefore !== undefined && notBefore > (demanded.notBefore?.day ?? ''))
    demanded.notBefore = { day: notBefore, by };
  if (notAfter !== undefined && notAfter < (demanded.notAfter?.day ?? '9999-99-99')) {
    demanded.notAfter = { day: notAfter, by };
  }
  if (!demanded.notBefore || !demanded.notAfter || demanded.notBefore.day <= demanded.notAfter.day) return;
  clash(demanded.notBefore.by === by ? demanded.notAfter.by : demanded.notBefore.by);
}

const OPPOSITE: Readonly<Record<Relation, Relation | undefined>> = {
  atLeast: 'lessThan',
  moreThan: 'atMost',
  atMost: 'moreThan',
  lessThan: 'atLeast',
  equals: undefined,
};

const MIRRORED: Readonly<Record<Relation, Relation>> = {
  atLeast: 'atMost',
  moreThan: 'lessThan',
  atMost: 'atLeast',
  lessThan: 'moreThan',
  equals: 'equals',
};

/** Bounds on the same amount by constants, or by shares of the same other amount, must leave something between them. */
function demandBound(
  demanded: Demanded,
  left: Amount,
  relation: Relation | undefined,
  right: Amount,
  by: string,
  clash: (other: string) => void,
): void {
  if (relation === undefined) return;
  if (left.kind === 'constant' && right.kind === 'constant') {
    if (!holdsFor(left.value, relation, right.value)) clash(by);
    return;
  }
  if (left.kind === 'constant') {
    demandBound(demanded, right, MIRRORED[relation], left, by, clash);
    return;
  }
  const { key, numerator, denominator } = measured(left, right);
  const bounds = demanded.bounds.get(key) ?? { low: none(true), high: none(false) };
  const bound = { numerator, denominator, by, given: true };
  if (relation !== 'atMost' && relation !== 'lessThan') {
    const low = { ...bound, included: relation !== 'moreThan' };
    if (!bounds.low.given || tighter(low, bounds.low, 1n)) bounds.low = low;
  }
  if (relation !== 'atLeast' && relation !== 'moreThan') {
    const high = { ...bound, included: relation !== 'lessThan' };
    if (!bounds.high.given || tighter(high, bounds.high, -1n)) bounds.high = high;
  }
  demanded.bounds.set(key, bounds);
  const { low, high } = bounds;
  if (!low.given || !high.given) return;
  const room = high.numerator * low.denominator - low.numerator * high.denominator;
  if (room < 0n || (room === 0n && !(low.included && high.included))) clash(low.by === by ? high.by : low.by);
}

/** No amount is negative: the low bound exists from the start, but is nobody's demand. */
function none(low: boolean): Bound {
  return { numerator: 0n, denominator: 1n, included: true, by: '', given: low };
}

function tighter(one: Bound, other: Bound, sign: bigint): boolean {
  const difference = sign * (one.numerator * other.denominator - other.numerator * one.denominator);
  return difference > 0n || (difference === 0n && !one.included);
}

/** What is compared with what: the amount alone against a constant, or its ratio to another amount. */
function measured(left: Amount, right: Amount): { key: string; numerator: bigint; denominator: bigint } {
  if (right.kind === 'constant') return { key: JSON.stringify(left), numerator: BigInt(right.value), denominator: 1n };
  if (right.kind === 'share') {
    const { share, of } = right;
    const [numerator, denominator] = [BigInt(share.numerator), BigInt(share.denominator)];
    return { key: JSON.stringify([left, of]), numerator, denominator };
  }
  return { key: JSON.stringify([left, right]), numerator: 1n, denominator: 1n };
}

function holdsFor(left: number, relation: Relation, right: number): boolean {
  if (relation === 'atLeast') return left >= right;
  if (relation === 'moreThan') return left > right;
  if (relation === 'atMost') return left <= right;
  return relation === 'lessThan' ? left < right : left === right;
}

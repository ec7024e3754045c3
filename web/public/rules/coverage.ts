import type { CoverageKind, Reading } from '../../../engine/format/files.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { wordFor } from '../say.ts';
import type { Rule } from './rule.ts';

/** How one sentence is carried out: computed by rules, judged by roles, or what the coverage file of the package says. */
export interface Covering {
  readonly kind: CoverageKind;
  /** In words: clauses, roles, modules, the reason. Open questions name the reading instead. */
  readonly by: readonly string[];
  readonly readings: readonly Reading[];
}

type Judged = Extract<Rule, { kind: 'condition' | 'general' }>;

function judgeOf(rule: Rule): Judged['condition']['judge'] {
  return 'condition' in rule ? rule.condition.judge : undefined;
}

/** False where the system computes nothing and only takes down what a role has found. */
function isComputed(rule: Rule): boolean {
  if (!('condition' in rule) || !rule.condition.judge) return true;
  return rule.condition.test.kind !== 'fact' && rule.condition.test.kind !== 'review';
}

/** The kinds of a sentence in a fixed order; computed and judged are derived from the terms, as the format says. */
export function coveringOf(sentence: string, policy: PolicyPackage, rules: readonly Rule[]): readonly Covering[] {
  const own = rules.filter(({ cite }) => cite === sentence);
  const found: Covering[] = [];
  if (own.some(isComputed)) found.push({ kind: 'computed', by: [], readings: [] });
  const roles = [...new Set(own.map((rule) => judgeOf(rule)?.role).filter((role) => role !== undefined))];
  if (roles.length > 0) found.push({ kind: 'judged', by: roles.map((role) => wordFor('role', role)), readings: [] });
  return [...found, ...written(sentence, policy)];
}

/** What the coverage file says, one entry for each kind. */
function written(sentence: string, policy: PolicyPackage): Covering[] {
  const byKind = new Map<CoverageKind, { by: string[]; readings: Reading[] }>();
  for (const { kind, by } of policy.coverage.sentences[sentence] ?? []) {
    const entry = byKind.get(kind) ?? { by: [], readings: [] };
    byKind.set(kind, entry);
    const reading = kind === 'open-question' ? policy.readings.readings.find(({ id }) => id === by) : undefined;
    if (reading) entry.readings.push(reading);
    else entry.by.push(kind === 'no-effect' || kind === 'open-question' ? by : moduleWords(by));
  }
  return [...byKind].map(([kind, entry]) => ({ kind, ...entry }));
}

/** A module, or a module with what it will do: `verification：核验时长`. */
function moduleWords(by: string): string {
  const [, name, rest] = /^([a-z-]+)([：:].*)?$/.exec(by) ?? [];
  return name === undefined ? by : `${wordFor('module', name)}${rest ?? ''}`;
}

import type { Terms } from '../engine/definition.ts';
import type { Clause, Condition, Test } from '../engine/format/terms.ts';
import type { Path } from './source.ts';

export type RuleKind =
  | 'condition'
  | 'base'
  | 'increment'
  | 'rate'
  | 'cap'
  | 'once'
  | 'places'
  | 'rank'
  | 'exclusion'
  | 'instead'
  | 'class';

/** One thing that the terms say with a sentence behind it. */
export interface Rule {
  readonly kind: RuleKind;
  /** Its code; what has none (base, rate, places, a class) is named after its clause: `location-filming/rate`. */
  readonly name: string;
  /** Given only where the rule has a code of its own in the package. */
  readonly code?: string;
  readonly cite?: string | undefined;
  readonly phrase?: string | undefined;
  readonly label?: string | undefined;
  readonly judge?: Condition['judge'];
  /** False where the system computes nothing and only takes down what a role has found. */
  readonly computed: boolean;
  readonly owner: RuleOwner;
  readonly path: Path;
  /** The rule as written in the terms, for comparison. */
  readonly content: unknown;
}

/** The file a rule stands in. */
export type RuleOwner =
  | { readonly kind: 'policy' }
  | { readonly kind: 'clause'; readonly id: string }
  | { readonly kind: 'classification'; readonly id: string };

/** Every rule of the terms, in the order of the files. */
export function rulesOf(terms: Pick<Terms, 'general' | 'insteadOfAward' | 'exclusions'> & RuleParts): Rule[] {
  const owner = { kind: 'policy' } as const;
  const rules: Rule[] = terms.general.map((one, index) => conditionRule(one, owner, ['general', index]));
  if (terms.insteadOfAward) {
    const { code, cite } = terms.insteadOfAward;
    const path = ['insteadOfAward'];
    rules.push({ kind: 'instead', name: code, code, cite, computed: true, owner, path, content: terms.insteadOfAward });
  }
  for (const [index, one] of terms.exclusions.entries()) {
    const path = ['exclusions', index];
    rules.push({ ...coded('exclusion', one), computed: true, owner, path, content: one });
  }
  for (const clause of terms.clauses) rules.push(...clauseRules(clause));
  for (const classification of terms.classifications) {
    for (const [index, row] of classification.rows.entries()) {
      const { cite, phrase, label } = row;
      rules.push({
        kind: 'class',
        name: `${classification.id}/${row.class}`,
        cite,
        phrase,
        label,
        computed: true,
        owner: { kind: 'classification', id: classification.id },
        path: ['rows', index],
        content: row,
      });
    }
  }
  return rules;
}

type RuleParts = Pick<Terms, 'clauses' | 'classifications'>;

function clauseRules(clause: Clause): Rule[] {
  const owner = { kind: 'clause', id: clause.id } as const;
  const rules: Rule[] = clause.conditions.map((one, index) => conditionRule(one, owner, ['conditions', index]));
  if (clause.once) {
    const { code } = clause.once;
    rules.push({ kind: 'once', name: code, computed: true, owner, path: ['once'], content: clause.once });
  }
  if (clause.base) {
    const { cite, phrase, label, from } = clause.base;
    const common = { cite, phrase, label, computed: true, owner };
    rules.push({ ...common, kind: 'base', name: `${clause.id}/base`, path: ['base'], content: clause.base });
    if (from.kind === 'increment') {
      const { code } = from;
      const path = ['base', 'from', 'increment'];
      rules.push({ kind: 'increment', name: code, code, cite, computed: true, owner, path, content: from });
    }
  }
  if (clause.rate) {
    const { cite, phrase, label } = clause.rate;
    const name = `${clause.id}/rate`;
    rules.push({
      kind: 'rate',
      name,
      cite,
      phrase,
      label,
      computed: true,
      owner,
      path: ['rate'],
      content: clause.rate,
    });
  }
  for (const [index, cap] of clause.caps.entries()) {
    rules.push({ ...coded('cap', cap), computed: true, owner, path: ['caps', index], content: cap });
  }
  if (clause.places) rules.push(...placesRules(clause, clause.places, owner));
  return rules;
}

function placesRules(clause: Clause, places: NonNullable<Clause['places']>, owner: RuleOwner): Rule[] {
  const { cite, phrase, label } = places;
  const name = `${clause.id}/places`;
  const rules: Rule[] = [
    { kind: 'places', name, cite, phrase, label, computed: true, owner, path: ['places'], content: places },
  ];
  for (const [index, step] of places.rank.entries()) {
    const path = ['places', 'rank', index];
    const rank = `${clause.id}/places/${step.by}`;
    rules.push({ kind: 'rank', name: rank, cite: step.cite, computed: true, owner, path, content: step });
  }
  return rules;
}

interface Coded {
  readonly code: string;
  readonly cite: string;
  readonly phrase?: string | undefined;
  readonly label?: string;
}

function coded(kind: RuleKind, { code, cite, phrase, label }: Coded) {
  return { kind, name: code, code, cite, phrase, label };
}

function conditionRule(condition: Condition, owner: RuleOwner, path: Path): Rule {
  const { judge } = condition;
  const computed = !judge || !isFinding(condition.test);
  return { ...coded('condition', condition), judge, computed, owner, path, content: condition };
}

/** A test that only takes down what somebody has found, without arithmetic or comparison. */
function isFinding(test: Test): boolean {
  return test.kind === 'fact' || test.kind === 'review';
}

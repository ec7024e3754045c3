import type { Material, Reading } from '../engine/format/files.ts';
import type { Dictionary } from '../engine/format/manifest.ts';
import type { PolicyPackage } from '../engine/package.ts';
import { coverageOf, type SentenceCoverage } from './coverage.ts';
import { type Rule, type RuleKind, rulesOf } from './rules.ts';
import { valuesOf } from './words.ts';

/** Everything that rests on one sentence of the official text. */
export interface Explanation {
  readonly id: string;
  readonly section: { readonly id: string; readonly title: string };
  readonly text: string;
  readonly coverage: Pick<SentenceCoverage, 'kinds' | 'by'>;
  readonly rules: readonly ExplainedRule[];
  readonly readings: readonly Reading[];
  readonly materials: readonly Material[];
  readonly examples: readonly { readonly file: string; readonly name: string }[];
}

export interface ExplainedRule {
  readonly name: string;
  readonly kind: RuleKind;
  readonly label?: string;
  readonly phrase?: string;
  /** The clause or classification whose file it stands in; left out for what holds for the whole policy. */
  readonly clause?: string;
  /** From which day these values hold; left out where they hold from the beginning. */
  readonly from?: string;
  readonly role?: string;
  readonly values: readonly { readonly label: string; readonly words: string }[];
}

/** Undefined where the text has no such sentence. */
export function explain(policyPackage: PolicyPackage, sentence: string): Explanation | undefined {
  const { definition, text, readings, materials, examples } = policyPackage;
  const section = text.sections.find((one) => one.sentences.some(({ id }) => id === sentence));
  const covered = coverageOf(policyPackage).find(({ id }) => id === sentence);
  if (!section || !covered) return undefined;
  const seen = new Set<string>();
  const rules = definition.epochs.flatMap(({ from, terms }) =>
    rulesOf(terms)
      .filter((rule) => rule.cite === sentence)
      // A later epoch repeats the rules that did not change.
      .filter((rule) => seen.size < seen.add(`${rule.name} ${JSON.stringify(rule.content)}`).size)
      .map((rule) => explained(rule, from, definition.dictionary)),
  );
  return {
    id: sentence,
    section: { id: section.id, title: section.title },
    text: covered.text,
    coverage: { kinds: covered.kinds, by: covered.by },
    rules,
    readings: readings.readings.filter(({ cite }) => cite.includes(sentence)),
    materials: materials.filter(({ cite }) => cite === sentence),
    examples: examples.flatMap(({ file, content }) =>
      content.examples.filter(({ cite }) => cite.includes(sentence)).map(({ name }) => ({ file, name })),
    ),
  };
}

function explained(rule: Rule, from: string | null, dictionary: Dictionary): ExplainedRule {
  const { name, kind, label, phrase, owner, judge } = rule;
  return {
    name,
    kind,
    ...(label === undefined ? {} : { label }),
    ...(phrase === undefined ? {} : { phrase }),
    ...(owner.kind === 'policy' ? {} : { clause: owner.id }),
    ...(from === null ? {} : { from }),
    ...(judge ? { role: judge.role } : {}),
    values: valuesOf(rule.content, dictionary).map(({ label: of, words }) => ({ label: of, words })),
  };
}

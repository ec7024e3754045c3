import type { Terms } from '../engine/definition.ts';
import type { CoverageFile, CoverageKind, OfficialText } from '../engine/format/files.ts';
import { COVERAGE_KINDS } from '../engine/format/files.ts';
import type { PolicyPackage } from '../engine/package.ts';
import { rulesOf } from './rules.ts';

/** How one sentence of the official text is covered. */
export interface SentenceCoverage {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  /** Without repeats, in the order of COVERAGE_KINDS. Empty where nothing covers the sentence. */
  readonly kinds: readonly CoverageKind[];
  /** For every kind: the rule, role, module, reason or reading. */
  readonly by: readonly { readonly kind: CoverageKind; readonly by: string }[];
}

/** Every sentence of a package with what covers it: `computed` and `judged` from the rules, the rest from coverage.yaml. */
export function coverageOf(policyPackage: PolicyPackage): SentenceCoverage[] {
  const { definition, text, coverage } = policyPackage;
  return coverageOfTerms(
    text,
    coverage,
    definition.epochs.map((epoch) => epoch.terms),
  );
}

export function coverageOfTerms(
  text: OfficialText,
  coverage: CoverageFile,
  terms: readonly Pick<Terms, 'general' | 'insteadOfAward' | 'exclusions' | 'clauses' | 'classifications'>[],
): SentenceCoverage[] {
  const found = new Map<string, Map<string, { kind: CoverageKind; by: string }>>();
  const add = (sentence: string | undefined, kind: CoverageKind, by: string) => {
    if (sentence === undefined) return;
    const entries = found.get(sentence) ?? new Map();
    entries.set(`${kind} ${by}`, { kind, by });
    found.set(sentence, entries);
  };
  for (const rule of terms.flatMap(rulesOf)) {
    if (rule.computed) add(rule.cite, 'computed', rule.name);
    if (rule.judge) add(rule.cite, 'judged', rule.judge.role);
  }
  for (const [sentence, entries] of Object.entries(coverage.sentences)) {
    for (const { kind, by } of entries) add(sentence, kind, by);
  }
  return text.sections.flatMap((section) =>
    section.sentences.map(({ id, text: words }) => {
      const by = [...(found.get(id)?.values() ?? [])];
      const kinds = COVERAGE_KINDS.filter((kind) => by.some((one) => one.kind === kind));
      return { id, section: section.id, text: words, kinds, by };
    }),
  );
}

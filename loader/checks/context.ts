import type { CoverageFile, ExampleFile, Material, OfficialText, Readings } from '../../engine/format/files.ts';
import type { Dictionary } from '../../engine/format/manifest.ts';
import type { PackageProblem } from '../package.ts';
import { problemAt } from '../problem.ts';
import { type Rule, type RuleOwner, rulesOf } from '../rules.ts';
import type { Path, Source } from '../source.ts';
import type { PackageSources } from '../sources.ts';
import type { EpochTerms, TermsRead } from '../terms.ts';

/** A package whose files all parse, before it is known to make sense. */
export interface Draft {
  readonly sources: PackageSources;
  readonly dictionary: Dictionary;
  readonly text: OfficialText;
  readonly readings: Readings;
  readonly materials: readonly Material[];
  readonly coverage: CoverageFile;
  readonly examples: readonly { readonly file: string; readonly content: ExampleFile }[];
  readonly terms: TermsRead;
}

export type Params = Readonly<Record<string, string | number>>;

/** Files a problem at a member of a file; with `word` at the line on which that word stands below it. */
export type Report = (source: Source, path: Path, code: string, params?: Params, word?: string) => void;

export function reporter(problems: PackageProblem[]): Report {
  return (source, path, code, params = {}, word) => {
    problems.push(problemAt(source.file, source.lineOf(path, word), code, params));
  };
}

/** The terms of one epoch under check, and how to report a problem in them. */
export interface TermsCheck {
  readonly terms: EpochTerms;
  readonly rules: readonly Rule[];
  readonly dictionary: Dictionary;
  readonly text: OfficialText;
  /** Clause ids named in the manifest. */
  readonly clauses: ReadonlySet<string>;
  /** Files that are there, also those that could not be parsed. */
  readonly files: { readonly clauses: ReadonlySet<string>; readonly classifications: ReadonlySet<string> };
  report(owner: RuleOwner, path: Path, code: string, params?: Params, word?: string): void;
}

export function termsCheck(
  terms: EpochTerms,
  { dictionary, text, sources }: Pick<Draft, 'dictionary' | 'text' | 'sources'>,
  problems: PackageProblem[],
): TermsCheck {
  const { general, insteadOfAward, exclusions } = terms.manifest;
  const clauses = terms.clauses.map((one) => one.content);
  const classifications = terms.classifications.map((one) => one.content);
  const rules = rulesOf({
    general,
    ...(insteadOfAward ? { insteadOfAward } : {}),
    exclusions,
    clauses,
    classifications,
  });
  const resolvedOf = (owner: RuleOwner) => {
    if (owner.kind === 'policy') return terms.policy;
    const parts = owner.kind === 'clause' ? terms.clauses : terms.classifications;
    return parts.find((one) => one.content.id === owner.id)?.resolved ?? terms.policy;
  };
  return {
    terms,
    rules,
    dictionary,
    text,
    clauses: new Set(terms.manifest.clauses),
    files: { clauses: sources.clauseFiles, classifications: sources.classificationFiles },
    report: (owner, path, code, params = {}, word) => {
      const { file, line } = resolvedOf(owner).placeOf(path, word);
      problems.push(problemAt(file, line, code, params));
    },
  };
}

/**
 * Every clause and classification could be parsed. Where one could not, what it would have cited and named is unknown, and
 * nothing is said about it.
 */
export function isComplete({ sources, terms }: Draft): boolean {
  return terms.epochs.every(({ clauses, classifications }) => {
    return clauses.length === sources.clauseFiles.size && classifications.length === sources.classificationFiles.size;
  });
}

/** The sentences of a text by id. */
export function sentencesOf(text: OfficialText): Map<string, string> {
  return new Map(text.sections.flatMap((section) => section.sentences.map(({ id, text: words }) => [id, words])));
}

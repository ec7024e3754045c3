import type {
  ClauseDetail,
  ClauseSummary,
  PolicyDetail,
  PolicySummary,
  SentenceCoverageView,
  SentenceDetail,
  SentenceView,
} from '../../contracts/policies.ts';
import type { Epoch } from '../../engine/definition.ts';
import type { Clause } from '../../engine/format/terms.ts';
import type { PolicyPackage } from '../../engine/package.ts';
import type { Explanation, SentenceCoverage } from '../../loader/index.ts';

/** What the interface shows of a package: the members that contracts/policies.ts names, as the package says them. */

export function summaryOf(loaded: PolicyPackage, defaultPolicy: string): PolicySummary {
  const { manifest, digest, readings } = loaded.definition;
  const { id, version, kind, status, dated, title, titleSuffix, shortTitle, issuer } = manifest;
  const suffix = titleSuffix === undefined ? {} : { titleSuffix };
  const isDefault = id === defaultPolicy;
  return { id, version, kind, status, dated, title, ...suffix, shortTitle, issuer, digest, readings, isDefault };
}

export function detailOf(loaded: PolicyPackage, defaultPolicy: string): PolicyDetail {
  const { source, unpublished, programYears, audiences, clauses, classifications } = loaded.definition.manifest;
  const sections = loaded.text.sections.map(({ sentences, ...section }) => {
    return { ...section, sentences: sentences.map(({ id }) => id) };
  });
  const summary = summaryOf(loaded, defaultPolicy);
  return { ...summary, source, unpublished, programYears, audiences, clauses, classifications, sections };
}

export function sentencesOf({ text }: PolicyPackage): SentenceView[] {
  return text.sections.flatMap(({ id: section, sentences }) => {
    return sentences.map(({ id, text: words }) => ({ id, section, text: words }));
  });
}

/** The terms in force on a day, `YYYY-MM-DD`. */
export function epochOn({ definition: { epochs } }: PolicyPackage, day: string): Epoch {
  const epoch = epochs.findLast(({ from }) => from === null || from <= day);
  if (!epoch) throw new Error('a package without terms from the beginning');
  return epoch;
}

export function clauseSummary(clause: Clause): ClauseSummary {
  const { id, title, summary, cite, unpublished, subjectLabel, needs } = clause;
  const rest = { ...(unpublished && { unpublished }), ...(subjectLabel && { subjectLabel }) };
  return { id, title, summary, cite, ...rest, needs };
}

export function clauseDetail(clause: Clause, from: string | null): ClauseDetail {
  const { conditions, base, rate, caps, places, once } = clause;
  return {
    ...clauseSummary(clause),
    from,
    // The sentences of the trace belong to the engine; here stand the terms.
    conditions: conditions.map(({ text: _text, ...condition }) => condition),
    ...(base && { base }),
    ...(rate && { rate }),
    caps,
    ...(places && { places }),
    ...(once && { once }),
  };
}

export function coverageView({ id, text, kinds, by }: SentenceCoverage): SentenceCoverageView {
  return { id, text, coverage: [...kinds], by: [...by] };
}

export function sentenceDetail({ coverage, ...rest }: Explanation): SentenceDetail {
  const { rules, readings, materials, examples } = rest;
  return {
    id: rest.id,
    section: rest.section,
    text: rest.text,
    coverage: [...coverage.kinds],
    by: [...coverage.by],
    rules: rules.map((rule) => ({ ...rule, values: [...rule.values] })),
    readings: [...readings],
    materials: [...materials],
    examples: [...examples],
  };
}

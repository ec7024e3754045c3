import { type CompiledTest, compileTest } from '../assess/evaluate.ts';
import { factsOfTest } from '../assess/mentions.ts';
import type { PolicyDefinition, Terms } from '../definition.ts';
import type { Dictionary } from '../format/manifest.ts';
import type { Classification } from '../format/terms.ts';
import type { Phrases } from '../phrases.ts';
import { compileFactsCheck } from '../request/facts.ts';
import type { Check } from '../request/shape.ts';
import { compileSentence, type Sentence } from '../sentences/condition.ts';

export interface Tables {
  readonly checkFacts: Check;
  readonly classifications: readonly CompiledTable[];
}

export interface CompiledTable {
  readonly id: string;
  readonly rows: readonly (Classification['rows'][number] & {
    readonly test: CompiledTest;
    readonly sentence: Sentence;
  })[];
}

/** Compiles the tables of some terms, and the form of the facts that they ask for. */
export function compileTables(terms: Terms, definition: PolicyDefinition, phrases: Phrases): Tables {
  const dictionary = allInOnePlace(definition.dictionary);
  const names = new Set<string>();
  const classifications = terms.classifications.map(({ id, rows }): CompiledTable => {
    for (const { when } of rows) factsOfTest(when, names);
    return {
      id,
      rows: rows.map((row) => ({
        ...row,
        test: compileTest(row.when, dictionary),
        sentence: compileSentence({ label: row.label, test: row.when }, dictionary, phrases),
      })),
    };
  });
  return { checkFacts: compileFactsCheck(names, dictionary), classifications };
}

/** A classification asks for no applicant: all its facts stand in `facts`. */
function allInOnePlace(dictionary: Dictionary): Dictionary {
  const facts = Object.entries(dictionary.facts).map(([name, fact]) => [name, { ...fact, scope: 'claim' as const }]);
  return { ...dictionary, facts: Object.fromEntries(facts) };
}

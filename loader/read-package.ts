import {
  coverage as coverageSchema,
  examples as exampleSchema,
  materials as materialsSchema,
  officialText,
  readings as readingsSchema,
} from '../engine/format/files.ts';
import type { Dictionary } from '../engine/format/manifest.ts';
import type { PolicyPackage } from '../engine/package.ts';
import { checkAlternatives, checkDraft } from './checks/all.ts';
import type { Draft } from './checks/context.ts';
import { extendDictionary, lineOf } from './dictionary.ts';
import { digestOfFolder, type Folder } from './folder.ts';
import type { PackageProblem } from './package.ts';
import { parsePlaced } from './parse.ts';
import { orderedProblems } from './problem.ts';
import type { Source } from './source.ts';
import { readSources } from './sources.ts';
import { epochOf, readTerms } from './terms.ts';
import { dictionaryUsed } from './uses.ts';

export interface PackageRead {
  /** There where the package has no errors. */
  readonly package: PolicyPackage | undefined;
  readonly problems: readonly PackageProblem[];
}

export interface ReadOptions {
  /** Check the terms with each alternative of each reading too, not only with the chosen ones. Takes its time. */
  readonly everyAlternative?: boolean;
  /** Leave the worked examples out: they explain and prove, they compute nothing, and are half of a package. */
  readonly withoutExamples?: boolean;
}

/** Reads, resolves, parses and checks one package folder. Examples are not run here (they need the engine). */
export function readPackage(folder: Folder, shared: Dictionary, options: ReadOptions = {}): PackageRead {
  const problems: PackageProblem[] = [];
  const sources = readSources(folder, problems, options.withoutExamples);
  const parse = <T>(schema: Parameters<typeof parsePlaced<T>>[0], source: Source | undefined) =>
    source && parsePlaced(schema, { value: source.value, placeOf: lineOf(source) }, problems);
  const dictionary = sources.facts ? extendDictionary(shared, sources.facts, problems) : shared;
  const text = parse(officialText, sources.text);
  const readings = parse(readingsSchema, sources.readings);
  const materials = sources.materials ? parse(materialsSchema, sources.materials)?.materials : [];
  const coverage = parse(coverageSchema, sources.coverage);
  const examples = [...sources.examples.values()].flatMap((source) => {
    const content = parse(exampleSchema, source);
    return content ? [{ file: source.file, content }] : [];
  });
  const register = { source: sources.readings, readings, choices: new Map<string, string>() };
  const terms = readings && readTerms(sources, register, problems);
  if (text && readings && materials && coverage && terms) {
    const draft: Draft = { sources, dictionary, text, readings, materials, coverage, examples, terms };
    checkDraft(draft, problems);
    if (options.everyAlternative) checkAlternatives(draft, problems);
    if (!problems.some((problem) => problem.severity === 'error')) {
      const epochs = terms.epochs.map(epochOf);
      const first = terms.epochs[0] as (typeof terms.epochs)[number];
      const definition = {
        manifest: first.manifest,
        digest: digestOfFolder(folder),
        readings: readings.revision,
        dictionary: dictionaryUsed(dictionary, epochs),
        epochs,
      };
      return {
        package: { definition, text, readings, materials, coverage, examples },
        problems: orderedProblems(problems),
      };
    }
  }
  return { package: undefined, problems: orderedProblems(problems) };
}

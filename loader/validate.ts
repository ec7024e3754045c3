import type { ExampleFlaw } from '../engine/format/example-request.ts';
import { compilePolicy } from '../engine/index.ts';
import type { PolicyPackage } from '../engine/package.ts';
import enginePhrases from '../messages/zh-CN/engine.json' with { type: 'json' };
import { type ExampleOutcome, runExamples } from './examples.ts';
import { type Folder, readFolder } from './folder.ts';
import type { PackageProblem } from './package.ts';
import { BUILT_IN, dictionaryFor, misplaced, packagePlaces } from './places.ts';
import { orderedProblems, problemAt, say } from './problem.ts';
import { readPackage } from './read-package.ts';
import { parseSource } from './source.ts';

/** What a check of a directory found: its packages by directory, each with its problems. */
export interface Validation {
  readonly directory: string;
  /** `<id>@<version>`; undefined where the package cannot be read that far. */
  readonly name: string | undefined;
  readonly problems: readonly PackageProblem[];
  /** How many examples ran. */
  readonly examples: number;
}

/**
 * Every problem of one package directory, ordered by file and line. Beyond what loading checks, the terms are read with each
 * alternative of each reading, and the examples are run.
 */
export async function validatePackage(directory: string, builtIn: string = BUILT_IN): Promise<PackageProblem[]> {
  return [...(await validateDirectory(directory, builtIn)).flatMap((one) => one.problems)];
}

/** Validates the package of a directory, or all packages of a tree `<id>/<version>/` with its own facts.yaml. */
export async function validateDirectory(directory: string, builtIn: string = BUILT_IN): Promise<Validation[]> {
  const problems: PackageProblem[] = [];
  const shared = await dictionaryFor(builtIn, problems);
  const dictionary = await dictionaryFor(directory, problems, shared);
  const places = await packagePlaces(directory, problems);
  if (places.length === 0) return [{ directory, name: undefined, problems, examples: 0 }];
  const validations: Validation[] = [];
  for (const place of places) {
    const folder = await readFolder(place.directory);
    const read = readPackage(folder, dictionary, { everyAlternative: true });
    const ran = read.package ? examplesOf(read.package, folder) : { problems: [], count: 0 };
    const manifest = read.package?.definition.manifest;
    const misplacing = manifest ? misplaced(place, manifest) : [];
    const found = orderedProblems([...problems.splice(0), ...read.problems, ...misplacing, ...ran.problems]);
    const name = manifest ? `${manifest.id}@${manifest.version}` : undefined;
    validations.push({ directory: place.directory, name, problems: found, examples: ran.count });
  }
  return validations;
}

function examplesOf(loaded: PolicyPackage, folder: Folder): { problems: PackageProblem[]; count: number } {
  const outcomes = runExamples(loaded, compilePolicy(loaded.definition, enginePhrases));
  const problems = outcomes.filter(({ ok }) => !ok).flatMap((outcome) => exampleProblems(outcome, folder));
  return { problems, count: outcomes.length };
}

function exampleProblems(outcome: ExampleOutcome, folder: Folder): PackageProblem[] {
  const { file, index, name, differences, refusal, flaw } = outcome;
  const source = parseSource(file, folder.files.get(file) as Uint8Array, []);
  const at = (path: readonly (string | number)[], code: string, params: Record<string, string>) =>
    problemAt(file, source?.lineOf(['examples', index, ...path]) ?? 1, code, { name, ...params });
  if (flaw) return [at(flawPath(flaw), flaw.code, { place: flaw.place, found: flaw.found })];
  if (refusal) return [at(['change'], 'example.refused', { found: refusal.message, place: refusal.path })];
  return differences.map(({ place, expected, found }) => {
    const params = { place, expected: shown(expected), found: shown(found) };
    return at(['expect', ...place.split('.')], 'example.differs', params);
  });
}

function flawPath({ code, place }: ExampleFlaw): readonly string[] {
  if (code === 'example.empty') return ['expect'];
  return code === 'example.path' ? ['change', place] : [];
}

function shown(value: unknown): string {
  return value === undefined ? say('nothing') : JSON.stringify(value);
}

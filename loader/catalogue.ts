import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { identifier } from '../engine/format/literals.ts';
import type { Dictionary } from '../engine/format/manifest.ts';
import type { PolicyPackage } from '../engine/package.ts';
import { EMPTY_DICTIONARY, lineOf, mergeDictionaries } from './dictionary.ts';
import { readFolder } from './folder.ts';
import type { PackageProblem } from './package.ts';
import { findPackage } from './package-for.ts';
import { parsePlaced } from './parse.ts';
import { BUILT_IN, dictionaryFor, exists, misplaced, type PackagePlace, packagePlaces } from './places.ts';
import { PackageDefect, problemAt } from './problem.ts';
import { readPackage } from './read-package.ts';
import { parseSource } from './source.ts';

/** All packages that are in use, with the rule for what a request means that names none. */
export interface Catalogue {
  /** By id, then newest first. */
  readonly packages: readonly PolicyPackage[];
  /** Id of the policy that a request without `policy` means. */
  readonly defaultPolicy: string;
  /** Warnings of the loaded packages; errors are thrown. `file` begins with `<id>/<version>/`. */
  readonly problems: readonly PackageProblem[];
  /** The package of an id and version; without version its newest, without id the default policy. */
  find(id?: string, version?: string): PolicyPackage | undefined;
}

export interface CatalogueOptions {
  /** Directories from outside: one package each, or a tree `<id>/<version>/`. Later ones win. */
  readonly directories: readonly string[];
  /** The packages that come with the program; given only by tests. */
  readonly builtIn?: string;
  /** Packages without their worked examples, for who only computes: loading takes half the time. */
  readonly withoutExamples?: boolean;
}

/**
 * Loads the built-in packages and those of the directories; an outside package wins over a built-in one of the same id
 * and version. Throws PackageDefect where one has errors: nothing is computed on a package that is half understood.
 */
export async function loadCatalogue(options: CatalogueOptions): Promise<Catalogue> {
  const { directories, builtIn = BUILT_IN } = options;
  const problems: PackageProblem[] = [];
  const packages = new Map<string, PolicyPackage>();
  let defaultPolicy = '';
  let shared = EMPTY_DICTIONARY;
  // What the names in use mean, whoever brought them: a company answers once for all packages.
  let inUse = EMPTY_DICTIONARY;
  for (const directory of [builtIn, ...directories]) {
    const found: PackageProblem[] = [];
    const dictionary = await dictionaryFor(directory, found, shared);
    if (directory === builtIn) shared = dictionary;
    defaultPolicy = (await defaultOf(directory, found)) ?? defaultPolicy;
    const places = await packagePlaces(directory, found);
    refuseErrors(directory, found);
    for (const place of places) {
      const loaded = await loadPlace(place, dictionary, problems, options);
      const { id, version } = loaded.definition.manifest;
      packages.set(`${id}@${version}`, loaded);
      inUse = mergeDictionaries(inUse, loaded.definition.dictionary, (name) =>
        found.push(problemAt('facts.yaml', 1, 'facts.changed', { name })),
      );
      refuseErrors(place.directory, found);
    }
  }
  const ordered = [...packages.values()].sort(byIdNewestFirst);
  const shelf = { packages: ordered, defaultPolicy };
  return { ...shelf, problems, find: (id, version) => findPackage(shelf, id, version) };
}

/** Loads one package directory on its own, with the shared dictionary. Throws PackageDefect where it has errors. */
export async function loadPackage(directory: string, builtIn: string = BUILT_IN): Promise<PolicyPackage> {
  const problems: PackageProblem[] = [];
  const shared = await dictionaryFor(builtIn, problems);
  const dictionary = await dictionaryFor(directory, problems, shared);
  refuseErrors(directory, problems);
  return loadPlace({ directory }, dictionary, problems, {});
}

async function loadPlace(
  place: PackagePlace,
  dictionary: Dictionary,
  warnings: PackageProblem[],
  { withoutExamples = false }: Pick<CatalogueOptions, 'withoutExamples'>,
): Promise<PolicyPackage> {
  const read = readPackage(await readFolder(place.directory), dictionary, { withoutExamples });
  const manifest = read.package?.definition.manifest;
  const problems = [...read.problems, ...(manifest ? misplaced(place, manifest) : [])];
  refuseErrors(place.directory, problems);
  const loaded = read.package as PolicyPackage;
  const { id, version } = loaded.definition.manifest;
  warnings.push(...problems.map((problem) => ({ ...problem, file: `${id}/${version}/${problem.file}` })));
  return loaded;
}

function refuseErrors(directory: string, problems: readonly PackageProblem[]): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new PackageDefect(directory, errors);
}

const index = z.strictObject({ default: identifier });

/** `index.yaml` of a tree says which policy a request means that names none. */
async function defaultOf(directory: string, problems: PackageProblem[]): Promise<string | undefined> {
  const file = join(directory, 'index.yaml');
  if (!(await exists(file))) return undefined;
  const source = parseSource('index.yaml', await readFile(file), problems);
  return source && parsePlaced(index, { value: source.value, placeOf: lineOf(source) }, problems)?.default;
}

function byIdNewestFirst(a: PolicyPackage, b: PolicyPackage): number {
  const [left, right] = [a.definition.manifest, b.definition.manifest];
  if (left.id !== right.id) return left.id < right.id ? -1 : 1;
  if (left.dated !== right.dated) return left.dated < right.dated ? 1 : -1;
  return left.version < right.version ? 1 : -1;
}

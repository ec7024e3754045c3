import { access, readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dictionary } from '../engine/format/manifest.ts';
import { EMPTY_DICTIONARY, extendDictionary } from './dictionary.ts';
import type { PackageProblem } from './package.ts';
import { problemAt } from './problem.ts';
import { parseSource } from './source.ts';

/** The packages that come with the program. */
export const BUILT_IN = fileURLToPath(new URL('../policies/', import.meta.url));

/** Where a package lies: a folder with policy.yaml; in a tree its path is `<id>/<version>`. */
export interface PackagePlace {
  readonly directory: string;
  readonly inTree?: { readonly id: string; readonly version: string };
}

/**
 * The packages of a directory: the directory itself where it holds policy.yaml, else those of `<id>/<version>/`. A folder
 * without policy.yaml is no package; a directory without any is a problem.
 */
export async function packagePlaces(directory: string, problems: PackageProblem[]): Promise<PackagePlace[]> {
  if (!(await isDirectory(directory))) {
    problems.push(problemAt('.', 1, 'directory.missing'));
    return [];
  }
  if (await exists(join(directory, 'policy.yaml'))) return [{ directory }];
  const places: PackagePlace[] = [];
  for (const id of await foldersIn(directory)) {
    for (const version of await foldersIn(join(directory, id))) {
      const place = join(directory, id, version);
      if (await exists(join(place, 'policy.yaml'))) places.push({ directory: place, inTree: { id, version } });
    }
  }
  if (places.length === 0) problems.push(problemAt('.', 1, 'directory.empty'));
  return places;
}

/** In a tree a package lies in the folder that it is named after. */
export function misplaced(
  { inTree }: PackagePlace,
  manifest: { readonly id: string; readonly version: string },
): PackageProblem[] {
  if (!inTree || (manifest.id === inTree.id && manifest.version === inTree.version)) return [];
  const folder = `${inTree.id}/${inTree.version}`;
  return [problemAt('policy.yaml', 1, 'folder.name', { id: manifest.id, version: manifest.version, folder })];
}

/** The shared dictionary with the additions of a tree's own facts.yaml; of a package's, that of the tree it lies in. */
export async function dictionaryFor(
  directory: string,
  problems: PackageProblem[],
  known: Dictionary = EMPTY_DICTIONARY,
): Promise<Dictionary> {
  const single = await exists(join(directory, 'policy.yaml'));
  const file = single ? resolve(directory, '../../facts.yaml') : join(directory, 'facts.yaml');
  if (!(await exists(file))) return known;
  const source = parseSource('facts.yaml', await readFile(file), problems);
  return source ? extendDictionary(known, source, problems) : known;
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function foldersIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

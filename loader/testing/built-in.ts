import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dictionary } from '../../engine/format/manifest.ts';
import type { PolicyPackage } from '../../engine/package.ts';
import { type Folder, readFolder } from '../folder.ts';
import { BUILT_IN, dictionaryFor } from '../places.ts';
import { PackageDefect } from '../problem.ts';
import { readPackage } from '../read-package.ts';

export const TONGZHOU = join(BUILT_IN, 'tongzhou-micro-drama', '2026-02-05-draft');

/** The policy text as received, where the checkout lies beside it. */
export const RECEIVED_TEXT = fileURLToPath(new URL('../../../shared/policy/source.anchored.json', import.meta.url));

export async function builtInDictionary(): Promise<Dictionary> {
  return dictionaryFor(BUILT_IN, []);
}

/** A package folder held in memory, with some files exchanged or added. */
export async function folderWith(directory: string, changes: Readonly<Record<string, string>>): Promise<Folder> {
  const folder = await readFolder(directory);
  const changed = Object.entries(changes).map(([file, text]) => [file, Buffer.from(text)] as const);
  return { ...folder, files: new Map([...folder.files, ...changed]) };
}

/** Loads a folder held in memory. Throws PackageDefect where it has errors. */
export function loadFolder(folder: Folder, dictionary: Dictionary): PolicyPackage {
  const read = readPackage(folder, dictionary);
  if (!read.package) throw new PackageDefect(folder.directory, read.problems);
  return read.package;
}

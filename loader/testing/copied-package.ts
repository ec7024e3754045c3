import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A small package that uses every part of the format, for tests that damage it. */
export const SMALL_PACKAGE = fileURLToPath(new URL('./small-package/', import.meta.url));

/** A directory that holds no packages and no dictionary: what a package says is then all there is. */
export async function emptyDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'yunhe-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** A copy of a package in a folder of its own, removed after the test. */
export async function copyOf(directory: string): Promise<string> {
  const copy = join(await emptyDirectory(), 'package');
  await cp(directory, copy, { recursive: true });
  return copy;
}

/** One exchange in a file of a copied package. The old text must stand there exactly once. */
export interface Exchange {
  readonly file: string;
  readonly replace: string;
  readonly by: string;
}

/** Makes an exchange and returns the new text of the file. */
export async function exchange(copy: string, { file, replace, by }: Exchange): Promise<string> {
  const path = join(copy, file);
  const before = await readFile(path, 'utf8');
  const places = before.split(replace).length - 1;
  if (places !== 1) throw new Error(`"${replace}" stands ${places} times in ${file}`);
  const after = before.replace(replace, () => by);
  await writeFile(path, after);
  return after;
}

/** The line (from 1) on which a passage begins. */
export function lineOf(text: string, passage: string): number {
  const at = text.indexOf(passage);
  if (at < 0) throw new Error(`"${passage}" does not stand in the text`);
  return text.slice(0, at).split('\n').length;
}

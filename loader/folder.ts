import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** All regular files below a directory by path with forward slashes, and what is neither file nor folder. */
export interface Folder {
  readonly directory: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly strange: readonly string[];
}

/** Reads a package folder whole; a package is some dozens of small text files. */
export async function readFolder(directory: string): Promise<Folder> {
  const files = new Map<string, Uint8Array>();
  const strange: string[] = [];
  const walk = async (below: string): Promise<void> => {
    const entries = await readdir(join(directory, below), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => byteOrder(a.name, b.name))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) files.set(path, await readFile(join(directory, path)));
      else strange.push(path);
    }
  };
  await walk('');
  return { directory, files, strange };
}

/**
 * SHA-256 of the lines `<sha256 of file>  ./<path>\n`, sorted by path bytewise. An outsider gets the same with
 * `find . -type f | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum` in the package folder.
 */
export function digestOfFolder(folder: Folder): string {
  const paths = [...folder.files.keys()].sort(byteOrder);
  const lines = paths.map((path) => `${sha256(folder.files.get(path) as Uint8Array)}  ./${path}\n`);
  return sha256(lines.join(''));
}

/** The digest of a package directory: 64 hex digits. */
export async function digestOf(directory: string): Promise<string> {
  return digestOfFolder(await readFolder(directory));
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function byteOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

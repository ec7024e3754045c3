import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { systemClock } from '../clock.ts';
import type { Refused } from '../command/refusal.ts';
import { errorCode } from '../fault.ts';
import { newId } from '../ids.ts';
import { refuse } from './refusals.ts';

/** Content on disk: its SHA-256 in hexadecimal, and how long it is. */
export interface Content {
  readonly sha256: string;
  readonly bytes: number;
}

/** Content that is not yet under its own name. `keep` or `discard` ends it. */
export interface Incoming {
  readonly content: Content;
  readonly path: string;
  /** Puts it under the name of its content; from then on it survives a power cut. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

type Bytes = AsyncIterable<Uint8Array>;

/** Files by what they hold: the same content is stored once, under its SHA-256. */
export interface ContentStore {
  /** Takes content in under a temporary name. A full disk is a refusal, and nothing stays. */
  take(bytes: Bytes): Promise<{ readonly ok: true; readonly incoming: Incoming } | Refused>;
  pathOf(sha256: string): string;
  /** Streams the content; `null` where it is not there. */
  read(sha256: string): Promise<Readable | null>;
  has(sha256: string): Promise<boolean>;
  remove(sha256: string): Promise<void>;
  /** Removes what came in so long ago and was neither kept nor discarded: its process ended. Returns how much. */
  clearIncoming(olderThanMilliseconds: number): Promise<number>;
}

const SHA256 = /^[0-9a-f]{64}$/;

export interface ContentStoreOptions {
  readonly directory: string;
  /** The name of the next temporary file. */
  readonly temporaryName?: () => string;
}

/**
 * Opens the store in a folder: `ab/cd/abcd…` by SHA-256, what comes in under `incoming`.
 */
export async function openContentStore({
  directory,
  temporaryName = newId,
}: ContentStoreOptions): Promise<ContentStore> {
  const incomingFolder = join(directory, 'incoming');
  await mkdir(incomingFolder, { recursive: true });

  function pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new Error('not a SHA-256');
    return join(directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  async function take(bytes: Bytes) {
    const path = join(incomingFolder, temporaryName());
    const discard = () => rm(path, { force: true });
    try {
      const content = await write(path, bytes);
      return { ok: true as const, incoming: { content, path, keep: () => keep(path, content), discard } };
    } catch (error) {
      await discard();
      if (isDiskFull(error)) return refuse('STORAGE_FULL', { kind: 'unavailable' });
      throw error;
    }
  }

  async function keep(path: string, { sha256 }: Content): Promise<void> {
    const target = pathOf(sha256);
    const folder = dirname(target);
    // Kept before, in a transaction that is tried again.
    if (!(await isFile(path)) && (await isFile(target))) return;
    await mkdir(folder, { recursive: true });
    // Over content of the same name: it is the same.
    await rename(path, target);
    await syncFolder(folder);
  }

  return {
    take,
    pathOf,
    async read(sha256) {
      return (await isFile(pathOf(sha256))) ? createReadStream(pathOf(sha256)) : null;
    },
    has: (sha256) => isFile(pathOf(sha256)),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    clearIncoming: (age) => clearOlder(incomingFolder, age),
  };
}

/** No room on the disk, or for this account on it. */
export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(errorCode(error) ?? '');
}

async function write(path: string, bytes: Bytes): Promise<Content> {
  const file = await open(path, 'w', 0o600);
  try {
    const hash = createHash('sha256');
    let length = 0;
    for await (const piece of bytes) {
      hash.update(piece);
      length += piece.length;
      await file.writeFile(piece);
    }
    await file.sync();
    return { sha256: hash.digest('hex'), bytes: length };
  } finally {
    await file.close();
  }
}

/** The name of a new file is safe only with its folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** By the clock of the machine, which also dates the files. */
async function clearOlder(folder: string, milliseconds: number): Promise<number> {
  const before = systemClock.now().getTime() - milliseconds;
  let removed = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || found.mtime.getTime() >= before) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

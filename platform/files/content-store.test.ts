import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openContentStore } from './content-store.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yunhe-files-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function* piecesOf(...pieces: readonly Uint8Array[]) {
  yield* pieces;
}

async function take(store: Awaited<ReturnType<typeof openContentStore>>, ...pieces: readonly Uint8Array[]) {
  const taken = await store.take(piecesOf(...pieces));
  if (!taken.ok) throw new Error(taken.refusal.code);
  return taken.incoming;
}

test('a full disk is a refusal with a sentence, and nothing half done stays', async () => {
  const store = await openContentStore({ directory, temporaryName: () => 'full' });
  await symlink('/dev/full', join(directory, 'incoming', 'full'));
  const taken = await store.take(piecesOf(randomBytes(100_000)));
  expect(taken).toMatchObject({ ok: false, refusal: { code: 'STORAGE_FULL', kind: 'unavailable' } });
  expect(await readdir(join(directory, 'incoming'))).toEqual([]);
});

test('content that breaks off in the middle leaves nothing', async () => {
  const store = await openContentStore({ directory });
  async function* broken() {
    yield Buffer.from('half');
    throw new Error('cut off');
  }
  await expect(store.take(broken())).rejects.toThrow('cut off');
  expect(await readdir(join(directory, 'incoming'))).toEqual([]);
});

test('discarded content is gone, and not under its name', async () => {
  const store = await openContentStore({ directory });
  const incoming = await take(store, Buffer.from('draft'));
  await incoming.discard();
  expect(await store.has(incoming.content.sha256)).toBe(false);
  expect(await readdir(directory)).toEqual(['incoming']);
});

test('a name that is no hash reaches no file', async () => {
  const store = await openContentStore({ directory });
  expect(() => store.pathOf('../../etc/passwd')).toThrow();
});

test('content lies under its hash and reads as it was given', async () => {
  const store = await openContentStore({ directory });
  const bytes = randomBytes(300_000);
  const incoming = await take(store, bytes.subarray(0, 1), bytes.subarray(1));
  await incoming.keep();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(incoming.content).toEqual({ sha256, bytes: bytes.length });
  expect(store.pathOf(sha256)).toBe(join(directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256));
  expect((await readFile(store.pathOf(sha256))).equals(bytes)).toBe(true);
});

test('the same content given twice, and kept twice, is stored once', async () => {
  const store = await openContentStore({ directory });
  const [first, second] = await Promise.all([take(store, Buffer.from('same')), take(store, Buffer.from('same'))]);
  await Promise.all([first.keep(), second.keep()]);
  await first.keep();
  expect(await store.has(first.content.sha256)).toBe(true);
  expect(await readdir(join(directory, 'incoming'))).toEqual([]);
});

test('what an ended process left is cleared, and what is coming in is not', async () => {
  const store = await openContentStore({ directory });
  const old = join(directory, 'incoming', 'old');
  await writeFile(old, 'left');
  await utimes(old, new Date('2020-01-01'), new Date('2020-01-01'));
  const fresh = await take(store, Buffer.from('fresh'));
  expect(await store.clearIncoming(60_000)).toBe(1);
  await fresh.keep();
  expect(await store.has(fresh.content.sha256)).toBe(true);
});

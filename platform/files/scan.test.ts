import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../actor.ts';
import { MovedClock } from '../clock.ts';
import { openRunner, type Runner } from '../command/runner.ts';
import { openLog } from '../log.ts';
import { type Handler, openDelivery } from '../outbox/deliver.ts';
import { outboxTable } from '../outbox/tables.ts';
import { writeEvents } from '../outbox/write.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { openScanner, type Scanner } from './clamd.ts';
import { type ContentStore, openContentStore } from './content-store.ts';
import { deleteFile, removeContentHandler } from './delete-file.ts';
import { findFile, keepMadeFile } from './file.ts';
import { recordScan, scanHandler } from './scan.ts';
import { watchScanner } from './scanner-watch.ts';
import { fileTable } from './tables.ts';
import { startClamd, TEST_SIGNATURE, TEST_VIRUS } from './testing/clamd.ts';

let opened: TestDatabase;
let directory: string;
let contents: ContentStore;
let runner: Runner;
const clock = new MovedClock();
const SUBSCRIPTIONS = { FileUploaded: ['files.scan'], FileDeleted: ['files.removeContent'] };

beforeAll(async () => {
  opened = await openTestDatabase();
  clock.stopAt(new Date('2026-06-01T10:00:00+08:00'));
  directory = await mkdtemp(join(tmpdir(), 'yunhe-scan-'));
  contents = await openContentStore({ directory });
  const personal = { seal: async () => '' };
  runner = openRunner({ database: opened.database, clock, subscriptions: SUBSCRIPTIONS, personal });
  return async () => {
    await opened.close();
    await rm(directory, { recursive: true, force: true });
  };
});

/** A file that waits for the scanner, with the event that tells of it. */
async function uploaded(content: string): Promise<string> {
  return opened.database.orm.transaction(async (tx) => {
    const made = { content: Buffer.from(content), name: 'a.pdf', kind: 'pdf', ownerId: randomUUID(), at: clock.now() };
    const kept = await keepMadeFile(tx, contents, made);
    if (!kept.ok) throw new Error(kept.refusal.code);
    const { id } = kept.file;
    await tx.update(fileTable).set({ scan: 'waiting' }).where(eq(fileTable.id, id));
    await writeEvents(tx, clock.now(), [{ name: 'FileUploaded', payload: { fileId: id } }], SUBSCRIPTIONS);
    return id;
  });
}

async function deliver(...handlers: readonly Handler[]): Promise<void> {
  const delivery = openDelivery({ database: opened.database, clock, handlers, log: openLog('silent') });
  await delivery.drain();
  await delivery.close();
}

const handlerWith = (scanner: Scanner | undefined) =>
  scanHandler({ database: opened.database, contents, runner: () => runner, scanner });
const scanOf = async (id: string) => (await findFile(opened.database.orm, id))?.scan;

test('only the service itself ends a quarantine, and only once', async () => {
  const id = await uploaded('quarantine');
  const clerk = { ...SYSTEM, kind: 'person' as const, accountId: randomUUID(), staffRoles: ['clerk'] };
  const clean = { id, scan: 'clean', signature: null };
  expect(await runner.run(recordScan, clean, { actor: clerk })).toMatchObject({ ok: false });
  expect(await runner.run(recordScan, clean, { actor: SYSTEM })).toMatchObject({ ok: true });
  expect(await runner.run(recordScan, clean, { actor: SYSTEM })).toMatchObject({ ok: false });
  await opened.database.orm.delete(outboxTable);
});

test('while the scanner is away a file keeps waiting; given up, it is taken up again when the scanner is back', async () => {
  const id = await uploaded('patience');
  const away = handlerWith(openScanner('tcp://127.0.0.1:1'));
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    await deliver(away);
    clock.stopAt(new Date(clock.now().getTime() + 7_200_000));
  }
  expect(await scanOf(id)).toBe('waiting');
  const [given] = await opened.database.orm.select().from(outboxTable);
  expect(given?.failedAt).not.toBeNull();
  let isThere = false;
  const scanner: Scanner = {
    scan: async () => ({ scan: 'clean' }),
    ping: async () => {
      if (!isThere) throw new Error('away');
    },
  };
  const watch = watchScanner({ database: opened.database, clock, scanner, log: openLog('silent') });
  expect(await watch.look()).toBe('away');
  isThere = true;
  expect(await watch.look()).toBe('up');
  await watch.close();
  await deliver(handlerWith(scanner));
  expect(await scanOf(id)).toBe('clean');
});

test('with no scanner configured a file goes through as unscanned', async () => {
  const id = await uploaded('nobody looks');
  await deliver(handlerWith(undefined));
  expect(await scanOf(id)).toBe('unscanned');
  const watch = watchScanner({ database: opened.database, clock, scanner: undefined, log: openLog('silent') });
  expect(await watch.look()).toBe('none');
  await watch.close();
});

test('a real clamd, where one is installed, passes a good file and keeps an infected one in quarantine', async () => {
  const clamd = await startClamd();
  if (clamd === undefined) return;
  try {
    const [good, bad] = [await uploaded('a good file'), await uploaded(`a bad file ${TEST_VIRUS}`)];
    await deliver(handlerWith(openScanner(clamd.url)));
    expect(await scanOf(good)).toBe('clean');
    expect(await findFile(opened.database.orm, bad)).toMatchObject({
      scan: 'infected',
      signature: `${TEST_SIGNATURE}.UNOFFICIAL`,
    });
  } finally {
    await clamd.close();
  }
});

test('content is removed with its last file, not before', async () => {
  const [one, two] = [await uploaded('shared content'), await uploaded('shared content')];
  const sha256 = (await findFile(opened.database.orm, one))?.sha256 ?? '';
  for (const [id, isLeft] of [
    [one, true],
    [two, false],
  ] as const) {
    await opened.database.orm.transaction(async (tx) => {
      await writeEvents(tx, clock.now(), await deleteFile(tx, id, clock.now()), SUBSCRIPTIONS);
    });
    await deliver(handlerWith(undefined), removeContentHandler(contents));
    expect(await findFile(opened.database.orm, id)).toBeNull();
    expect(await contents.has(sha256)).toBe(isLeft);
  }
});

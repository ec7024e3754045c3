import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { Fault } from '../fault.ts';
import type { Logger } from '../log.ts';
import type { Database } from './database.ts';

export interface EmbeddedOptions {
  readonly dataDirectory: string;
  readonly log: Logger;
  /** Called where the embedded database ends by itself: the process cannot go on. */
  readonly onStopped: (fault: Fault) => void;
  /** Gives the opening up at once; a folder that is being made is complete or made anew the next time. */
  readonly signal?: AbortSignal;
}

/**
 * The embedded PostgreSQL in `dataDirectory`/database; the folder must be locked by the caller. It survives a killed
 * process, not a power cut. Throws a `Fault` where its files cannot be opened.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  const { dataDirectory, log, onStopped, signal } = options;
  await mkdir(dataDirectory, { recursive: true });
  // A private folder, because whoever reaches the socket is the owner of the database; in the system's folder for
  // temporary files, because the address of a socket may have 107 bytes only.
  const socketFolder = await mkdtemp(join(tmpdir(), 'yunhe-'));
  const folder = resolve(dataDirectory, 'database');
  const worker = new Worker(new URL('./embedded-process.mjs', import.meta.url), {
    workerData: { dataDirectory: folder, socketPath: join(socketFolder, '.s.PGSQL.5432') },
  });
  let ending = false;
  const ended = new Promise<Error | undefined>((settle) => {
    let failure: Error | undefined;
    worker.once('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error));
    });
    worker.once('exit', () => settle(failure));
  });
  const listening = new Promise<'listening'>((settle) => worker.once('message', settle));
  const close = async () => {
    ending = true;
    worker.postMessage('close');
    await ended;
    await rm(socketFolder, { recursive: true, force: true });
  };
  const giveUp = () => void worker.terminate();
  signal?.addEventListener('abort', giveUp);
  if (signal?.aborted) giveUp();
  const first = await Promise.race([listening, ended]);
  signal?.removeEventListener('abort', giveUp);
  if (first !== 'listening') {
    await rm(socketFolder, { recursive: true, force: true });
    throw new Fault('embedded-database-broken', { directory: dataDirectory, reason: shortReason(first) }, first);
  }
  void ended.then((failure) => {
    if (!ending) onStopped(new Fault('embedded-database-stopped', { reason: shortReason(failure) }, failure));
  });
  // One connection: there is one session behind the socket, and statements of two connections would mix in it.
  const pool = new pg.Pool({ host: socketFolder, user: 'postgres', database: 'postgres', max: 1 });
  pool.on('error', (error) => log.error({ err: error }, 'the connection to the embedded database broke'));
  return {
    kind: 'embedded',
    orm: drizzle(pool),
    pool,
    async ping() {
      await pool.query('select 1');
    },
    async close() {
      ending = true;
      await pool.end();
      await close();
    },
  };
}

/** The first line: an error of the embedded database may carry kilobytes of generated source. */
function shortReason(error: Error | undefined): string {
  return (error?.message ?? 'exit').split('\n')[0]?.slice(0, 200) ?? '';
}

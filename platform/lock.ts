import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, readlink, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode, Fault } from './fault.ts';

/**
 * One process on one data folder. The embedded database opens a folder that another process uses without complaint and
 * loses its writes, so the lock is ours. Two parts, because each has a blind spot:
 * - on Linux an abstract socket named after the folder: the kernel frees it with the process, whatever ends it, but
 *   containers with their own network do not see each other's;
 * - a file with a heartbeat, which everybody who shares the folder sees, but which stays after a kill.
 */
export interface FolderLock {
  release(): Promise<void>;
}

interface Holder {
  readonly holder: string;
  readonly process: number;
  /** Processes of one place share its abstract sockets. */
  readonly place: string;
  readonly beat: number;
}

export interface LockOptions {
  /** Called once when another process has taken the folder over; nothing may be written to it any more. */
  readonly onLost: () => void;
  /** Milliseconds between two heartbeats. */
  readonly beatMilliseconds?: number;
}

const FILE = 'lock';
/** A holder in another place that misses this many beats is taken for dead. */
const BEATS_TO_WAIT = 3;

/** Makes the folder where it is missing and locks it. Throws a `Fault` where it cannot be written or is in use. */
export async function lockFolder(directory: string, options: LockOptions): Promise<FolderLock> {
  const beatMilliseconds = options.beatMilliseconds ?? 2000;
  await proveWritable(directory);
  const file = join(directory, FILE);
  const socket = await holdSocket(directory, file);
  try {
    const place = await thisPlace();
    await waitForHolder(directory, file, socket === undefined ? undefined : place, beatMilliseconds);
    return await keepFile(file, place, beatMilliseconds, socket, options.onLost);
  } catch (error) {
    socket?.close();
    throw error;
  }
}

async function proveWritable(directory: string): Promise<void> {
  const probe = join(directory, `.probe-${randomUUID()}`);
  let handle: FileHandle | undefined;
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    handle = await open(probe, 'wx', 0o600);
    await handle.write('probe');
  } catch (error) {
    throw new Fault('data-folder-unwritable', { directory, reason: errorCode(error) ?? String(error) }, error);
  } finally {
    await handle?.close();
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

/** Undefined where the system has no abstract sockets. */
async function holdSocket(directory: string, file: string): Promise<Server | undefined> {
  if (process.platform !== 'linux') return undefined;
  const { dev, ino } = await stat(directory);
  const name = createHash('sha256').update(`${dev}:${ino}`).digest('hex');
  const server = createServer((connection) => connection.destroy());
  const failure = await new Promise<Error | undefined>((resolve) => {
    server.once('error', resolve);
    server.listen(`\0yunhe-${name}`, () => resolve(undefined));
  });
  if (failure === undefined) return server.unref();
  if (errorCode(failure) === 'EADDRINUSE') throw await inUse(directory, file);
  throw failure;
}

async function inUse(directory: string, file: string): Promise<Fault> {
  const holder = await readHolder(file);
  return new Fault('data-folder-in-use', { directory, process: holder?.process ?? '?' });
}

async function thisPlace(): Promise<string> {
  if (process.platform !== 'linux') return hostname();
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
  return `${boot.trim()} ${await readlink('/proc/self/ns/net')}`;
}

/**
 * Returns when no living process holds the file. `socketPlace` is this place where its socket is ours: a holder of the
 * same place is then dead for certain, and a restart after a kill need not wait.
 */
async function waitForHolder(
  directory: string,
  file: string,
  socketPlace: string | undefined,
  beatMilliseconds: number,
): Promise<void> {
  const first = await readHolder(file);
  if (first === undefined || first.place === socketPlace) return;
  await wait(beatMilliseconds * BEATS_TO_WAIT);
  const second = await readHolder(file);
  if (second !== undefined && (second.beat !== first.beat || second.holder !== first.holder)) {
    throw await inUse(directory, file);
  }
}

async function keepFile(
  file: string,
  place: string,
  beatMilliseconds: number,
  socket: Server | undefined,
  onLost: () => void,
): Promise<FolderLock> {
  const holder = randomUUID();
  let beat = 0;
  const write = async () => {
    beat += 1;
    const content: Holder = { holder, process: process.pid, place, beat };
    await writeFile(`${file}.${holder}`, `${JSON.stringify(content)}\n`, { mode: 0o600 });
    await rename(`${file}.${holder}`, file);
  };
  await write();
  let beating: Promise<void> = Promise.resolve();
  const stop = () => {
    clearInterval(timer);
    socket?.close();
  };
  const beatOnce = async () => {
    if ((await readHolder(file))?.holder === holder) return write();
    stop();
    onLost();
  };
  const timer = setInterval(() => {
    // A beat that cannot be written (a full disk) is missed, no more: the next one tells whether the folder is still ours.
    beating = beating.then(beatOnce).catch(() => undefined);
  }, beatMilliseconds).unref();
  return {
    async release() {
      stop();
      await beating;
      if ((await readHolder(file))?.holder === holder) await rm(file, { force: true });
    },
  };
}

/** Undefined where the file is missing or was cut off by a crash: nobody holds it. */
async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

import { Worker } from 'node:worker_threads';
// The library of pictures stays loaded only where the main thread has loaded it before a thread does.
import 'sharp';
import type { Refused } from '../../../platform/command/refusal.ts';
import type { CostSheet, CostSheetColumn } from './cost-sheet.ts';
import type { FileKind } from './file-type.ts';
import { type FileReading, unread } from './read-file.ts';
import { type Outcome, refuse } from './refusals.ts';
import type { Work } from './thread.ts';

export interface ReaderOptions {
  /** How many files are read at the same time. */
  readonly threads: number;
  /** Milliseconds that one file may take, waiting not counted. */
  readonly milliseconds: number;
  /** Megabytes of the heap of one thread. */
  readonly megabytes: number;
  /** Bytes of one upload; 50 MB where it is left out. */
  readonly mostBytes?: number;
  /** Hears of a defect of ours or of a library that a file brought about; the file is refused as damaged. */
  readonly onDefect?: (error: Error) => void;
}

/** Reads files of strangers in threads that can be stopped. Never rejects: what cannot be read is a refusal. */
export interface Reader {
  read(bytes: Uint8Array, declaredName: string): Promise<Outcome<FileReading>>;
  readCostSheet(bytes: Uint8Array, columns: readonly CostSheetColumn[]): Promise<Outcome<CostSheet>>;
  /** Ends the threads; readings under way and waiting are refused. */
  close(): Promise<void>;
}

const MOST_WAITING = 200;
const MOST_BYTES = 50 * 1024 * 1024;

type Settle = (outcome: Outcome<never> | { readonly ok: true; readonly value: unknown }) => void;

interface Job {
  readonly work: Work;
  readonly settle: Settle;
}

interface Lane {
  readonly worker: Worker;
  job: Job | undefined;
  /** Of the file being read, once it is known. */
  kind: FileKind | undefined;
  /** Loading the libraries is no file's time. */
  isUp: boolean;
  deadline: NodeJS.Timeout | undefined;
}

type FromThread =
  | { readonly ready: true }
  | { readonly kind: FileKind }
  | { readonly outcome: Parameters<Settle>[0] }
  | { readonly defect: { readonly name: string; readonly message: string; readonly stack?: string } };

/** Opens a reader; threads come up when there is work for them. */
export function openReader(options: ReaderOptions): Reader {
  const threads = new ReadingThreads(options);
  const mostBytes = options.mostBytes ?? MOST_BYTES;
  return {
    read: (bytes, declaredName) => threads.run<FileReading>({ task: 'file', bytes, declaredName, mostBytes }),
    readCostSheet: (bytes, columns) => threads.run<CostSheet>({ task: 'cost-sheet', bytes, columns }),
    close: () => threads.close(),
  };
}

class ReadingThreads {
  readonly #options: ReaderOptions;
  readonly #lanes = new Set<Lane>();
  readonly #waiting: Job[] = [];
  #closed = false;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  run<T>(work: Work): Promise<Outcome<T>> {
    if (this.#closed) return Promise.resolve(refuse('reader-closed'));
    if (this.#waiting.length >= MOST_WAITING) return Promise.resolve(refuse('reader-busy'));
    return new Promise((settle) => {
      // The thread runs the function that makes a T of this work; a message cannot carry the type.
      this.#waiting.push({ work, settle: (outcome) => settle(outcome as Outcome<T>) });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.settle(refuse('reader-closed'));
    const lanes = [...this.#lanes];
    for (const lane of lanes) this.#finish(lane, refuse('reader-closed'));
    await Promise.all(lanes.map((lane) => lane.worker.terminate()));
  }

  #next(): void {
    if (this.#closed || this.#waiting.length === 0) return;
    const idle = [...this.#lanes].find((lane) => lane.job === undefined);
    const lane = idle ?? (this.#lanes.size < this.#options.threads ? this.#open() : undefined);
    const job = lane && this.#waiting.shift();
    if (!lane || !job) return;
    lane.job = job;
    lane.kind = undefined;
    if (lane.isUp) this.#startClock(lane);
    // A copy that is handed over: the caller keeps its bytes, and no more than these go along.
    const bytes = new Uint8Array(job.work.bytes);
    lane.worker.postMessage({ ...job.work, bytes }, [bytes.buffer]);
  }

  #open(): Lane {
    const worker = new Worker(new URL('./thread-start.mjs', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.megabytes },
    });
    const lane: Lane = { worker, job: undefined, kind: undefined, isUp: false, deadline: undefined };
    this.#lanes.add(lane);
    worker.on('message', (message: FromThread) => this.#hear(lane, message));
    worker.on('error', (error: Error) => {
      this.#lanes.delete(lane);
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (!isMemory) this.#options.onDefect?.(error);
      if (isMemory) this.#stop(lane, refuse('reading-too-heavy'));
      else this.#finish(lane, refuse('file-damaged'));
    });
    worker.on('exit', () => {
      this.#finish(lane, refuse('file-damaged'));
      this.#lanes.delete(lane);
      this.#next();
    });
    return lane;
  }

  #startClock(lane: Lane): void {
    lane.deadline = setTimeout(() => this.#expire(lane), this.#options.milliseconds);
  }

  #hear(lane: Lane, message: FromThread): void {
    if ('ready' in message) {
      lane.isUp = true;
      if (lane.job) this.#startClock(lane);
      return;
    }
    if ('kind' in message) {
      lane.kind = message.kind;
      return;
    }
    if ('outcome' in message) {
      this.#finish(lane, message.outcome);
    } else {
      const { message: text, ...rest } = message.defect;
      this.#options.onDefect?.(Object.assign(new Error(text), rest));
      this.#finish(lane, refuse('file-damaged'));
    }
    this.#next();
  }

  #finish(lane: Lane, outcome: Parameters<Settle>[0]): void {
    clearTimeout(lane.deadline);
    const { job } = lane;
    lane.job = undefined;
    job?.settle(outcome);
  }

  /** A file of a known kind is taken though it was not read to the end. */
  #stop(lane: Lane, { ok, refusal }: Refused): void {
    this.#finish(lane, lane.kind ? { ok: true, value: unread(lane.kind, refusal) } : { ok, refusal });
  }

  /** A thread that is stopped takes no further work while it ends. */
  #expire(lane: Lane): void {
    this.#lanes.delete(lane);
    this.#stop(lane, refuse('reading-timed-out'));
    void lane.worker.terminate();
    this.#next();
  }
}

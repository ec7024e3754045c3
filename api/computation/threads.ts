import { Worker } from 'node:worker_threads';
import type { Logger } from '../../platform/log.ts';
import { problemOf } from '../problems.ts';
import { FairQueue, type Waiting } from './fair-queue.ts';
import type { ThreadInput } from './thread.ts';
import type { Answer, Work } from './work.ts';

/** Something that computes for clients. */
export interface Computation {
  /** Rejects with an `HttpProblem` where it takes too long, with a plain error where the engine has a defect. */
  run(work: Work, by: Waiting): Promise<Answer>;
}

export interface ThreadOptions {
  readonly threads: number;
  /** Milliseconds from asking to the answer, waiting included. */
  readonly answerMilliseconds: number;
  readonly log: Logger;
}

interface Job extends Waiting {
  readonly work: Work;
  readonly deadline: NodeJS.Timeout;
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'defect'; readonly name: string; readonly message: string; readonly stack: string };

/** One thread and what it is doing. */
interface Lane {
  readonly worker: Worker;
  /** One thread is kept for ordinary work; large work waits for the others. */
  readonly large: boolean;
  /** Resolves when it has compiled the packages; rejects where it never will. */
  readonly up: Promise<void>;
  isUp: boolean;
  job: Job | undefined;
}

/** A client that has this many waiting is turned away until some are done. */
const MOST_WAITING = 100;
const MEMORY_MEGABYTES = 384;

/**
 * Computations run in worker threads: the best combination of claims may take seconds, and the service has to answer
 * everybody else meanwhile; and only a thread can be stopped when a computation takes too long. Work that comes before
 * `start` waits.
 */
export class ComputingThreads implements Computation {
  readonly #options: ThreadOptions;
  readonly #lanes = new Set<Lane>();
  readonly #waiting = new FairQueue<Job>();
  #input: ThreadInput | undefined;
  #closing = false;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  /** Brings up one thread and then the others, so that the first is there as soon as it can be. */
  start(input: ThreadInput): void {
    this.#input = input;
    const { threads } = this.#options;
    const openOthers = () => {
      for (let count = 1; count < threads && !this.#closing; count += 1) void this.#open(true);
    };
    // Where the first does not come up, `ready` says so, and the others would not either.
    this.#open(threads === 1).then(openOthers, () => undefined);
  }

  /** Whether there is a thread that computes. */
  get isUp(): boolean {
    return [...this.#lanes].some((lane) => lane.isUp);
  }

  /** Resolves when a thread can compute; rejects where none came up. */
  async ready(): Promise<void> {
    await Promise.any([...this.#lanes].map((lane) => lane.up));
  }

  run(work: Work, by: Waiting): Promise<Answer> {
    if (this.#closing) return Promise.reject(problemOf('STOPPING'));
    if (this.#waiting.waitingOf(by.client) >= MOST_WAITING) return Promise.reject(problemOf('BUSY'));
    return new Promise((settle, fail) => {
      const deadline = setTimeout(() => this.#expire(job), this.#options.answerMilliseconds);
      const job: Job = { ...by, work, deadline, settle, fail };
      this.#waiting.add(job);
      for (const lane of this.#lanes) this.#next(lane);
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    for (const job of this.#waiting.drain()) {
      clearTimeout(job.deadline);
      job.fail(problemOf('STOPPING'));
    }
    await Promise.all([...this.#lanes].map((lane) => lane.worker.terminate()));
  }

  #open(large: boolean): Promise<void> {
    const worker = new Worker(new URL('./thread-start.mjs', import.meta.url), {
      workerData: this.#input,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
    });
    let failure = new Error('a computing thread ended');
    const up = new Promise<void>((settle, fail) => {
      worker.once('message', () => settle());
      worker.once('exit', () => fail(failure));
    });
    // Whoever waits for it is told; nobody has to.
    up.catch(() => undefined);
    const lane: Lane = { worker, large, up, isUp: false, job: undefined };
    this.#lanes.add(lane);
    worker.on('message', (message: FromThread) => this.#hear(lane, message));
    worker.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error));
      this.#options.log.error({ err: failure }, 'a computing thread failed');
    });
    worker.on('exit', () => {
      this.#finish(lane, (job) => job.fail(failure));
      this.#replace(lane);
    });
    return up;
  }

  /** A thread that never came up would not come up the next time either: it is not replaced. */
  #replace(lane: Lane): void {
    if (this.#lanes.delete(lane) && lane.isUp && !this.#closing) void this.#open(lane.large);
  }

  #hear(lane: Lane, message: FromThread): void {
    if (message.kind === 'ready') lane.isUp = true;
    else if (message.kind === 'answer') this.#finish(lane, (job) => job.settle(message.answer));
    else {
      const { name, message: text, stack } = message;
      this.#finish(lane, (job) => job.fail(Object.assign(new Error(text), { name, stack })));
    }
    this.#next(lane);
  }

  #next(lane: Lane): void {
    if (!lane.isUp || lane.job) return;
    lane.job = this.#waiting.take(lane);
    if (lane.job) lane.worker.postMessage(lane.job.work);
  }

  #finish(lane: Lane, end: (job: Job) => void): void {
    const { job } = lane;
    lane.job = undefined;
    if (!job) return;
    clearTimeout(job.deadline);
    end(job);
  }

  #expire(job: Job): void {
    if (this.#waiting.remove(job)) {
      job.fail(problemOf('BUSY'));
      return;
    }
    const lane = [...this.#lanes].find((candidate) => candidate.job === job);
    if (!lane) return;
    lane.job = undefined;
    job.fail(problemOf('TAKES_TOO_LONG', { seconds: this.#options.answerMilliseconds / 1000 }));
    this.#replace(lane);
    void lane.worker.terminate();
  }
}

import { Worker } from 'node:worker_threads';
import type { OfficialDocument } from './document.ts';
import type { PageAnswer, PageWork } from './pdf-thread.ts';

/** The thread goes when nothing was set for so long: fonts take memory. */
const IDLE_MILLISECONDS = 30_000;

interface Job {
  readonly settle: (bytes: Uint8Array) => void;
  readonly fail: (error: Error) => void;
}

/** The thread of this process with what it is asked for; undefined while nothing is. */
interface Lane {
  readonly worker: Worker;
  readonly jobs: Map<number, Job>;
  idle: NodeJS.Timeout | undefined;
}

let lane: Lane | undefined;
let asked = 0;

/**
 * The document as PDF like `toPdf`, set in a thread of its own: setting takes tenths of a second in which the service
 * has to answer everybody else. Rejects where the thread breaks; asking again opens another.
 */
export function toPdfInThread(document: OfficialDocument): Promise<Uint8Array> {
  const current = lane ?? open();
  lane = current;
  clearTimeout(current.idle);
  asked += 1;
  const job = asked;
  return new Promise((settle, fail) => {
    current.jobs.set(job, { settle, fail });
    current.worker.ref();
    current.worker.postMessage({ job, document } satisfies PageWork);
  });
}

function open(): Lane {
  const worker = new Worker(new URL('./pdf-thread-start.mjs', import.meta.url));
  const opened: Lane = { worker, jobs: new Map(), idle: undefined };
  const end = (error: Error) => {
    if (lane === opened) lane = undefined;
    clearTimeout(opened.idle);
    for (const { fail } of opened.jobs.values()) fail(error);
    opened.jobs.clear();
  };
  worker.on('message', (answer: PageAnswer) => {
    const job = opened.jobs.get(answer.job);
    opened.jobs.delete(answer.job);
    if (opened.jobs.size === 0) rest(opened);
    if ('bytes' in answer) job?.settle(answer.bytes);
    else job?.fail(Object.assign(new Error(answer.defect.message), { stack: answer.defect.stack }));
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('the thread that sets pages ended')));
  return opened;
}

/** A thread that waits keeps no process alive. */
function rest(resting: Lane): void {
  resting.worker.unref();
  resting.idle = setTimeout(() => {
    if (lane === resting) lane = undefined;
    void resting.worker.terminate();
  }, IDLE_MILLISECONDS).unref();
}

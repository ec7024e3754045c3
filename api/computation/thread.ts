import { parentPort, workerData } from 'node:worker_threads';
import type { PolicyPackage } from '../../engine/package.ts';
import { compileAll } from '../loaded.ts';
import type { SiteFacts } from '../site.ts';
import type { postedPages } from './posted-page.ts';
import { type Answer, perform, type Work } from './work.ts';

/** The inside of a worker thread: compiles the packages, then answers one piece of work after another. */

export interface ThreadInput {
  readonly packages: readonly PolicyPackage[];
  readonly defaultPolicy: string;
  readonly site: SiteFacts;
}

const { packages, defaultPolicy, site } = workerData as ThreadInput;
const loaded = compileAll(packages, defaultPolicy);
let render: ReturnType<typeof postedPages> | undefined;

async function answerTo(work: Work): Promise<Answer> {
  if (work.operation !== 'page') return perform(loaded, work.operation, work.request);
  // The pages are loaded with the first form: a thread is sooner ready without them.
  render ??= (await import('./posted-page.ts')).postedPages(loaded, site);
  return { kind: 'page', page: render(work.page) };
}

parentPort?.on('message', async (work: Work) => {
  try {
    parentPort?.postMessage({ kind: 'answer', answer: await answerTo(work) });
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    parentPort?.postMessage({ kind: 'defect', name, message, stack });
  }
});
parentPort?.postMessage({ kind: 'ready' });

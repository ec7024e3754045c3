import { parentPort, workerData } from 'node:worker_threads';
import type { PolicyPackage } from '../../engine/package.ts';
import { compileAll } from '../loaded.ts';
import { type SiteFacts, siteOn } from '../site.ts';
import { perform, type Work } from './work.ts';

/** The inside of a worker thread: compiles the packages, then answers one piece of work after another. */

export interface ThreadInput {
  readonly packages: readonly PolicyPackage[];
  readonly defaultPolicy: string;
  readonly site: SiteFacts;
}

const { packages, defaultPolicy, site } = workerData as ThreadInput;
const loaded = compileAll(packages, defaultPolicy);
const siteOf = siteOn(loaded, site);

parentPort?.on('message', (work: Work) => {
  try {
    parentPort?.postMessage({ kind: 'answer', answer: perform(loaded, siteOf, work) });
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    parentPort?.postMessage({ kind: 'defect', name, message, stack });
  }
});
parentPort?.postMessage({ kind: 'ready' });

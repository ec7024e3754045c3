import { parentPort } from 'node:worker_threads';
import { type CostSheetColumn, readCostSheet } from './cost-sheet.ts';
import { readFile } from './read-file.ts';

/** The inside of a reading thread: one piece of work after another, each answered with an outcome. */

export type Work =
  | { readonly task: 'file'; readonly bytes: Uint8Array; readonly declaredName: string; readonly mostBytes: number }
  | { readonly task: 'cost-sheet'; readonly bytes: Uint8Array; readonly columns: readonly CostSheetColumn[] };

function perform(work: Work): Promise<unknown> {
  if (work.task === 'file') {
    return readFile(work.bytes, work.declaredName, work.mostBytes, (kind) => parentPort?.postMessage({ kind }));
  }
  return readCostSheet(work.bytes, work.columns);
}

parentPort?.on('message', async (work: Work) => {
  try {
    parentPort?.postMessage({ outcome: await perform(work) });
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    parentPort?.postMessage({ defect: { name, message, stack } });
  }
});
parentPort?.postMessage({ ready: true });

import { parentPort } from 'node:worker_threads';
import type { OfficialDocument } from './document.ts';
import { toPdf } from './to-pdf.ts';

/** The inside of the thread that sets pages: one document after another. */

export interface PageWork {
  readonly job: number;
  readonly document: OfficialDocument;
}

export type PageAnswer =
  | { readonly job: number; readonly bytes: Uint8Array }
  | { readonly job: number; readonly defect: { readonly message: string; readonly stack: string } };

parentPort?.on('message', async ({ job, document }: PageWork) => {
  try {
    const bytes = await toPdf(document);
    parentPort?.postMessage({ job, bytes } satisfies PageAnswer, [bytes.buffer as ArrayBuffer]);
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    parentPort?.postMessage({ job, defect: { message, stack } } satisfies PageAnswer);
  }
});

import { useEffect, useRef, useState } from 'react';
import { Upload } from 'tus-js-client';
import { type FileView, fileView } from '../../../contracts/uploads.ts';
import { actingFor } from '../acting-for.ts';
import { get } from '../api.ts';
import { askPerson } from '../gates.ts';
import { type ApiProblem, isSignedOut, problemFrom, problemWords } from '../problem.ts';
import { randomId } from '../random-id.ts';
import { say } from '../say.ts';

/** Resumable uploads of one field. An upload that was cut off goes on where it stopped, also after a reload. */

export interface UploadItem {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
  readonly phase: 'sending' | 'scanning' | 'done' | 'failed';
  readonly problem?: string;
  /** From `scanning` on. */
  readonly file?: FileView;
}

const ENDPOINT = '/api/v1/uploads';
const CHUNK_BYTES = 5 * 1024 * 1024;
const RETRIES = [0, 1000, 3000, 8000, 20_000];
const POLL_MILLISECONDS = 1500;
const MEGABYTE = 1024 * 1024;

interface UploadsUse {
  readonly mostBytes: number;
  /** A file has arrived and was scanned (or nobody scans). Infected ones never arrive here. */
  readonly onFile: (file: FileView) => void;
}

export function useUploads({ mostBytes, onFile }: UploadsUse) {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const running = useRef(new Map<string, { readonly upload: Upload; readonly source: File }>());
  const latest = useRef(onFile);
  latest.current = onFile;
  const alive = useRef(true);

  useEffect(() => {
    alive.current = true;
    const uploads = running.current;
    return () => {
      alive.current = false;
      for (const { upload } of uploads.values()) void upload.abort();
    };
  }, []);

  const patch = (key: string, change: Partial<UploadItem>) =>
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...change } : item)));
  const drop = (key: string) => setItems((all) => all.filter((item) => item.key !== key));
  const fail = (key: string, problem: string) => patch(key, { phase: 'failed', problem });

  const watchScan = async (key: string, id: string): Promise<void> => {
    try {
      const file = await get(`/files/${encodeURIComponent(id)}`, fileView);
      if (!alive.current) return;
      if (file.scan === 'waiting') {
        patch(key, { phase: 'scanning', file });
        setTimeout(() => void watchScan(key, id), POLL_MILLISECONDS);
      } else if (file.scan === 'infected') fail(key, say('file.infected'));
      else {
        patch(key, { phase: 'done', file });
        latest.current(file);
      }
    } catch (error) {
      fail(key, problemWords(error));
    }
  };

  const begin = (key: string, source: File) => {
    const upload = newUpload(source, {
      onProgress: (sent) => patch(key, { sent }),
      onFailure: (problem) => fail(key, problem),
      onArrival: (id) => {
        running.current.delete(key);
        patch(key, { phase: 'scanning', sent: source.size });
        void watchScan(key, id);
      },
    });
    running.current.set(key, { upload, source });
    void upload.findPreviousUploads().then(([previous]) => {
      if (previous) upload.resumeFromPreviousUpload(previous);
      upload.start();
    });
  };

  return {
    items,
    add(files: Iterable<File>) {
      for (const source of files) {
        const key = randomId();
        const item: UploadItem = { key, name: source.name, bytes: source.size, sent: 0, phase: 'sending' };
        if (source.size > mostBytes) {
          const problem = say('file.too-large', { megabytes: Math.floor(mostBytes / MEGABYTE) });
          setItems((all) => [...all, { ...item, phase: 'failed', problem }]);
          continue;
        }
        setItems((all) => [...all, item]);
        begin(key, source);
      }
    },
    cancel(key: string) {
      void running.current.get(key)?.upload.abort(true);
      running.current.delete(key);
      drop(key);
    },
    /** Undefined where the file is not at hand any more. */
    retry(key: string) {
      const source = running.current.get(key)?.source;
      if (!source) return;
      patch(key, { phase: 'sending' });
      begin(key, source);
    },
    canRetry: (key: string) => running.current.has(key),
  };
}

interface UploadEvents {
  readonly onProgress: (sent: number) => void;
  readonly onFailure: (problem: string) => void;
  readonly onArrival: (id: string) => void;
}

function newUpload(source: File, { onProgress, onFailure, onArrival }: UploadEvents): Upload {
  const organisation = actingFor();
  const upload: Upload = new Upload(source, {
    endpoint: ENDPOINT,
    metadata: { filename: source.name },
    headers: organisation === undefined ? {} : { 'x-acting-for': organisation },
    chunkSize: CHUNK_BYTES,
    retryDelays: RETRIES,
    removeFingerprintOnSuccess: true,
    onProgress,
    onError: (error) => {
      const problem = refusalOf(error);
      if (!problem || !isSignedOut(problem)) {
        onFailure(problem?.message ?? say('file.network'));
        return;
      }
      // Signed out in the middle: the upload waits for the dialog as every call does, and goes on where it stopped.
      void askPerson('sign-in').then((passed) => (passed ? upload.start() : onFailure(problem.message)));
    },
    onSuccess: () => onArrival(upload.url?.split('/').pop() ?? ''),
  });
  return upload;
}

/** What the service refused the file with; undefined where there was no answer. */
function refusalOf(error: Error): ApiProblem | undefined {
  const response = 'originalResponse' in error ? error.originalResponse : undefined;
  if (!isAnswer(response)) return undefined;
  let body: unknown;
  try {
    body = JSON.parse(response.getBody());
  } catch {
    body = undefined;
  }
  return problemFrom(response.getStatus(), body);
}

function isAnswer(response: unknown): response is { getBody(): string; getStatus(): number } {
  return typeof response === 'object' && response !== null && 'getBody' in response && 'getStatus' in response;
}

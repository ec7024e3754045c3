import { useSyncExternalStore } from 'react';

/** Whether the server can be reached, as far as the device and the last call tell. */

let reached = true;
const listeners = new Set<() => void>();

function told(): void {
  for (const listener of listeners) listener();
}

/** Called by every call of the client with how it went. */
export function noteReach(ok: boolean): void {
  if (reached === ok) return;
  reached = ok;
  told();
}

function backOnline(): void {
  reached = true;
  told();
}

function onChange(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener('online', backOnline);
    addEventListener('offline', told);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    removeEventListener('online', backOnline);
    removeEventListener('offline', told);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(onChange, () => navigator.onLine && reached);
}

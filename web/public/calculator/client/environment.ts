import { useSyncExternalStore } from 'react';
import { paths } from '../../paths.ts';

const never = () => () => {};

/** False while the page takes over what the server rendered, true ever after. */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** False after the server could not be reached although the device believes that it has a network. */
let reached = true;
const listeners = new Set<() => void>();

function told(): void {
  for (const listener of listeners) listener();
}

/** Asks the server for a few bytes. Only a page that a service worker has handed out can be there without a network. */
async function tryServer(): Promise<void> {
  if (!navigator.serviceWorker?.controller) return;
  try {
    await fetch(paths.offline, { method: 'HEAD', cache: 'no-store' });
    reached = true;
  } catch {
    reached = false;
  }
  told();
}

function tryWhenSeen(): void {
  if (document.visibilityState === 'visible') void tryServer();
}

function onLine(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    addEventListener('online', tryServer);
    addEventListener('offline', told);
    document.addEventListener('visibilitychange', tryWhenSeen);
    void tryServer();
  }
  return () => listeners.delete(listener);
}

/** Whether there is a network, as far as the device and the last attempt tell. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    onLine,
    () => navigator.onLine && reached,
    () => true,
  );
}

/** localStorage, or undefined where the browser does not hand it out. */
export function keptStore(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

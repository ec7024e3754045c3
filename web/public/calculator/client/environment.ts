import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False while the page takes over what the server rendered, true ever after. */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

function onLine(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Whether the device has a network at all; true where that is not known. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    onLine,
    () => navigator.onLine,
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

import { useSyncExternalStore } from 'react';

/**
 * The organisation for whom the person acts. Each tab keeps its own choice, so that two of them may act for two; a new
 * tab begins with the last choice made.
 */

const KEY = 'yunhe.acting-for';
const listeners = new Set<() => void>();
let chosen: string | undefined = read();

function stores(): readonly Storage[] {
  try {
    return [window.sessionStorage, window.localStorage];
  } catch {
    return [];
  }
}

function read(): string | undefined {
  for (const store of stores()) {
    const value = store.getItem(KEY);
    if (value) return value;
  }
  return undefined;
}

/** Id of the organisation, sent as `x-acting-for` with every call. */
export function actingFor(): string | undefined {
  return chosen;
}

export function actFor(organisationId: string | undefined): void {
  if (organisationId === chosen) return;
  chosen = organisationId;
  for (const store of stores()) {
    if (organisationId === undefined) store.removeItem(KEY);
    else store.setItem(KEY, organisationId);
  }
  for (const listener of listeners) listener();
}

function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useActingFor(): string | undefined {
  return useSyncExternalStore(onChange, actingFor);
}

/** In the office nobody acts for an organisation; the choice for the other workplace stays where it is kept. */
export function actForNobody(): void {
  chosen = undefined;
}

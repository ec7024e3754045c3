import type { Answers } from './answers.ts';
import { answersFrom, type Entry, entriesOf } from './entries.ts';

/**
 * What the browser keeps between visits: one record for all tabs, with a form number so that later versions can read
 * it. Content that cannot be read is put aside under another name and never thrown away; a browser that keeps nothing
 * (private windows, a full disk) is a state to show, not a failure.
 */

/** The part of `Storage` that is used, so that tests can bring their own. */
export interface KeptStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export const KEY = 'yunhe.calculator';
const ASIDE = 'yunhe.calculator.aside';
const FORM = 1;
const MOST_ASIDE = 5;

export interface Kept {
  readonly answers: Answers;
  /** Counts the saves of all tabs: who saves on top of an older one has missed something. */
  readonly revision: number;
}

export type Load =
  | { readonly kind: 'none' }
  | { readonly kind: 'kept'; readonly kept: Kept }
  /** The content was put aside under `name`; undefined where even that did not work. */
  | { readonly kind: 'unreadable'; readonly raw: string; readonly name: string | undefined }
  | { readonly kind: 'unavailable' };

export function load(store: KeptStore | undefined): Load {
  let raw: string | null;
  try {
    raw = store?.getItem(KEY) ?? null;
  } catch {
    return { kind: 'unavailable' };
  }
  if (!store) return { kind: 'unavailable' };
  if (raw === null) return { kind: 'none' };
  const kept = keptOf(raw);
  return kept ? { kind: 'kept', kept } : { kind: 'unreadable', raw, name: putAside(store, raw) };
}

/** Reads a record of any form so far; undefined where it is none. */
export function keptOf(raw: string): Kept | undefined {
  let record: unknown;
  try {
    record = JSON.parse(raw);
  } catch {
    return undefined;
  }
  if (typeof record !== 'object' || record === null) return undefined;
  const { form, revision, entries } = record as { form?: unknown; revision?: unknown; entries?: unknown };
  if (form !== FORM || !Array.isArray(entries)) return undefined;
  const pairs = entries.filter(
    (entry): entry is Entry => Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string',
  );
  return { answers: answersFrom(pairs), revision: Number.isSafeInteger(revision) ? (revision as number) : 0 };
}

export type Saved = { readonly kind: 'saved'; readonly revision: number } | { readonly kind: 'unavailable' };

/**
 * Saves on top of `known`, the revision last seen. Where another tab has saved since, its content is put aside first,
 * so that neither is lost.
 */
export function save(store: KeptStore | undefined, answers: Answers, known: number): Saved {
  if (!store) return { kind: 'unavailable' };
  try {
    const raw = store.getItem(KEY);
    const other = raw === null ? undefined : keptOf(raw);
    if (raw !== null && (other?.revision ?? known) > known) putAside(store, raw);
    const revision = Math.max(other?.revision ?? 0, known) + 1;
    store.setItem(KEY, JSON.stringify({ form: FORM, revision, entries: entriesOf(answers) }));
    return { kind: 'saved', revision };
  } catch {
    return { kind: 'unavailable' };
  }
}

/** Keeps a copy under a name of its own; the oldest of five gives way. */
export function putAside(store: KeptStore, raw: string): string | undefined {
  try {
    const names = Array.from({ length: MOST_ASIDE }, (_, at) => `${ASIDE}.${at + 1}`);
    if (names.some((name) => store.getItem(name) === raw)) return names.find((name) => store.getItem(name) === raw);
    const free = names.find((name) => store.getItem(name) === null);
    const name = free ?? (names[MOST_ASIDE - 1] as string);
    if (free === undefined) {
      for (let at = 1; at < MOST_ASIDE; at += 1)
        store.setItem(names[at - 1] as string, store.getItem(names[at] as string) ?? '');
    }
    store.setItem(name, raw);
    return name;
  } catch {
    return undefined;
  }
}

/** What was put aside last and can still be read. */
export function lastAside(store: KeptStore | undefined): Answers | undefined {
  try {
    for (let at = MOST_ASIDE; at >= 1; at -= 1) {
      const raw = store?.getItem(`${ASIDE}.${at}`) ?? null;
      const kept = raw === null ? undefined : keptOf(raw);
      if (kept) return kept.answers;
    }
  } catch {
    return undefined;
  }
  return undefined;
}

/** Answers as a record that `keptOf` reads: for what is put aside. */
export function recordOf(answers: Answers): string {
  return JSON.stringify({ form: FORM, revision: 0, entries: entriesOf(answers) });
}

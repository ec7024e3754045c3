import { useEffect, useRef, useSyncExternalStore } from 'react';
import { say } from './say.ts';

/** Keys for people who work through lists: single letters, never while something is typed or a dialog is open. */

export interface KeyBinding {
  /** As `KeyboardEvent.key`, letters in any case: `j`, `Enter`, `/`, `?`, `Escape`. */
  readonly key: string;
  /** What it does, for the list of keys. */
  readonly words: string;
  readonly run: () => void;
  /** False: listed, but without effect now. */
  readonly enabled?: boolean;
}

let known: readonly (readonly KeyBinding[])[] = [];
const listeners = new Set<() => void>();

function setKnown(next: typeof known): void {
  known = next;
  for (const listener of listeners) listener();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** Enter and space on a control are the control's own. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('a, button, summary') !== null;
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
  if (event.key === 'Enter' && isControl(event.target)) return;
  // The page mounted last comes first: a drawer before its list, the list before the frame.
  for (const bindings of [...known].reverse()) {
    const found = bindings.find(({ key, enabled = true }) => enabled && key.toLowerCase() === event.key.toLowerCase());
    if (!found) continue;
    event.preventDefault();
    found.run();
    return;
  }
}

/** Binds keys while the component is shown, and lists them under `?`. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  const signature = bindings.map(({ key, words, enabled = true }) => `${key} ${words} ${enabled}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature says when the list of keys has changed.
  useEffect(() => {
    const mine = latest.current.map((binding, at) => ({
      ...binding,
      run: () => latest.current[at]?.run(),
    }));
    if (known.length === 0) addEventListener('keydown', onKey);
    setKnown([...known, mine]);
    return () => {
      setKnown(known.filter((one) => one !== mine));
      if (known.length === 0) removeEventListener('keydown', onKey);
    };
  }, [signature]);
}

function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Everything that can be pressed now. */
export function useKnownKeys(): readonly KeyBinding[] {
  return useSyncExternalStore(onChange, () => known).flat();
}

interface RowKeys {
  readonly keys: readonly string[];
  readonly current: string | undefined;
  readonly onMove: (key: string) => void;
  readonly onOpen: (key: string) => void;
  /** What Enter does here. Default 打开. */
  readonly openWords?: string;
}

/** J and K through the rows of a table, Enter opens; the row comes into view. */
export function useRowKeys({ keys, current, onMove, onOpen, openWords = say('keys.open') }: RowKeys): void {
  const move = (step: number) => {
    const at = current === undefined ? -1 : keys.indexOf(current);
    const next = keys[Math.min(keys.length - 1, Math.max(0, at + step))];
    if (next === undefined) return;
    onMove(next);
    document.querySelector(`[data-key="${CSS.escape(next)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys([
    { key: 'j', words: say('keys.down'), run: () => move(1) },
    { key: 'k', words: say('keys.up'), run: () => move(-1) },
    { key: 'Enter', words: openWords, run: () => current !== undefined && onOpen(current) },
  ]);
}

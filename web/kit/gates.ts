import { useSyncExternalStore } from 'react';

/**
 * What a person has to do before a call can go on: sign in again, or show the second factor. The call waits, a dialog
 * opens over the page, nothing typed is lost, and afterwards the call is repeated.
 */
export type GateKind = 'sign-in' | 'second-factor';

interface Waiting {
  readonly passed: Promise<boolean>;
  readonly answer: (passed: boolean) => void;
}

const waiting = new Map<GateKind, Waiting>();
const listeners = new Set<() => void>();
let dialogs = 0;

function told(): void {
  for (const listener of listeners) listener();
}

/** Opens the dialog (once, however many calls ask) and tells whether the person passed. False where no dialog is mounted. */
export function askPerson(kind: GateKind): Promise<boolean> {
  if (dialogs === 0) return Promise.resolve(false);
  const asked = waiting.get(kind);
  if (asked) return asked.passed;
  let answer: (passed: boolean) => void = () => {};
  const passed = new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  waiting.set(kind, { passed, answer });
  told();
  return passed;
}

/** Says how it ended: the calls that wait are repeated, or fail with what they were refused with. */
export function answerGate(kind: GateKind, passed: boolean): void {
  const asked = waiting.get(kind);
  waiting.delete(kind);
  asked?.answer(passed);
  told();
}

/** Registers the place that shows the dialogs. */
export function mountGates(): () => void {
  dialogs += 1;
  return () => {
    dialogs -= 1;
  };
}

function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The gate that is shown now: signing in comes before the second factor. */
export function useOpenGate(): GateKind | undefined {
  return useSyncExternalStore(onChange, () =>
    waiting.has('sign-in') ? 'sign-in' : waiting.has('second-factor') ? 'second-factor' : undefined,
  );
}

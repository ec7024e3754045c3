import { useState } from 'react';

/** One act of a form: whether it is on its way, and what it was refused with. */
export interface Act {
  readonly busy: boolean;
  readonly error: unknown;
  /** Runs it; false where it failed. */
  readonly run: (act: () => Promise<unknown>) => Promise<boolean>;
}

export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async (act: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    try {
      await act();
      return true;
    } catch (problem) {
      setError(problem);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, run };
}

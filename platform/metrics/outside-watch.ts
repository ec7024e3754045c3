import type { Logger } from '../log.ts';

/** Something outside: not configured, there, or away. */
export type OutsideState = 'none' | 'up' | 'away';

export interface OutsideWatch {
  readonly state: OutsideState;
  /** Looks now. */
  look(): Promise<OutsideState>;
  close(): Promise<void>;
}

export interface OutsideWatchOptions {
  /** What the log calls it: `the mail server`. */
  readonly name: string;
  /** Rejects where it is away; undefined = it is not configured. */
  readonly check: (() => Promise<void>) | undefined;
  readonly log: Logger;
  /** Each time that it was found there. */
  readonly onUp?: () => Promise<unknown>;
  readonly everyMilliseconds: number;
}

/** Asks something outside from time to time whether it is there. */
export function watchOutside({ name, check, log, onUp, everyMilliseconds }: OutsideWatchOptions): OutsideWatch {
  let state: OutsideState = check ? 'up' : 'none';
  let looking: Promise<OutsideState> | undefined;

  async function ask(): Promise<OutsideState> {
    if (!check) return state;
    const isThere = await check().then(
      () => true,
      () => false,
    );
    if (!isThere && state !== 'away') log.warn(`${name} is away`);
    state = isThere ? 'up' : 'away';
    if (isThere) await onUp?.();
    return state;
  }

  function look(): Promise<OutsideState> {
    looking ??= ask().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  const report = (error: unknown) => log.error({ err: error }, `${name} cannot be watched`);
  const timer = setInterval(() => void look().catch(report), everyMilliseconds).unref();
  return {
    get state() {
      return state;
    },
    look,
    async close() {
      clearInterval(timer);
      await looking?.catch(report);
    },
  };
}

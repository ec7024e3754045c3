import type { Claims } from './workload.ts';

/** One way to decide the same claims. `prepare` is never timed; `run` is, and fills `awards` in filing order. */
export interface Contestant {
  readonly name: string;
  readonly label: string;
  /** What is timed, in a few words, where it is not obvious. */
  readonly note: string;
  /** Largest number of claims that it is run on. */
  readonly most: number;
  prepare(claims: Claims): Run;
}

export interface Run {
  readonly awards: ArrayLike<number>;
  /** Decides every claim once, from the beginning. */
  decide(): void | Promise<void>;
}

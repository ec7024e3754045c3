import type { Fen } from '../money.ts';

/** A counterfactual: the smallest change to a request that alters its result, as data and as a sentence. */
export interface Advice {
  /** Id of the claim it speaks of. */
  readonly claim: string;
  /** Code of the condition or limit; the name of what is missing for `complete`. */
  readonly code: string;
  readonly kind: AdviceKind;
  /** What to change in the request; empty where no single change can be named. Checked by assessing the changed request. */
  readonly change: readonly Change[];
  /** What totalFen and elsewhereFen together gain by the change. Left out where they gain nothing. */
  readonly gainFen?: Fen;
  /** What they gain at best: if everything that is still missing in the claim then turned out well. */
  readonly atBestFen?: Fen;
  readonly text: string;
}

/**
 * - `move` a part grows within its whole (a day moved into the district), `add` part and whole grow together,
 *   `raise` / `lower` a number on its own: the condition then holds, and with one less it does not;
 * - `wait` the first day on which the condition holds;
 * - `complete` a missing answer, and what the favourable one gives;
 * - `surplus` a limit is full: with this much less the awards stay as they are, with one fen less still they do not;
 * - `room` a limit is not full: with this much more the award reaches it;
 * - `other-year` the caps of another programme year give more.
 */
export type AdviceKind = 'move' | 'add' | 'raise' | 'lower' | 'wait' | 'complete' | 'surplus' | 'room' | 'other-year';

/** One member of the request. `path` is a JSON Pointer; `from` is null where the member is not there. */
export interface Change {
  readonly path: string;
  readonly from: ChangeValue;
  readonly to: Exclude<ChangeValue, null>;
}

export type ChangeValue = number | string | boolean | null;

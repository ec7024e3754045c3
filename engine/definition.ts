import type { Dictionary, Manifest } from './format/manifest.ts';
import type { Classification, Clause } from './format/terms.ts';

/**
 * A policy package in validated, resolved, plain-JSON form: readings are filled in, amounts are fen, rates basis points.
 * This is what the engine compiles, in Node as in a page.
 */
export interface PolicyDefinition {
  readonly manifest: Manifest;
  /** SHA-256 of the package, 64 hex digits. */
  readonly digest: string;
  /** Revision of the register of readings. */
  readonly readings: number;
  /** The part of the shared dictionary that this package uses. */
  readonly dictionary: Dictionary;
  /**
   * The terms from each day on which any value of them changes, ascending; the first has `from: null` (the beginning of
   * time). A package without dated values has exactly one.
   */
  readonly epochs: readonly Epoch[];
}

export interface Epoch {
  readonly from: string | null;
  readonly terms: Terms;
}

export interface Terms {
  readonly general: Manifest['general'];
  readonly insteadOfAward?: Manifest['insteadOfAward'];
  readonly exclusions: Manifest['exclusions'];
  /** In the manifest's order. */
  readonly clauses: readonly Clause[];
  readonly classifications: readonly Classification[];
}

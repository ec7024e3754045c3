/** A defect of a package, for the person who wrote it. */
export interface PackageProblem {
  /** Path inside the package, with forward slashes. */
  readonly file: string;
  /** From 1; 1 where a whole file is wrong or missing. */
  readonly line: number;
  readonly code: string;
  /** Chinese sentences: what is wrong, and how to mend it. */
  readonly problem: string;
  readonly cure: string;
}

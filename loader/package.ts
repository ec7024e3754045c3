/** A defect of a package, for the person who wrote it. */
export interface PackageProblem {
  /** error: the package is not loaded. warning: it is loaded, and somebody should look. */
  readonly severity: 'error' | 'warning';
  /** Path inside the package, with forward slashes. */
  readonly file: string;
  /** From 1; 1 where a whole file is wrong or missing. */
  readonly line: number;
  /** Stable name of the kind of problem: a key of `messages/zh-CN/loader.json` without `.problem` or `.cure`. */
  readonly code: string;
  /** Chinese sentences: what is wrong, and how to mend it. */
  readonly problem: string;
  readonly cure: string;
}

import type { Problem } from './fact-values.ts';
import type { Reading } from './typed.ts';

/** A row that is begun but cannot be counted yet: which field is blank, and what the row belongs to. */
export interface Gap {
  readonly field: string;
  readonly kind: 'cost' | 'award' | 'debarment' | 'support';
}

/** Collects, while a request is made, what could not be read, what is still blank, and where each member was typed. */
export class Draft {
  readonly problems: Problem[] = [];
  readonly gaps: Gap[] = [];
  readonly fieldAt = new Map<string, string>();

  /** The value where it is known. A wrong one is recorded; a blank one is a gap where `gap` says that it is needed. */
  take<T>(field: string, reading: Reading<T>, gap?: Gap['kind'], params: Problem['params'] = {}): T | undefined {
    if (reading.kind === 'known') return reading.value;
    if (reading.kind === 'wrong') this.problem({ field, code: reading.problem, params });
    else if (gap) this.gap({ field, kind: gap });
    return undefined;
  }

  gap(gap: Gap): void {
    if (!this.gaps.some(({ field }) => field === gap.field)) this.gaps.push(gap);
  }

  problem(problem: Problem): void {
    if (!this.problems.some(({ field }) => field === problem.field)) this.problems.push(problem);
  }
}

import type { Reading } from '../../../engine/format/files.ts';
import type { Clause } from '../../../engine/format/terms.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { codesOf } from './rule.ts';

/** The alternative in force, in words. */
export function chosenLabel(reading: Reading): string {
  return reading.alternatives.find(({ id }) => id === reading.chosen)?.label ?? reading.chosen;
}

/** Readings that bear on a clause: they name it or one of its rules, or name nothing and stand on its sentences. */
export function readingsOf(policy: PolicyPackage, clause: Clause): readonly Reading[] {
  const codes = codesOf(clause);
  const sentences = new Set(clause.cite);
  return policy.readings.readings.filter(({ affects, cite }) => {
    if (affects.length > 0) return affects.some((name) => codes.has(name));
    return cite.some((id) => sentences.has(id));
  });
}

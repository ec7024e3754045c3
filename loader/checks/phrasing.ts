import type { Condition } from '../../engine/format/terms.ts';
import { visitTest } from '../uses.ts';
import type { TermsCheck } from './context.ts';

/** Placeholders that the engine fills into the sentences of a condition, beside the facts of its test. */
const ENGINE_PLACEHOLDERS = ['found', 'required', 'share', 'day', 'years'];

/** A {placeholder} in a condition's own sentences names a fact of its test, or one of the engine's: else it stays unfilled. */
export function checkPhrasing(check: TermsCheck): void {
  for (const { kind, owner, path, content } of check.rules) {
    if (kind !== 'condition') continue;
    const { text, test } = content as Condition;
    if (!text) continue;
    const known = new Set(ENGINE_PLACEHOLDERS);
    visitTest(test, {
      fact: (name, use) => known.add(use.as === 'number' && use.member !== undefined ? `${name}.${use.member}` : name),
      costAttribute: () => {},
      costCategory: () => {},
    });
    for (const member of ['met', 'unmet', 'unknown'] as const) {
      for (const [, name = ''] of (text[member] ?? '').matchAll(/\{([^{}]+)\}/g)) {
        if (known.has(name)) continue;
        check.report(owner, [...path, 'text', member], 'placeholder.unknown', { name, known: [...known].join('、') });
      }
    }
  }
}

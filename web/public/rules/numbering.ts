import type { PhraseMark } from '../components/official.tsx';
import type { Rule } from './rule.ts';

/**
 * Ties phrases of the text to their rules by numbers. Rules on the same phrase, or on phrases that overlap, share one
 * number, because a word can only carry one mark. Numbers run through the sentences given.
 */
export interface Numbering {
  /** By sentence id: what to mark in it. */
  readonly marks: ReadonlyMap<string, readonly PhraseMark[]>;
  /** By rule id; a rule without a phrase of its own has no number. */
  readonly numbers: ReadonlyMap<string, number>;
}

interface Sentence {
  readonly id: string;
  readonly text: string;
}

interface Span {
  start: number;
  end: number;
  readonly rules: Rule[];
}

/** Spans of the sentence that rules rest on, overlapping ones merged, in the order of the text. */
function spansOf(sentence: Sentence, rules: readonly Rule[]): readonly Span[] {
  const found: Span[] = [];
  for (const rule of rules) {
    if (rule.cite !== sentence.id || rule.phrase === undefined) continue;
    const start = sentence.text.indexOf(rule.phrase);
    if (start >= 0) found.push({ start, end: start + rule.phrase.length, rules: [rule] });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Span[] = [];
  for (const span of found) {
    const last = merged.at(-1);
    if (last && span.start < last.end) {
      last.end = Math.max(last.end, span.end);
      last.rules.push(...span.rules);
    } else merged.push(span);
  }
  return merged;
}

export function numberRules(sentences: readonly Sentence[], rules: readonly Rule[]): Numbering {
  const marks = new Map<string, PhraseMark[]>();
  const numbers = new Map<string, number>();
  let next = 1;
  for (const sentence of sentences) {
    const own: PhraseMark[] = [];
    for (const span of spansOf(sentence, rules)) {
      const [first] = span.rules;
      if (!first) continue;
      own.push({ start: span.start, end: span.end, number: next, href: `#${first.id}` });
      for (const rule of span.rules) numbers.set(rule.id, next);
      next += 1;
    }
    marks.set(sentence.id, own);
  }
  return { marks, numbers };
}

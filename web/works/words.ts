import type { SubjectKind } from '../../contracts/subjects.ts';
import { SUBJECT_KINDS } from '../../contracts/subjects.ts';
import { fill } from '../../engine/phrases.ts';
import phrases from '../../messages/zh-CN/work-words.json' with { type: 'json' };

/** Words about works that applicants and the office share. */
export function word(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

/** A phrase whose name comes with the data; the name itself where there is none. */
export function wordOf(name: string): string {
  const all: Readonly<Record<string, string>> = phrases;
  return all[name] ?? name;
}

export const kindWord = (kind: SubjectKind): string => word(`kind.${kind}`);

/** The kinds as options of a choice. */
export const KIND_OPTIONS = SUBJECT_KINDS.map((kind) => ({ value: kind, label: kindWord(kind) }));

/** Yes, no; undefined for what nobody has answered, which reads 待补. */
export function yesNoWord(answer: boolean | null): string | undefined {
  return answer === null ? undefined : word(answer ? 'answer.yes' : 'answer.no');
}

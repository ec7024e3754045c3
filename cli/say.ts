import { fill } from '../engine/phrases.ts';
import phrases from '../messages/zh-CN/cli.json' with { type: 'json' };

export type PhraseKey = keyof typeof phrases;

/** A sentence of the command line. The key is checked by the compiler. */
export function say(key: PhraseKey, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

/** The sentence of a key that is made at run time; the last part of the key where there is none. */
export function sayKnown(prefix: string, word: string): string {
  return (phrases as Readonly<Record<string, string>>)[`${prefix}.${word}`] ?? word;
}

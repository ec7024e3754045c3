import { fill } from '../engine/phrases.ts';
import phrases from '../messages/zh-CN/api.json' with { type: 'json' };

export type PhraseKey = keyof typeof phrases;

/** A sentence of the interface. The key is checked by the compiler. */
export function say(key: PhraseKey, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

/** The sentence of a key that is made at run time (a description of a member); undefined where there is none. */
export function phraseOf(key: string): string | undefined {
  return (phrases as Readonly<Record<string, string>>)[key];
}

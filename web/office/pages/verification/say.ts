import { fill } from '../../../../engine/phrases.ts';
import phrases from '../../../../messages/zh-CN/office-verification.json' with { type: 'json' };

type Params = Readonly<Record<string, string | number>>;

/** A sentence of the pages of verification. */
export function say(key: keyof typeof phrases, params: Params = {}): string {
  return fill(phrases[key], params);
}

const words: Readonly<Record<string, string>> = phrases;

/** The same for a key that is made at run time; undefined where there is none. */
export function sayIfKnown(key: string, params: Params = {}): string | undefined {
  const phrase = words[key];
  return phrase === undefined ? undefined : fill(phrase, params);
}

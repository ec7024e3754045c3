import { fill } from '../../engine/phrases.ts';
import phrases from '../../messages/zh-CN/public.json' with { type: 'json' };

export type PhraseKey = keyof typeof phrases;

const BY_KEY: Readonly<Record<string, string>> = phrases;

/** A sentence of the public pages. The key is checked by the compiler; a placeholder without a value stays visible. */
export function say(key: PhraseKey, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

/** The word for something that a package names freely (a role, a module); the name itself where there is none. */
export function wordFor(group: 'role' | 'module' | 'level' | 'mark', name: string): string {
  return BY_KEY[`${group}.${name}`] ?? name;
}

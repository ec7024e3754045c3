import { fill } from '../../engine/phrases.ts';
import phrases from '../../messages/zh-CN/kit.json' with { type: 'json' };

export type KitPhrase = keyof typeof phrases;

/** A sentence of the kit. The key is checked by the compiler; a placeholder without a value stays visible. */
export function say(key: KitPhrase, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

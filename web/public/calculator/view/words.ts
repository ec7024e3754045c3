import { fill } from '../../../../engine/phrases.ts';
import phrases from '../../../../messages/zh-CN/calculator.json' with { type: 'json' };

type WordKey = keyof typeof phrases;

/** A sentence of the calculator. The key is checked by the compiler; a placeholder without a value stays visible. */
export function tell(key: WordKey, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

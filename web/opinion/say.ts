import { fill } from '../../engine/phrases.ts';
import phrases from '../../messages/zh-CN/opinion.json' with { type: 'json' };

/** A sentence of the page behind a department's link. */
export function say(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

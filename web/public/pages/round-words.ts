import { fill } from '../../../engine/phrases.ts';
import phrases from '../../../messages/zh-CN/public-rounds.json' with { type: 'json' };

/** A sentence of the public pages of rounds and of progress. */
export function tell(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

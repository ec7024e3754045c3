import { fill } from '../../../../engine/phrases.ts';
import phrases from '../../../../messages/zh-CN/office-instrument.json' with { type: 'json' };

/** A sentence of the office's pages of policy versions. */
export function say(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

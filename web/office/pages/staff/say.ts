import { fill } from '../../../../engine/phrases.ts';
import phrases from '../../../../messages/zh-CN/office-staff.json' with { type: 'json' };

/** A sentence of the pages of people and organisations. */
export function say(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

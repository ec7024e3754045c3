import { fill } from '../../../../engine/phrases.ts';
import phrases from '../../../../messages/zh-CN/applicant-vouchers.json' with { type: 'json' };

/** A sentence of the pages of vouchers. */
export function say(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

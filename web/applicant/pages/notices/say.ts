import { fill } from '../../../../engine/phrases.ts';
import phrases from '../../../../messages/zh-CN/applicant-notices.json' with { type: 'json' };

/** A sentence of the applicant's pages of notices and documents. */
export function say(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

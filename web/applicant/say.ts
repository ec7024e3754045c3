import { fill } from '../../engine/phrases.ts';
import phrases from '../../messages/zh-CN/applicant.json' with { type: 'json' };

/** A sentence of the applicants' frame and home page. */
export function say(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

import { fill } from '../../engine/phrases.ts';
import phrases from '../../messages/zh-CN/office.json' with { type: 'json' };

/** A sentence of the office's frame and home page. */
export function say(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

/** The word for a role of the office; the name itself where there is none. */
export function roleWord(role: string): string {
  const words: Readonly<Record<string, string>> = phrases;
  return words[`role.${role}`] ?? role;
}

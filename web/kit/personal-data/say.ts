import { fill } from '../../../engine/phrases.ts';
import phrases from '../../../messages/zh-CN/kit-personal-data.json' with { type: 'json' };

/** A sentence of the pages about personal data. */
export function say(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

const shown = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' });

/** 2026年6月1日, in Beijing. */
export function dayWords(at: string): string {
  return shown.format(new Date(at));
}

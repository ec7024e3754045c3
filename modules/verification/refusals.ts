import messages from '../../messages/zh-CN/verification.json' with { type: 'json' };
import { refusalsOf } from '../../platform/command/refusal.ts';

export const refuse = refusalsOf(messages);

const words: Readonly<Record<string, string>> = messages;

/** The sentence of a key that is made at run time; the key itself where there is none. */
export function wordOf(key: string, params: Readonly<Record<string, string | number>> = {}): string {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

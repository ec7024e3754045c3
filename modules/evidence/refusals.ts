import { fill } from '../../engine/phrases.ts';
import messages from '../../messages/zh-CN/evidence.json' with { type: 'json' };
import { refusalsOf } from '../../platform/command/refusal.ts';

export const refuse = refusalsOf(messages);

/** A sentence of evidence. */
export function say(key: keyof typeof messages, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(messages[key], params);
}

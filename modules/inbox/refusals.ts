import { fill } from '../../engine/phrases.ts';
import messages from '../../messages/zh-CN/inbox.json' with { type: 'json' };
import { refusalsOf } from '../../platform/command/refusal.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';

export const refuse = refusalsOf(messages);

export const notFound = refuseGenerally('NOT_FOUND', { kind: 'not-found' });

export type InboxPhrase = keyof typeof messages;

/** A sentence of the module, filled in. */
export function say(key: InboxPhrase, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(messages[key], params);
}

import type { ApplicationState } from '../../contracts/application-states.ts';
import { fill } from '../../engine/index.ts';
import messages from '../../messages/zh-CN/application.json' with { type: 'json' };
import states from '../../messages/zh-CN/application-states.json' with { type: 'json' };
import { refusalsOf } from '../../platform/command/refusal.ts';

export const refuse = refusalsOf(messages);

/** A sentence of the module, filled in. */
export function say(key: keyof typeof messages, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(messages[key], params);
}

/** The name of a state in the words of the office or of the public. */
export function stateName(state: ApplicationState, whose: 'staff' | 'public' = 'public'): string {
  return states[`${whose}.${state}`];
}

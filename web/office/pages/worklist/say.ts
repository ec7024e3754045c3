import type { ApplicationState } from '../../../../contracts/application-states.ts';
import { fill } from '../../../../engine/phrases.ts';
import states from '../../../../messages/zh-CN/application-states.json' with { type: 'json' };
import phrases from '../../../../messages/zh-CN/work-list.json' with { type: 'json' };

/** A sentence of work list and search. */
export function say(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

/** A state in the words of staff. */
export function stateWord(state: ApplicationState): string {
  return states[`staff.${state}`];
}

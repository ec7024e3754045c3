import type { ApplicationState, NextActor } from '../../../../contracts/application-states.ts';
import { fill } from '../../../../engine/phrases.ts';
import phrases from '../../../../messages/zh-CN/applicant-applications.json' with { type: 'json' };
import states from '../../../../messages/zh-CN/application-states.json' with { type: 'json' };

/** A sentence of the pages of rounds and applications. */
export function say(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

/** The state in the public's words. */
export const stateWord = (state: ApplicationState): string => states[`public.${state}`];
export const actorWord = (actor: NextActor): string => states[`actor.${actor}`];

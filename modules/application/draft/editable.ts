import { EDITABLE_STATES } from '../../../contracts/application-states.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { Refused } from '../../../platform/command/refusal.ts';
import { refuse, stateName } from '../refusals.ts';
import type { ApplicationRow } from '../tables.ts';

type Edited = Pick<ApplicationRow, 'state' | 'source' | 'organisationId'>;

/**
 * Why the actor may not change the draft and what belongs to it (cost lines, attachments); undefined where it may. While
 * a paper application is entered it is the clerk's; everything else is the applicant's.
 */
export function editDefect(actor: Actor, { state, source, organisationId }: Edited): Refused | undefined {
  if (!EDITABLE_STATES.includes(state)) return refuse('NOT_EDITABLE', { params: { state: stateName(state) } });
  const isOwn = actor.actingFor?.organisationId === organisationId;
  const isEntered = source === 'paper' && state === 'draft';
  if (isEntered) return isOwn ? refuse('PAPER_BEING_ENTERED') : undefined;
  return isOwn ? undefined : refuse('NOT_PAPER');
}

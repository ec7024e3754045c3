import type { Loaded } from '../../api/loaded.ts';
import type { OpenedOffice } from '../../api/office.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Logger } from '../../platform/log.ts';
import { play } from './play.ts';
import { Stage } from './stage.ts';

export interface DemonstrationOptions {
  readonly database: Database;
  readonly office: OpenedOffice;
  readonly loaded: Loaded;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Plays the story on a new demonstration, once, behind a server that already answers; it says how far it is. Where the
 * process ended in the middle, the next one goes on. Of several processes one plays.
 */
export async function loadDemonstration(options: DemonstrationOptions): Promise<void> {
  const { office, log } = options;
  const { demonstration } = office;
  if (!demonstration) return;
  if (!(await demonstration.story())) return;
  const stage = new Stage({ ...options, moveTo: (instant) => demonstration.startAt(instant) });
  await play(stage, office.personal, (done, of) => demonstration.tell({ done, of, isPlayed: false }));
  await stage.settle();
  await demonstration.tell({ done: 1, of: 1, isPlayed: true });
  log.info('the demonstration is loaded');
}

import type { ApplicationState } from '../../contracts/application-states.ts';
import { fill } from '../../engine/index.ts';
import states from '../../messages/zh-CN/application-states.json' with { type: 'json' };
import type { ApplicationRow } from './tables.ts';

type DueRow = Pick<ApplicationRow, 'dueDay' | 'awaitingCalendarYear' | 'paused'>;

/** A deadline as pages show it. */
export function dueOf({ dueDay, awaitingCalendarYear, paused }: DueRow) {
  return { day: dueDay, awaitingYear: awaitingCalendarYear, paused };
}

/** One sentence: who acts next and until when. */
export function nextSentence(state: ApplicationState, { dueDay, awaitingCalendarYear }: DueRow): string {
  return fill(states[`next.${state}`], { until: untilWords(dueDay, awaitingCalendarYear) });
}

function untilWords(day: string | null, year: number | null): string {
  if (day !== null) return fill(states['until.day'], { day });
  return year === null ? states['until.none'] : fill(states['until.awaiting'], { year });
}

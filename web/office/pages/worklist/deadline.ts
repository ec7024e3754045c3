import type { WorkItem } from '../../../../contracts/work-list.ts';
import type { Deadline } from '../../../kit/parts/clock.tsx';
import { say } from './say.ts';

/** The clock of a row. */
export function deadlineOf({ due, workingDaysLeft }: Pick<WorkItem, 'due' | 'workingDaysLeft'>): Deadline {
  if (due.paused) return { kind: 'paused', reason: say('paused') };
  if (due.awaitingYear !== null) return { kind: 'no-calendar', year: due.awaitingYear };
  if (due.day === null || workingDaysLeft === null) return { kind: 'none' };
  return { kind: 'running', left: workingDaysLeft, due: due.day };
}

import type { Defect } from '../../contracts/acceptance.ts';
import type { ApplicationState } from '../../contracts/application-states.ts';
import states from '../../messages/zh-CN/application-states.json' with { type: 'json' };
import type { Refused } from '../../platform/command/refusal.ts';
import { refuse, say } from './refusals.ts';
import type { CorrectionNoticeRow, SecondNoticeApprovalRow } from './tables.ts';

/** What decides whether an act of acceptance would be refused. */
export interface AcceptanceFacts {
  readonly state: ApplicationState;
  /** The last day for the next act; null = not known or none. */
  readonly dueDay: string | null;
  readonly awaitingCalendarYear: number | null;
  readonly today: string;
  readonly defects: readonly Defect[];
  /** Newest first. */
  readonly notices: readonly Pick<CorrectionNoticeRow, 'answeredAt'>[];
  readonly approval: Pick<SecondNoticeApprovalRow, 'by'> | null;
}

/** What the person brings along. */
export interface Brought {
  readonly reason?: string | undefined;
  readonly lateReason?: string | undefined;
  readonly accountId?: string | null;
}

/** The time limit of whoever acts next has passed. What waits for a calendar is never late. */
export function isLate({ dueDay, today }: Pick<AcceptanceFacts, 'dueDay' | 'today'>): boolean {
  return dueDay !== null && today > dueDay;
}

export function obstacleToAccept(facts: AcceptanceFacts, { reason, lateReason }: Brought): Refused | undefined {
  const { defects } = facts;
  const first = defects[0];
  const left =
    first && !reason ? refuse('DEFECTS_LEFT', { params: { count: defects.length, first: first.sentence } }) : undefined;
  return notSubmitted(facts) ?? left ?? lateWithout(facts, lateReason);
}

export function obstacleToCorrection(facts: AcceptanceFacts, { lateReason, accountId }: Brought): Refused | undefined {
  return notSubmitted(facts) ?? notApproved(facts, accountId ?? null) ?? lateWithout(facts, lateReason);
}

/** While the applicant still has time to mend, nobody declines. */
export function obstacleToDecline(facts: AcceptanceFacts, { lateReason }: Brought): Refused | undefined {
  if (facts.state !== 'correction-requested') return notSubmitted(facts) ?? lateWithout(facts, lateReason);
  if (isLate(facts)) return undefined;
  const { dueDay, awaitingCalendarYear } = facts;
  const until =
    awaitingCalendarYear === null
      ? say('until.day', { day: dueDay ?? '' })
      : say('until.awaiting', { year: awaitingCalendarYear });
  return refuse('CORRECTION_STILL_OPEN', { params: { until } });
}

export function obstacleToApproval(facts: AcceptanceFacts): Refused | undefined {
  if (facts.approval) return refuse('ALREADY_APPROVED');
  return notSubmitted(facts) ?? (facts.notices.length === 0 ? refuse('NO_FIRST_NOTICE') : undefined);
}

function notSubmitted({ state }: AcceptanceFacts): Refused | undefined {
  if (state === 'submitted') return undefined;
  return refuse('NOT_SUBMITTED', { params: { state: states[`staff.${state}`] } });
}

function notApproved({ notices, approval }: AcceptanceFacts, accountId: string | null): Refused | undefined {
  if (notices.length === 0) return undefined;
  if (!approval) return refuse('SECOND_NOTICE_NOT_APPROVED', { params: { count: notices.length } });
  return approval.by === accountId ? refuse('APPROVER_ISSUES') : undefined;
}

function lateWithout(facts: AcceptanceFacts, lateReason: string | undefined): Refused | undefined {
  if (lateReason || !isLate(facts)) return undefined;
  return refuse('LATE_REASON_NEEDED', { params: { day: facts.dueDay ?? '' }, path: '/lateReason' });
}

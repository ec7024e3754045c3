import { count, eq } from 'drizzle-orm';
import { type ApplicationState, isStep, STATE_TABLE } from '../../contracts/application-states.ts';
import { knownCalendars } from '../../platform/calendar/known-calendars.ts';
import { type AuditRecord, type CommandContext, type Event, event } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import { lockApplication } from './application.ts';
import { type Due, dueAfter, limitOf, workingDaysLeft } from './deadline.ts';
import { refuse, stateName } from './refusals.ts';
import { type ApplicationRow, applicationTable, stateChangeTable } from './tables.ts';

export interface Move {
  /** Why, in words that the applicant reads. */
  readonly note?: string;
  /** A time limit of its own in working days instead of the one of the setting; null = none. */
  readonly workingDays?: number | null;
  /** Of a submission: its number and snapshot, which come into being with the state. Asked for just before the change. */
  readonly submission?: () => Promise<SubmissionColumns>;
}

export type SubmissionColumns = Pick<ApplicationRow, 'number' | 'checkCode' | 'snapshotSequence' | 'submittedAt'>;

export interface Moved {
  readonly ok: true;
  readonly application: ApplicationRow;
  readonly audit: AuditRecord;
  /** `ApplicationMoved` {applicationId, organisationId, from, to, note, nextActor, dueDay}: hand it on with `done`. */
  readonly event: Event;
}

/**
 * The one way to another state: holds the row, tests the step against the table of states, writes down the step, and
 * sets who acts next and until when. While the applicant acts the office's clock stands still; afterwards it goes on
 * with the working days that were left.
 */
export async function moveTo(
  context: CommandContext,
  applicationId: string,
  to: ApplicationState,
  { note = '', workingDays, submission }: Move = {},
): Promise<Moved | Refused> {
  const before = await lockApplication(context, applicationId);
  if (!before) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
  const from = before.state;
  if (!isStep(from, to)) {
    const params = { from: stateName(from, 'staff'), to: stateName(to, 'staff') };
    return refuse('STEP_NOT_POSSIBLE', { params });
  }
  const { tx, actor, now } = context;
  const { next: nextActor } = STATE_TABLE[to];
  const clock = await clockOf(context, before, to, workingDays);
  const step = await nextStep(context, applicationId);
  const submitted = await submission?.();
  const [application] = await tx
    .update(applicationTable)
    .set({ state: to, stateSince: now, nextActor, ...clock, ...submitted })
    .where(eq(applicationTable.id, applicationId))
    .returning();
  if (!application) throw new Error('the application lost its row');
  await recordStep(context, application, { step, fromState: from, note });
  const { organisationId, dueDay, awaitingCalendarYear } = application;
  return {
    ok: true,
    application,
    audit: {
      on: { type: 'application', id: applicationId },
      organisationId,
      before: { state: from },
      after: { state: to, note, nextActor, dueDay, awaitingCalendarYear },
    },
    event: event('ApplicationMoved', {
      applicationId,
      organisationId,
      from,
      to,
      note,
      nextActor,
      dueDay,
      by: actor.accountId,
    }),
  };
}

async function nextStep({ tx }: CommandContext, applicationId: string): Promise<number> {
  const [steps] = await tx
    .select({ taken: count() })
    .from(stateChangeTable)
    .where(eq(stateChangeTable.applicationId, applicationId));
  return (steps?.taken ?? 0) + 1;
}

/** Writes down that the application came into its present state. */
export async function recordStep(
  { tx, actor, now }: CommandContext,
  { id, state, nextActor, dueDay, awaitingCalendarYear }: ApplicationRow,
  taken: { readonly step: number; readonly fromState: ApplicationState | null; readonly note: string },
): Promise<void> {
  await tx.insert(stateChangeTable).values({
    ...taken,
    applicationId: id,
    toState: state,
    at: now,
    accountId: actor.accountId,
    actorKind: actor.kind,
    nextActor,
    dueDay,
    awaitingCalendarYear,
  });
}

/** The clock in the new state; what the office had left is kept while the applicant acts. */
async function clockOf(
  { tx, today }: CommandContext,
  before: ApplicationRow,
  to: ApplicationState,
  given: number | null | undefined,
): Promise<Due & Pick<ApplicationRow, 'paused' | 'remainingWorkingDays'>> {
  const { limit, pauses } = STATE_TABLE[to];
  const calendars = await knownCalendars(tx);
  const goesOn = before.paused && !pauses && limit !== null ? before.remainingWorkingDays : null;
  const days = given === undefined ? (goesOn ?? (await limitOf(tx, limit))) : given;
  return {
    ...dueAfter(calendars, today, days),
    paused: pauses,
    remainingWorkingDays: pauses ? workingDaysLeft(calendars, before, today) : null,
  };
}

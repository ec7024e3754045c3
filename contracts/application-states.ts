import { z } from 'zod';

/**
 * Where an application stands, who acts next and which steps there are: the one table. Words of staff
 * (`staff.<state>`), of the public (`public.<state>`) and of actors (`actor.<actor>`) are in
 * messages/zh-CN/application-states.json.
 */

export const APPLICATION_STATES = [
  'draft',
  'awaiting-confirmation',
  'submitted',
  'correction-requested',
  'accepted',
  'declined',
  'verifying',
  'verified',
  'withdrawn',
] as const;
export const applicationState = z.enum(APPLICATION_STATES).meta({ id: 'ApplicationState' });
export type ApplicationState = z.output<typeof applicationState>;

export const NEXT_ACTORS = ['applicant', 'clerk', 'officer', 'panel-secretary'] as const;
export const nextActor = z.enum(NEXT_ACTORS).meta({ id: 'NextActor' });
export type NextActor = z.output<typeof nextActor>;

export interface StateRow {
  /** Who acts next; null = nobody, it has ended. */
  readonly next: NextActor | null;
  /** Setting that holds the working days for the next act; null = no time limit. */
  readonly limit: 'application.acceptanceDays' | 'application.correctionDays' | 'application.verificationDays' | null;
  /** The office's clock stands still while the applicant acts. */
  readonly pauses: boolean;
  readonly to: readonly ApplicationState[];
}

export const STATE_TABLE: Readonly<Record<ApplicationState, StateRow>> = {
  draft: { next: 'applicant', limit: null, pauses: false, to: ['submitted', 'awaiting-confirmation', 'withdrawn'] },
  'awaiting-confirmation': {
    next: 'applicant',
    limit: null,
    pauses: false,
    to: ['submitted', 'draft', 'withdrawn'],
  },
  submitted: {
    next: 'clerk',
    limit: 'application.acceptanceDays',
    pauses: false,
    to: ['correction-requested', 'accepted', 'declined', 'withdrawn'],
  },
  'correction-requested': {
    next: 'applicant',
    limit: 'application.correctionDays',
    pauses: true,
    to: ['submitted', 'declined', 'withdrawn'],
  },
  accepted: { next: 'officer', limit: 'application.verificationDays', pauses: false, to: ['verifying', 'withdrawn'] },
  declined: { next: null, limit: null, pauses: false, to: [] },
  verifying: { next: 'officer', limit: 'application.verificationDays', pauses: false, to: ['verified'] },
  verified: { next: 'panel-secretary', limit: null, pauses: false, to: [] },
  withdrawn: { next: null, limit: null, pauses: false, to: [] },
};

/** Whether a step from one state to the other exists. */
export function isStep(from: ApplicationState, to: ApplicationState): boolean {
  return STATE_TABLE[from].to.includes(to);
}

/** States in which the applicant (or, for paper, the clerk) works on the draft. */
export const EDITABLE_STATES: readonly ApplicationState[] = ['draft', 'correction-requested'];

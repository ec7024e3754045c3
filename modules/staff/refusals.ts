import messages from '../../messages/zh-CN/staff.json' with { type: 'json' };
import type { Refused } from '../../platform/command/refusal.ts';
import { refusalsOf } from '../../platform/command/refusal.ts';
import { refuse as refusePlatform } from '../../platform/command/runner.ts';

export const refuse = refusalsOf(messages);

export const notFound: Refused = refusePlatform('NOT_FOUND', { kind: 'not-found' });

/** Constraints that an appointment can run into. */
export const APPOINTMENT_CONSTRAINTS = {
  appointment_once: refuse('ALREADY_APPOINTED', { path: '/role' }),
  appointment_one_administration: refuse('ONE_ADMINISTRATION', { path: '/role' }),
  appointment_one_open_administration: refuse('ONE_ADMINISTRATION', { path: '/role' }),
};

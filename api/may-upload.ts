import type { Actor } from '../platform/actor.ts';
import type { Refused } from '../platform/command/refusal.ts';
import { refuse } from '../platform/command/runner.ts';

/** Members who prepare for an organisation, and people of the office, hand in files; viewers and strangers do not. */
export function mayUpload({ actingFor, staffRoles }: Actor): Refused | undefined {
  const prepares = actingFor !== null && actingFor.role !== 'viewer';
  const works = staffRoles.some((role) => role !== 'auditor');
  return prepares || works ? undefined : refuse('NOT_ALLOWED', { kind: 'forbidden' });
}

import { z } from 'zod';
import { pageOf, pageQuery } from './paging.ts';
import { staffRole } from './roles.ts';
import { optionalLine, realDay } from './texts.ts';

/** People of the office: appointments, invitations, substitution, leaving. Days are Beijing days, both ends included. */

const accountId = z.uuid();
const moment = z.iso.datetime();
const department = optionalLine(100).default('');

export const nothingMore = z.strictObject({});

export const appointInput = z.strictObject({
  accountId,
  role: staffRole,
  department,
  fromDay: realDay,
  untilDay: realDay.nullable().default(null),
});
export const appointed = z.strictObject({ appointmentId: z.uuid() }).meta({ id: 'Appointed' });

/** `untilDay` is the last day on which the role runs; it may lie before the first only where it has not begun. */
export const endAppointmentInput = z.strictObject({ appointmentId: z.uuid(), untilDay: realDay });

export const leaveInput = z.strictObject({ accountId, lastDay: realDay });
export const left = z.strictObject({ ended: z.int() }).meta({ id: 'StaffLeft' });

export const inviteStaffInput = z.strictObject({
  email: z.email().max(200).toLowerCase(),
  role: staffRole,
  department,
  fromDay: realDay,
});
export const staffInvited = z
  .strictObject({ invitationId: z.uuid(), expiresAt: moment })
  .meta({ id: 'StaffInvitation' });
export const ofStaffInvitation = z.strictObject({ invitationId: z.uuid() });
export const takeStaffInvitationInput = z.strictObject({
  invitationId: z.uuid(),
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export const staffInvitationShown = z
  .strictObject({ role: staffRole, department: z.string(), expiresAt: moment, isOpen: z.boolean() })
  .meta({ id: 'StaffInvitationShown' });

export const arrangeSubstitutionInput = z.strictObject({
  absentAccountId: accountId,
  substituteAccountId: accountId,
  fromDay: realDay,
  untilDay: realDay,
});
export const substitutionArranged = z.strictObject({ substitutionId: z.uuid() }).meta({ id: 'SubstitutionArranged' });
export const ofSubstitution = z.strictObject({ substitutionId: z.uuid() });

const appointmentShown = z.strictObject({
  appointmentId: z.uuid(),
  role: staffRole,
  department: z.string(),
  fromDay: z.string(),
  untilDay: z.string().nullable(),
});

export const listStaffInput = pageQuery.extend({
  /** Part of a name. */
  search: optionalLine(100).optional(),
  /** Also those whose last role has ended. */
  left: z.enum(['true', 'false']).default('false'),
});
const staffItem = z.strictObject({ accountId, name: z.string(), appointments: z.array(appointmentShown) });
export const staffPage = pageOf(staffItem, 'StaffPage');

export const arrangements = z
  .strictObject({
    /** Running and coming, by first day. */
    substitutions: z.array(
      z.strictObject({
        substitutionId: z.uuid(),
        absent: z.strictObject({ accountId, name: z.string() }),
        substitute: z.strictObject({ accountId, name: z.string() }),
        fromDay: z.string(),
        untilDay: z.string(),
      }),
    ),
    /** Not taken yet. */
    invitations: z.array(
      z.strictObject({
        invitationId: z.uuid(),
        email: z.string(),
        role: staffRole,
        department: z.string(),
        fromDay: z.string(),
        expiresAt: moment,
        hasExpired: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'StaffArrangements' });

export const colleaguesInput = z.strictObject({ role: staffRole });
export const colleagues = z
  .strictObject({
    items: z.array(
      z.strictObject({
        accountId,
        name: z.string(),
        department: z.string(),
        /** Somebody stands in for this person today. */
        isAbsent: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Colleagues' });

import { get, post, type Route } from '../../platform/route/route.ts';
import { appoint, endAppointment, recordLeaving } from './appoint.ts';
import { inviteStaff, showStaffInvitation, takeStaffInvitation, withdrawStaffInvitation } from './invite-staff.ts';
import { listColleagues, listStaff, showArrangements } from './list-staff.ts';
import { arrangeSubstitution, cancelSubstitution } from './substitutions.ts';

export const staffRoutes: readonly Route[] = [
  get('/staff', listStaff),
  get('/staff/colleagues', listColleagues),
  get('/staff/arrangements', showArrangements),
  post('/staff/appoint', appoint),
  post('/staff/appointments/:appointmentId/end', endAppointment),
  post('/staff/:accountId/record-leaving', recordLeaving),
  post('/staff/invite', inviteStaff),
  get('/staff/invitations/:invitationId', showStaffInvitation),
  post('/staff/invitations/:invitationId/take', takeStaffInvitation),
  post('/staff/invitations/:invitationId/withdraw', withdrawStaffInvitation),
  post('/staff/arrange-substitution', arrangeSubstitution),
  post('/staff/substitutions/:substitutionId/cancel', cancelSubstitution),
];

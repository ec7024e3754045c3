/** What other parts of the office ask of its people. */
export { holdersOf } from './appointments.ts';
export { firstAdministrator } from './first-administrator.ts';
export { staffInvitationToSend } from './invite-staff.ts';

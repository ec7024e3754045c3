import { STAFF_ROLES } from '../../contracts/roles.ts';
import { ownAccount, type Permission, signedIn, staff } from '../../platform/permission/permission.ts';

const security = staff('security-administrator');
const arrangers = staff('security-administrator', 'supervisor');

/** Who may do what with people of the office. */
export const permissions = {
  appoint: [security],
  endAppointment: [security],
  recordLeaving: [security],
  inviteStaff: [security],
  withdrawStaffInvitation: [security],
  showStaffInvitation: [signedIn],
  takeStaffInvitation: [signedIn],
  arrangeSubstitution: [ownAccount, arrangers],
  cancelSubstitution: [ownAccount, arrangers],
  listStaff: [staff('security-administrator', 'audit-administrator', 'system-administrator', 'supervisor', 'auditor')],
  showArrangements: [staff('security-administrator', 'audit-administrator', 'supervisor', 'auditor')],
  listColleagues: [staff(...STAFF_ROLES)],
} satisfies Readonly<Record<string, Permission>>;

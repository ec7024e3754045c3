import { anybody, type Permission, signedIn, staff } from '../../platform/permission/permission.ts';

/** Who may do what with personal data. One's own needs no role. */
export const permissions = {
  showRegister: [anybody],
  showMine: [signedIn],
  listConsents: [signedIn],
  giveConsent: [signedIn],
  withdrawConsent: [signedIn],
  ask: [signedIn],
  listMyRequests: [signedIn],
  listRequests: [staff('supervisor')],
  answerRequest: [staff('supervisor')],
} satisfies Readonly<Record<string, Permission>>;

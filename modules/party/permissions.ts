import { ownOrganisation, type Permission, signedIn, staff } from '../../platform/permission/permission.ts';

const everyMember = ownOrganisation('representative', 'preparer', 'viewer');
const whoWrites = ownOrganisation('representative', 'preparer');
const representative = ownOrganisation('representative');
const office = staff('clerk', 'officer', 'supervisor', 'panel-secretary', 'finance', 'auditor');

/** Who may do what with organisations and their members. */
export const permissions = {
  registerOrganisation: [signedIn],
  listMine: [signedIn],
  showOrganisation: [everyMember, office],
  showContact: [whoWrites, staff('clerk', 'officer', 'supervisor')],
  showBankAccount: [representative, staff('officer', 'supervisor', 'finance')],
  updateProfile: [whoWrites],
  renameOrganisation: [representative],
  setShareholders: [whoWrites],
  changeBankAccount: [representative],
  listOrganisations: [office],
  mergeOrganisations: [staff('officer', 'supervisor')],

  showMembers: [everyMember],
  inviteMember: [representative],
  withdrawInvitation: [representative],
  showInvitation: [signedIn],
  takeInvitation: [signedIn],
  changeRole: [representative],
  removeMember: [representative],
  leaveOrganisation: [everyMember],
  transferRepresentation: [representative],

  printAuthorityLetter: [whoWrites],
  submitAuthorityLetter: [whoWrites],
  claimRepresentation: [signedIn],
  listAuthorityLetters: [staff('clerk', 'supervisor')],
  confirmAuthorityLetter: [staff('clerk')],
  refuseAuthorityLetter: [staff('clerk')],
} satisfies Readonly<Record<string, Permission>>;

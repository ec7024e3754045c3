/** What other parts of the office ask of organisations and their members. */
export { invitationToSend } from './invite-member.ts';
export { membershipsOf, membersOf } from './members.ts';
export {
  currentBankAccount,
  type Organisation,
  organisationOf,
  organisationsOneWith,
  resolveOrganisation,
} from './organisation.ts';
export {
  bankAccountsSharedWith,
  contactsSharedWith,
  shareholdersSharedWith,
} from './sharing.ts';

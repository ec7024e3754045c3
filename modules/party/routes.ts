import { get, post, type Route } from '../../platform/route/route.ts';
import { changeBankAccount } from './change-bank-account.ts';
import { changeRole, leaveOrganisation, removeMember, transferRepresentation } from './change-members.ts';
import { confirmAuthorityLetter, refuseAuthorityLetter } from './decide-letter.ts';
import { inviteMember, withdrawInvitation } from './invite-member.ts';
import { listAuthorityLetters } from './list-letters.ts';
import { listMine } from './list-mine.ts';
import { listOrganisations } from './list-organisations.ts';
import { mergeOrganisations } from './merge-organisations.ts';
import { registerOrganisation } from './register-organisation.ts';
import { renameOrganisation } from './rename-organisation.ts';
import { setShareholders } from './set-shareholders.ts';
import { showBankAccount, showContact, showMembers, showOrganisation } from './show-organisation.ts';
import { claimRepresentation, printAuthorityLetter, submitAuthorityLetter } from './submit-letter.ts';
import { showInvitation, takeInvitation } from './take-invitation.ts';
import { updateProfile } from './update-profile.ts';

export const partyRoutes: readonly Route[] = [
  post('/organisations', registerOrganisation),
  get('/organisations', listOrganisations),
  get('/organisations/mine', listMine),
  get('/organisations/:organisationId', showOrganisation),
  get('/organisations/:organisationId/contact', showContact),
  get('/organisations/:organisationId/bank-account', showBankAccount),
  post('/organisations/:organisationId/update-profile', updateProfile),
  post('/organisations/:organisationId/rename', renameOrganisation),
  post('/organisations/:organisationId/set-shareholders', setShareholders),
  post('/organisations/:organisationId/change-bank-account', changeBankAccount),
  post('/organisations/:organisationId/merge', mergeOrganisations),

  get('/organisations/:organisationId/members', showMembers),
  post('/organisations/:organisationId/invite', inviteMember),
  post('/organisations/:organisationId/change-role', changeRole),
  post('/organisations/:organisationId/remove-member', removeMember),
  post('/organisations/:organisationId/leave', leaveOrganisation),
  post('/organisations/:organisationId/transfer-representation', transferRepresentation),
  get('/invitations/:invitationId', showInvitation),
  post('/invitations/:invitationId/take', takeInvitation),
  post('/invitations/:invitationId/withdraw', withdrawInvitation),

  get('/organisations/:organisationId/authority-letter', printAuthorityLetter),
  post('/organisations/:organisationId/submit-authority-letter', submitAuthorityLetter),
  post('/authority-letters/claim', claimRepresentation),
  get('/authority-letters', listAuthorityLetters),
  post('/authority-letters/:letterId/confirm', confirmAuthorityLetter),
  post('/authority-letters/:letterId/refuse', refuseAuthorityLetter),
];

import { asc, desc, eq } from 'drizzle-orm';
import {
  bankAccountShown,
  contactShown,
  membersShown,
  ofOrganisation,
  organisationShown,
} from '../../contracts/party.ts';
import { defineQuery } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { openTextFor } from '../../platform/personal-data/in-use.ts';
import { authorityColumn } from './authority.ts';
import { openInvitationsOf } from './invite-member.ts';
import { membersOf } from './members.ts';
import { currentBankAccount, organisationOf, ownResource } from './organisation.ts';
import { permissions } from './permissions.ts';
import { notFound } from './refusals.ts';
import { shareholdersOf } from './set-shareholders.ts';
import { formerNameTable, organisationTable } from './tables.ts';

/** One organisation. Phone and account number only by their last digits. */
export const showOrganisation = defineQuery({
  name: 'party.showOrganisation',
  input: ofOrganisation,
  output: organisationShown,
  permission: permissions.showOrganisation,
  resource: ownResource,
  async run({ tx }, { organisationId }) {
    const [row] = await tx
      .select({ organisation: organisationTable, authority: authorityColumn })
      .from(organisationTable)
      .where(eq(organisationTable.id, organisationId));
    if (!row) return notFound;
    const { organisation } = row;
    const bank = await currentBankAccount(tx, organisationId);
    const into = organisation.mergedInto === null ? null : await organisationOf(tx, organisation.mergedInto);
    const { uscc, name, legalRepresentative, address, industry, registeredOn, contactName, revision } = organisation;
    const value = {
      ...{ organisationId, uscc, name, legalRepresentative, address, industry, registeredOn, contactName, revision },
      formerNames: await formerNamesOf(tx, organisationId),
      contactPhoneMasked: masked(organisation.contactPhoneTail),
      shareholders: await shareholdersOf(tx, organisationId),
      bankAccount: bank && {
        bankName: bank.bankName,
        holderName: bank.holderName,
        accountMasked: masked(bank.accountTail),
        proofFileId: bank.proofFileId,
        since: bank.since.toISOString(),
      },
      authority: row.authority,
      mergedInto: into && { organisationId: into.id, name: into.name },
      absorbed: await absorbedBy(tx, organisationId),
    };
    return { ok: true, value };
  },
});

function masked(tail: string): string {
  return tail === '' ? '' : `*******${tail}`;
}

async function formerNamesOf(reader: Reader, organisationId: string) {
  const rows = await reader
    .select({ name: formerNameTable.name, changedAt: formerNameTable.changedAt })
    .from(formerNameTable)
    .where(eq(formerNameTable.organisationId, organisationId))
    .orderBy(desc(formerNameTable.changedAt), desc(formerNameTable.id));
  return rows.map(({ name, changedAt }) => ({ name, changedAt: changedAt.toISOString() }));
}

async function absorbedBy(reader: Reader, organisationId: string) {
  return reader
    .select({ organisationId: organisationTable.id, name: organisationTable.name, uscc: organisationTable.uscc })
    .from(organisationTable)
    .where(eq(organisationTable.mergedInto, organisationId))
    .orderBy(asc(organisationTable.name), asc(organisationTable.id));
}

/** The contact in the clear. Each look is kept in the audit. */
export const showContact = defineQuery({
  name: 'party.showContact',
  input: ofOrganisation,
  output: contactShown,
  permission: permissions.showContact,
  resource: ownResource,
  async run({ tx }, { organisationId }) {
    const organisation = await organisationOf(tx, organisationId);
    if (!organisation) return notFound;
    const { contactName, contactPhoneSealed: sealed } = organisation;
    const contactPhone = sealed === null ? null : await openTextFor(tx, organisationId, sealed);
    const seen = { type: 'organisation', id: organisationId, fields: ['contactPhone'] };
    return { ok: true, value: { contactName, contactPhone }, personalDataOf: [seen] };
  },
});

/** The account number in the clear. Each look is kept in the audit. */
export const showBankAccount = defineQuery({
  name: 'party.showBankAccount',
  input: ofOrganisation,
  output: bankAccountShown,
  permission: permissions.showBankAccount,
  resource: ownResource,
  async run({ tx }, { organisationId }) {
    const bank = await currentBankAccount(tx, organisationId);
    if (!bank) return notFound;
    const { bankName, holderName, accountSealed } = bank;
    const accountNumber = await openTextFor(tx, organisationId, accountSealed);
    const seen = { type: 'bank-account', id: bank.id, fields: ['accountNumber'] };
    return { ok: true, value: { bankName, holderName, accountNumber }, personalDataOf: [seen] };
  },
});

/** The members and the invitations that are still open. */
export const showMembers = defineQuery({
  name: 'party.showMembers',
  input: ofOrganisation,
  output: membersShown,
  permission: permissions.showMembers,
  resource: ownResource,
  async run({ tx, now }, { organisationId }) {
    const members = await membersOf(tx, organisationId);
    const invitations = await openInvitationsOf(tx, organisationId);
    return {
      ok: true,
      value: {
        members: members.map((member) => ({ ...member, since: member.since.toISOString() })),
        invitations: invitations.map(({ id, role, addressMasked, expiresAt }) => ({
          invitationId: id,
          role,
          addressMasked,
          expiresAt: expiresAt.toISOString(),
          hasExpired: expiresAt <= now,
        })),
      },
    };
  },
});

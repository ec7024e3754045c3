import { eq } from 'drizzle-orm';
import { profileInput, revised } from '../../contracts/party.ts';
import { defineCommand, done } from '../../platform/command/command.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { fingerprintOf, sealFor } from '../../platform/personal-data/in-use.ts';
import { lockForChange, ownResource } from './organisation.ts';
import { permissions } from './permissions.ts';
import { refuse } from './refusals.ts';
import { organisationTable } from './tables.ts';

/** Changes address, industry, contact and what else the business licence says. The phone is kept sealed. */
export const updateProfile = defineCommand({
  name: 'party.updateProfile',
  input: profileInput,
  output: revised,
  permission: permissions.updateProfile,
  resource: ownResource,
  async run({ tx }, { organisationId, revision, contactPhone, ...profile }) {
    const locked = await lockForChange(tx, organisationId);
    if (!locked.ok) return locked;
    const before = locked.organisation;
    if (before.revision !== revision) return refuse('CHANGED_MEANWHILE');
    const phone = contactPhone === undefined ? {} : await phoneColumns(tx, organisationId, contactPhone);
    const next = revision + 1;
    await tx
      .update(organisationTable)
      .set({ ...profile, ...phone, revision: next })
      .where(eq(organisationTable.id, organisationId));
    const { legalRepresentative, address, industry, registeredOn } = before;
    return done(
      { revision: next },
      {
        on: { type: 'organisation', id: organisationId },
        organisationId,
        before: { legalRepresentative, address, industry, registeredOn },
        after: {
          legalRepresentative: profile.legalRepresentative,
          address: profile.address,
          industry: profile.industry,
          registeredOn: profile.registeredOn,
          isPhoneChanged: contactPhone !== undefined,
        },
        personal: { [organisationId]: { contactName: profile.contactName, ...(contactPhone ? { contactPhone } : {}) } },
      },
    );
  },
});

const TAIL = 4;

async function phoneColumns(tx: Transaction, organisationId: string, phone: string | null) {
  if (phone === null) return { contactPhoneSealed: null, contactPhoneFingerprint: null, contactPhoneTail: '' };
  const digits = phone.replace(/^\+86/, '').replaceAll('-', '');
  return {
    contactPhoneSealed: await sealFor(tx, organisationId, phone),
    contactPhoneFingerprint: fingerprintOf('phone', digits),
    contactPhoneTail: digits.slice(-TAIL),
  };
}

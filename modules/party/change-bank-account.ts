import { eq } from 'drizzle-orm';
import { bankAccountInput, nothing } from '../../contracts/party.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { newId } from '../../platform/ids.ts';
import { fingerprintOf, sealFor } from '../../platform/personal-data/in-use.ts';
import { currentBankAccount, lockForChange, ownResource } from './organisation.ts';
import { permissions } from './permissions.ts';
import { whyNoProof } from './proof-file.ts';
import { refuse } from './refusals.ts';
import { bankAccountTable } from './tables.ts';

const TAIL = 4;

/**
 * The account to which the organisation is paid, with the opening certificate. Only the representative changes it, with
 * a fresh second factor where the account has one; the holder is the organisation itself. Former accounts stay, sealed.
 */
export const changeBankAccount = defineCommand({
  name: 'party.changeBankAccount',
  input: bankAccountInput,
  output: nothing,
  permission: permissions.changeBankAccount,
  sensitive: true,
  resource: ownResource,
  async run({ tx, actor, now }, { organisationId, bankName, holderName, accountNumber, proofFileId }) {
    const locked = await lockForChange(tx, organisationId);
    if (!locked.ok) return locked;
    const { name } = locked.organisation;
    if (withoutWidth(holderName) !== withoutWidth(name)) {
      return refuse('HOLDER_DIFFERS', { path: '/holderName', kind: 'invalid', params: { name } });
    }
    const accountId = actor.accountId ?? '';
    const noProof = await whyNoProof(tx, proofFileId, { organisationId, accountId }, '/proofFileId');
    if (noProof) return noProof;
    const before = await currentBankAccount(tx, organisationId);
    if (before) {
      await tx.update(bankAccountTable).set({ isCurrent: false, until: now }).where(eq(bankAccountTable.id, before.id));
    }
    const bankAccountId = newId();
    const accountTail = accountNumber.slice(-TAIL);
    await tx.insert(bankAccountTable).values({
      id: bankAccountId,
      organisationId,
      bankName,
      holderName,
      accountSealed: await sealFor(tx, organisationId, accountNumber),
      accountFingerprint: fingerprintOf('bank-account', accountNumber),
      accountTail,
      proofFileId,
      isCurrent: true,
      changedBy: accountId,
      since: now,
    });
    const shown = before && { bankName: before.bankName, accountTail: before.accountTail };
    const kept = {
      on: { type: 'bank-account', id: bankAccountId },
      organisationId,
      before: shown,
      after: { bankName, accountTail, proofFileId },
    };
    return done({}, kept, [event('BankAccountChanged', { organisationId, bankAccountId, accountId })]);
  },
});

/** （ and ( are the same bracket on a certificate. */
function withoutWidth(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '');
}

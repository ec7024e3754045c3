import { and, count, eq, isNull } from 'drizzle-orm';
import { registered, registerOrganisationInput } from '../../contracts/party.ts';
import { isUnifiedSocialCreditCode } from '../../engine/request/unified-social-credit-code.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { newId } from '../../platform/ids.ts';
import { permissions } from './permissions.ts';
import { refuse } from './refusals.ts';
import { memberTable, organisationTable } from './tables.ts';

/** So many organisations may one person register before a letter is confirmed for one of them. */
const MOST_UNCONFIRMED = 5;

/**
 * Registers an organisation under its unified social credit code. Anybody can type the code of a company that is not
 * theirs, so registering gives no power over it:
 *
 * - The person becomes a provisional `preparer`: works, vouchers and drafts can be prepared at once, as people expect.
 *   Nothing that binds the organisation or moves money can be done before somebody is its representative: no submitting,
 *   no bank account, no change of name, no inviting.
 * - A clerk who confirms a letter of authority makes the person whom it names the representative. Anybody can hand in
 *   such a letter, also for a code that somebody else registered before (`claimRepresentation`).
 * - The first confirmed letter ends every other provisional membership: who registered the code of others sees nothing
 *   from that day on. The representative invites again whoever belongs to the organisation.
 * - One organisation for each code, by a constraint; the refusal names the two ways in and no member.
 */
export const registerOrganisation = defineCommand({
  name: 'party.registerOrganisation',
  input: registerOrganisationInput,
  output: registered,
  permission: permissions.registerOrganisation,
  constraints: { organisation_uscc: refuse('ALREADY_REGISTERED', { path: '/uscc' }) },
  async run({ tx, actor, now }, { uscc, name }) {
    if (!isUnifiedSocialCreditCode(uscc)) {
      return refuse('WRONG_USCC', { path: '/uscc', kind: 'invalid', params: { uscc } });
    }
    const accountId = actor.accountId ?? '';
    const [unconfirmed] = await tx
      .select({ count: count() })
      .from(memberTable)
      .where(and(eq(memberTable.accountId, accountId), memberTable.isProvisional, isNull(memberTable.until)));
    if ((unconfirmed?.count ?? 0) >= MOST_UNCONFIRMED) {
      return refuse('TOO_MANY_UNCONFIRMED', { params: { count: MOST_UNCONFIRMED } });
    }
    const organisationId = newId();
    await tx.insert(organisationTable).values({ id: organisationId, uscc, name, createdBy: accountId, createdAt: now });
    await tx
      .insert(memberTable)
      .values({ organisationId, accountId, role: 'preparer', isProvisional: true, since: now });
    const on = { type: 'organisation', id: organisationId };
    return done({ organisationId }, { on, organisationId, after: { uscc, name, preparer: accountId } }, [
      event('OrganisationRegistered', { organisationId, accountId }),
    ]);
  },
});

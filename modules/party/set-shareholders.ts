import { asc, eq } from 'drizzle-orm';
import { revised, shareholdersInput } from '../../contracts/party.ts';
import { isUnifiedSocialCreditCode } from '../../engine/request/unified-social-credit-code.ts';
import { defineCommand, done } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { lockForChange, ownResource } from './organisation.ts';
import { permissions } from './permissions.ts';
import { refuse } from './refusals.ts';
import { organisationTable, shareholderTable } from './tables.ts';

const WHOLE_BP = 10_000;

/** The shareholders as written down by the organisation, in its order; shares in basis points. */
export async function shareholdersOf(reader: Reader, organisationId: string) {
  return reader
    .select({ name: shareholderTable.name, uscc: shareholderTable.uscc, shareBp: shareholderTable.shareBp })
    .from(shareholderTable)
    .where(eq(shareholderTable.organisationId, organisationId))
    .orderBy(asc(shareholderTable.position));
}

/** Replaces the list of shareholders. The shares may stay below the whole: small holders need not be named. */
export const setShareholders = defineCommand({
  name: 'party.setShareholders',
  input: shareholdersInput,
  output: revised,
  permission: permissions.setShareholders,
  resource: ownResource,
  async run({ tx }, { organisationId, revision, shareholders }) {
    for (const [at, { uscc }] of shareholders.entries()) {
      if (uscc !== null && !isUnifiedSocialCreditCode(uscc)) {
        return refuse('WRONG_USCC', { path: `/shareholders/${at}/uscc`, kind: 'invalid', params: { uscc } });
      }
    }
    const total = shareholders.reduce((sum, { shareBp }) => sum + shareBp, 0);
    if (total > WHOLE_BP) {
      return refuse('SHARES_OVER_WHOLE', { path: '/shareholders', kind: 'invalid', params: { total: total / 100 } });
    }
    const locked = await lockForChange(tx, organisationId);
    if (!locked.ok) return locked;
    if (locked.organisation.revision !== revision) return refuse('CHANGED_MEANWHILE');
    const before = await shareholdersOf(tx, organisationId);
    await tx.delete(shareholderTable).where(eq(shareholderTable.organisationId, organisationId));
    if (shareholders.length > 0) {
      await tx
        .insert(shareholderTable)
        .values(shareholders.map((shareholder, position) => ({ ...shareholder, position, organisationId })));
    }
    const next = revision + 1;
    await tx.update(organisationTable).set({ revision: next }).where(eq(organisationTable.id, organisationId));
    const personal = { [organisationId]: { before, after: shareholders } };
    const shares = (list: readonly { readonly shareBp: number }[]) => ({
      sharesBp: list.map(({ shareBp }) => shareBp),
    });
    const on = { type: 'organisation', id: organisationId };
    return done(
      { revision: next },
      { on, organisationId, before: shares(before), after: shares(shareholders), personal },
    );
  },
});

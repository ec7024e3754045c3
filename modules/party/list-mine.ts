import { inArray } from 'drizzle-orm';
import { mine, nothing } from '../../contracts/party.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { authorityColumn } from './authority.ts';
import { membershipsOf } from './members.ts';
import { permissions } from './permissions.ts';
import { lettersOf } from './submit-letter.ts';
import { organisationTable } from './tables.ts';

/** The organisations for which the asker may act, and what became of the asker's letters of authority. */
export const listMine = defineQuery({
  name: 'party.listMine',
  input: nothing,
  output: mine,
  permission: permissions.listMine,
  async run({ tx, actor }) {
    const accountId = actor.accountId ?? '';
    const memberships = await membershipsOf(tx, accountId);
    const ids = memberships.map(({ organisationId }) => organisationId);
    const states =
      ids.length === 0
        ? []
        : await tx
            .select({ id: organisationTable.id, authority: authorityColumn })
            .from(organisationTable)
            .where(inArray(organisationTable.id, ids));
    const authorityOf = new Map(states.map(({ id, authority }) => [id, authority]));
    const letters = await lettersOf(tx, accountId);
    return {
      ok: true,
      value: {
        organisations: memberships.map((found) => ({
          ...found,
          authority: authorityOf.get(found.organisationId) ?? 'none',
        })),
        letters: letters.map(({ id, organisationName, state, reason, submittedAt }) => ({
          letterId: id,
          organisationName,
          state,
          reason,
          submittedAt: submittedAt.toISOString(),
        })),
      },
    };
  },
});

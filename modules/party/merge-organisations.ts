import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { mergeInput, nothing } from '../../contracts/party.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { ownResource } from './organisation.ts';
import { permissions } from './permissions.ts';
import { notFound, OVERTAKEN_BY_MERGER, refuse } from './refusals.ts';
import {
  authorityLetterTable,
  bankAccountTable,
  invitationTable,
  memberTable,
  mergerTable,
  organisationTable,
} from './tables.ts';

/**
 * Records that one organisation became part of another. Its rows stay where they are; whoever acts for the surviving one
 * acts for it too, and awards, caps and bans follow through `resolveOrganisation` and `organisationsOneWith`. Its own
 * members, invitations, waiting letters and bank account end: the representative of the surviving one invites again.
 */
export const mergeOrganisations = defineCommand({
  name: 'party.mergeOrganisations',
  input: mergeInput,
  output: nothing,
  permission: permissions.mergeOrganisations,
  sensitive: true,
  resource: ownResource,
  constraints: { merger_once: refuse('ALREADY_MERGED') },
  async run({ tx, actor, now }, { organisationId, intoId, reason }) {
    if (organisationId === intoId) return refuse('MERGE_INTO_ITSELF', { path: '/intoId', kind: 'invalid' });
    const rows = await tx
      .select()
      .from(organisationTable)
      .where(inArray(organisationTable.id, [organisationId, intoId]))
      .orderBy(asc(organisationTable.id))
      .for('update');
    const merged = rows.find(({ id }) => id === organisationId);
    const into = rows.find(({ id }) => id === intoId);
    if (!merged || !into) return notFound;
    if (merged.mergedInto !== null) return refuse('ALREADY_MERGED');
    if (into.mergedInto !== null) return refuse('TARGET_MERGED', { path: '/intoId' });

    const of = eq(organisationTable.id, organisationId);
    await tx.update(organisationTable).set({ mergedInto: intoId }).where(of);
    await tx
      .update(organisationTable)
      .set({ mergedInto: intoId })
      .where(eq(organisationTable.mergedInto, organisationId));
    const recordedBy = actor.accountId ?? '';
    await tx.insert(mergerTable).values({ organisationId, intoId, reason, recordedBy, recordedAt: now });
    const ended = await tx
      .update(memberTable)
      .set({ until: now })
      .where(and(eq(memberTable.organisationId, organisationId), isNull(memberTable.until)))
      .returning({ accountId: memberTable.accountId });
    await tx
      .update(invitationTable)
      .set({ withdrawnAt: now, addressSealed: null })
      .where(
        and(
          eq(invitationTable.organisationId, organisationId),
          isNull(invitationTable.takenAt),
          isNull(invitationTable.withdrawnAt),
        ),
      );
    await tx
      .update(authorityLetterTable)
      .set({ state: 'refused', reason: OVERTAKEN_BY_MERGER, decidedAt: now, decidedBy: recordedBy })
      .where(and(eq(authorityLetterTable.organisationId, organisationId), eq(authorityLetterTable.state, 'submitted')));
    await tx
      .update(bankAccountTable)
      .set({ isCurrent: false, until: now })
      .where(and(eq(bankAccountTable.organisationId, organisationId), bankAccountTable.isCurrent));
    const formerMembers = ended.map(({ accountId }) => accountId);
    const on = { type: 'organisation', id: organisationId };
    return done({}, { on, organisationId, after: { mergedInto: intoId, reason, formerMembers } }, [
      event('OrganisationMerged', { organisationId, intoId, formerMembers }),
    ]);
  },
});

import { eq } from 'drizzle-orm';
import { renameInput, revised } from '../../contracts/party.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { lockForChange, ownResource } from './organisation.ts';
import { permissions } from './permissions.ts';
import { whyNoProof } from './proof-file.ts';
import { refuse } from './refusals.ts';
import { formerNameTable, organisationTable } from './tables.ts';

/** A new name under the same code, shown by the business licence. The former name stays findable. */
export const renameOrganisation = defineCommand({
  name: 'party.renameOrganisation',
  input: renameInput,
  output: revised,
  permission: permissions.renameOrganisation,
  sensitive: true,
  resource: ownResource,
  async run({ tx, actor, now }, { organisationId, name, proofFileId }) {
    const locked = await lockForChange(tx, organisationId);
    if (!locked.ok) return locked;
    const { organisation } = locked;
    if (organisation.name === name) return refuse('SAME_NAME', { path: '/name', kind: 'invalid' });
    const accountId = actor.accountId ?? '';
    const noProof = await whyNoProof(tx, proofFileId, { organisationId, accountId }, '/proofFileId');
    if (noProof) return noProof;
    await tx
      .insert(formerNameTable)
      .values({ organisationId, name: organisation.name, proofFileId, changedBy: accountId, changedAt: now });
    const revision = organisation.revision + 1;
    await tx.update(organisationTable).set({ name, revision }).where(eq(organisationTable.id, organisationId));
    const on = { type: 'organisation', id: organisationId };
    const kept = { on, organisationId, before: { name: organisation.name }, after: { name, proofFileId } };
    return done({ revision }, kept, [
      event('OrganisationRenamed', { organisationId, formerName: organisation.name, name }),
    ]);
  },
});

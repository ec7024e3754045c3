import { attachMaterial as attachInput, createdId } from '../contracts/application.ts';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import {
  applicationResource,
  editDefect,
  insertAttachment,
  lockApplication,
  materialIds,
  mayWithApplications,
  refuseApplication,
} from '../modules/application/index.ts';
import { roundOf } from '../modules/round/index.ts';
import { defineCommand, done } from '../platform/command/command.ts';
import { refuse } from '../platform/command/runner.ts';
import { ownsVoucher } from '../views/applications.ts';

/** Hands a voucher of the applicant in as a material of a claim or of the whole application. */
export const attachMaterial = (policies: PolicyShelf) =>
  defineCommand({
    name: 'application.attachMaterial',
    input: attachInput,
    output: createdId,
    permission: mayWithApplications.attachMaterial,
    resource: applicationResource,
    constraints: { attachment_once: refuseApplication('ALREADY_ATTACHED', { path: '/voucherId' }) },
    async run(context, { id, claimId, materialId, voucherId }) {
      const row = await lockApplication(context, id);
      const found = row && (await roundOf(context.tx, row.roundId));
      if (!row || !found) return refuse('NOT_FOUND', { kind: 'not-found' });
      const defect = editDefect(context.actor, row);
      if (defect) return defect;
      const loaded = policies.find(found.round.policyId, found.round.version);
      if (!loaded) return refuseApplication('PACKAGE_UNAVAILABLE', { kind: 'unavailable' });
      const isClaim = claimId === null || row.draft.claims.some((claim) => claim.id === claimId);
      if (!isClaim || !materialIds(loaded, found.round).has(materialId)) {
        return refuseApplication('NO_SUCH_MATERIAL', { params: { material: materialId }, path: '/materialId' });
      }
      const { organisationId } = row;
      if (!(await ownsVoucher(context.tx, organisationId, voucherId))) {
        return refuseApplication('NO_SUCH_VOUCHER', { path: '/voucherId', kind: 'not-found' });
      }
      const given = { claimId, materialId, voucherId };
      const attachment = await insertAttachment(context, { applicationId: id, ...given });
      return done({ id: attachment.id }, { on: { type: 'application', id }, organisationId, after: given });
    },
  });

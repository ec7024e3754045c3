import { z } from 'zod';
import { sheetParams } from '../../contracts/cost-lines.ts';
import { voucherParams } from '../../contracts/evidence.ts';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { applicationResource } from '../../modules/application/index.ts';
import { columnsOf, hasPreview, mayWithEvidence, sayOfEvidence, voucherOf } from '../../modules/evidence/index.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { refuse } from '../../platform/command/runner.ts';
import { askedOf, editableDraft } from './claim-in-application.ts';
import { entrustedVoucher } from './office-vouchers.ts';

/** What is handed out as a file. The queries say what; the interface makes the bytes of it. */

/** Of which content a preview is made. Seeing a voucher of somebody else is kept in the audit. */
export const previewVoucher = defineQuery({
  name: 'evidence.previewVoucher',
  input: voucherParams,
  output: z.strictObject({ sha256: z.string() }),
  permission: mayWithEvidence.previewVoucher,
  resource: entrustedVoucher,
  async run({ tx, actor }, { id }) {
    const found = await voucherOf(tx, id);
    if (!found || !hasPreview(found.file)) return refuse('NOT_FOUND', { kind: 'not-found' });
    const isOwn = actor.actingFor?.organisationId === found.voucher.organisationId;
    const personalDataOf = isOwn ? [] : [{ type: 'file', id: found.file.id, fields: ['content'] }];
    return { ok: true, value: { sha256: found.file.sha256 }, personalDataOf };
  },
});

/** The columns of the Excel template of a claim. */
export const takeCostSheetTemplate = (policies: PolicyShelf) =>
  defineQuery({
    name: 'evidence.takeCostSheetTemplate',
    input: sheetParams,
    output: z.strictObject({ name: z.string(), columns: z.custom<ReturnType<typeof columnsOf>>() }),
    permission: mayWithEvidence.takeCostSheetTemplate,
    resource: applicationResource,
    async run(context, { id, claimId }) {
      const draft = await editableDraft(context, id);
      if (!draft.ok) return draft;
      const asked = await askedOf(policies, context, draft.application, claimId);
      if (!asked.ok) return asked;
      return { ok: true, value: { name: sayOfEvidence('sheet.file'), columns: columnsOf(asked.questions) } };
    },
  });

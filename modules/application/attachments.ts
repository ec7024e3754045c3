import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { detachMaterial as detachInput } from '../../contracts/application.ts';
import { type CommandContext, defineCommand, done } from '../../platform/command/command.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import { applicationResource, lockApplication } from './application.ts';
import { editDefect } from './draft/editable.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { type AttachmentRow, attachmentTable } from './tables.ts';

/** Adds a voucher of the applicant as a material. Whose it is and what is needed has been asked. */
export async function insertAttachment(
  { tx, actor, now }: CommandContext,
  given: Pick<AttachmentRow, 'applicationId' | 'claimId' | 'materialId' | 'voucherId'>,
): Promise<AttachmentRow> {
  const [row] = await tx
    .insert(attachmentTable)
    .values({ ...given, attachedBy: actor.accountId ?? '', attachedAt: now })
    .returning();
  if (!row) throw new Error('the attachment lost its row');
  return row;
}

/** Takes a material away again; the voucher stays with the organisation. */
export const detachMaterial = defineCommand({
  name: 'application.detachMaterial',
  input: detachInput,
  output: z.strictObject({}),
  permission: may.detachMaterial,
  resource: applicationResource,
  async run(context, { id, attachmentId }) {
    const row = await lockApplication(context, id);
    if (!row) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
    const defect = editDefect(context.actor, row);
    if (defect) return defect;
    const [gone] = await context.tx
      .delete(attachmentTable)
      .where(and(eq(attachmentTable.id, attachmentId), eq(attachmentTable.applicationId, id)))
      .returning();
    if (!gone) return refuse('NO_SUCH_ATTACHMENT', { path: '/attachmentId', kind: 'not-found' });
    const { claimId, materialId, voucherId } = gone;
    return done(
      {},
      {
        on: { type: 'application', id },
        organisationId: row.organisationId,
        before: { claimId, materialId, voucherId },
      },
    );
  },
});

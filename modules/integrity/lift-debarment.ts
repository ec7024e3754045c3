import { eq } from 'drizzle-orm';
import { debarmentView, liftDebarment as input } from '../../contracts/integrity.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import { viewOf } from './debarments.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { debarmentTable } from './tables.ts';

/** Revokes a debarment: from now on it bars no longer, and it stays in the register. */
export const liftDebarment = defineCommand({
  name: 'integrity.liftDebarment',
  input,
  output: debarmentView,
  permission: may.liftDebarment,
  sensitive: true,
  async run({ tx, actor, now }, { id, reason }) {
    const [before] = await tx.select().from(debarmentTable).where(eq(debarmentTable.id, id)).for('update');
    if (!before) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
    if (before.liftedAt) return refuse('ALREADY_LIFTED');
    const [row] = await tx
      .update(debarmentTable)
      .set({ liftedAt: now, liftedBy: actor.accountId, liftReason: reason })
      .where(eq(debarmentTable.id, id))
      .returning();
    if (!row) throw new Error('the debarment lost its row');
    const { organisationId } = row;
    const audit = { on: { type: 'debarment', id }, organisationId, before: { liftedAt: null }, after: { reason } };
    return done(viewOf(row), audit, [event('DebarmentLifted', { debarmentId: id, organisationId })]);
  },
});

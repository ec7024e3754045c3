import { debarmentView, recordDebarment as input } from '../../contracts/integrity.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { viewOf } from './debarments.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { debarmentTable } from './tables.ts';

/** Enters a decision that takes the right to apply away. */
export const recordDebarment = defineCommand({
  name: 'integrity.recordDebarment',
  input,
  output: debarmentView,
  permission: may.recordDebarment,
  sensitive: true,
  async run({ tx, actor, now, today }, given) {
    if (given.decidedOn > today) {
      return refuse('DECIDED_IN_FUTURE', { params: { day: given.decidedOn }, path: '/decidedOn' });
    }
    const [row] = await tx
      .insert(debarmentTable)
      .values({ ...given, recordedBy: actor.accountId ?? '', recordedAt: now })
      .returning();
    if (!row) throw new Error('the debarment lost its row');
    const { organisationId } = given;
    const audit = { on: { type: 'debarment', id: row.id }, organisationId, after: given };
    return done(viewOf(row), audit, [event('DebarmentRecorded', { debarmentId: row.id, organisationId })]);
  },
});

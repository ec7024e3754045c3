import { eq } from 'drizzle-orm';
import { cancelRound as input, officeRound } from '../../contracts/round.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { lockRound } from './round.ts';
import { officeViewOf } from './round-view.ts';
import { roundChangeTable, roundTable } from './tables.ts';

/** Ends a round with a reason: nothing is submitted any more; what was submitted goes on. */
export const cancelRound = defineCommand({
  name: 'round.cancel',
  input,
  output: officeRound,
  permission: may.cancel,
  async run(context, { id, reason }) {
    const { tx, actor, now } = context;
    const before = await lockRound(context, id);
    if (!before) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
    if (before.state === 'cancelled') return refuse('ALREADY_CANCELLED');
    const by = actor.accountId ?? '';
    const [row] = await tx
      .update(roundTable)
      .set({ state: 'cancelled', revision: before.revision + 1, changedBy: by, changedAt: now })
      .where(eq(roundTable.id, id))
      .returning();
    if (!row) throw new Error('the round lost its row');
    const change = { before: { state: before.state }, after: { state: row.state } };
    await tx.insert(roundChangeTable).values({ roundId: id, kind: 'cancelled', reason, ...change, by, at: now });
    return done(await officeViewOf(tx, row, now), { on: { type: 'round', id }, ...change }, [
      event('RoundCancelled', { roundId: id }),
    ]);
  },
});

import { eq } from 'drizzle-orm';
import { extendRound as input, officeRound } from '../../contracts/round.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { lockRound } from './round.ts';
import { officeViewOf } from './round-view.ts';
import { roundChangeTable, roundTable } from './tables.ts';

/** Moves the deadline of a published round to a later instant, with a reason that everybody can read. */
export const extendRound = defineCommand({
  name: 'round.extend',
  input,
  output: officeRound,
  permission: may.extend,
  async run(context, { id, reason, ...given }) {
    const { tx, actor, now } = context;
    const before = await lockRound(context, id);
    if (!before) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
    if (before.state !== 'published' || !before.closesAt) return refuse('NOT_PUBLISHED');
    const closesAt = new Date(given.closesAt);
    const graceUntil = given.graceUntil === null ? null : new Date(given.graceUntil);
    if (closesAt <= before.closesAt || closesAt <= now) return refuse('NOT_LATER', { path: '/closesAt' });
    if (graceUntil && graceUntil <= closesAt) return refuse('WINDOW_ORDER', { path: '/graceUntil' });
    const by = actor.accountId ?? '';
    const [row] = await tx
      .update(roundTable)
      .set({ closesAt, graceUntil, revision: before.revision + 1, changedBy: by, changedAt: now })
      .where(eq(roundTable.id, id))
      .returning();
    if (!row) throw new Error('the round lost its row');
    const change = {
      before: { closesAt: before.closesAt.toISOString(), graceUntil: before.graceUntil?.toISOString() ?? null },
      after: { closesAt: closesAt.toISOString(), graceUntil: graceUntil?.toISOString() ?? null },
    };
    await tx.insert(roundChangeTable).values({ roundId: id, kind: 'extended', reason, ...change, by, at: now });
    return done(await officeViewOf(tx, row, now), { on: { type: 'round', id }, ...change }, [
      event('RoundExtended', { roundId: id }),
    ]);
  },
});

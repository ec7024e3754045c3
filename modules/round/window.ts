import type { ROUND_PHASES } from '../../contracts/round.ts';
import { beijingDay } from '../../platform/clock.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import { refuse } from './refusals.ts';
import { lockRound } from './round.ts';
import type { RoundRow } from './tables.ts';

export type RoundPhase = (typeof ROUND_PHASES)[number];

/** Where a published or cancelled round stands at an instant; null for a draft. Half-open: at `closesAt` it is closed. */
export function phaseOf({ state, opensAt, closesAt, graceUntil }: RoundRow, now: Date): RoundPhase | null {
  if (state === 'cancelled') return 'cancelled';
  if (state === 'draft' || !opensAt || !closesAt) return null;
  if (now < opensAt) return 'upcoming';
  if (now < closesAt) return 'open';
  return graceUntil && now < graceUntil ? 'grace' : 'closed';
}

/**
 * Lets an act through while the round takes applications. The row is locked against a change of the window until the
 * transaction ends; the instant that counts is that of the act, not the one at which a lock was got. A draft that was
 * begun before the deadline (`begunAt`) may be handed in during the days of grace.
 */
export async function requireOpen(
  context: CommandContext,
  roundId: string,
  begunAt?: Date,
): Promise<{ readonly ok: true; readonly round: RoundRow } | Refused> {
  const round = await lockRound(context, roundId, 'share');
  const phase = round && phaseOf(round, context.now);
  if (!round || !phase) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
  const { opensAt, closesAt } = round;
  if (phase === 'cancelled') return refuse('ROUND_CANCELLED');
  if (phase === 'upcoming' && opensAt) return refuse('ROUND_NOT_YET_OPEN', { params: { opens: momentText(opensAt) } });
  const inGrace = phase === 'grace' && begunAt !== undefined && closesAt !== null && begunAt < closesAt;
  if (phase !== 'open' && !inGrace) {
    return refuse('ROUND_CLOSED', { params: { closes: closesAt ? momentText(closesAt) : '' } });
  }
  return { ok: true, round };
}

const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });

/** An instant as people in Beijing write it: `2026-06-30 17:00:00`. */
function momentText(instant: Date): string {
  return `${beijingDay(instant)} ${time.format(instant)}`;
}

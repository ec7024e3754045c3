import { eq } from 'drizzle-orm';
import type { RoundDraft } from '../../contracts/round.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import { orderDefect } from './check-draft.ts';
import { refuse } from './refusals.ts';
import { lockRound, replaceClauses } from './round.ts';
import { type RoundRow, roundTable } from './tables.ts';

/** The version that a round stands on, pinned to its content. */
export interface PinnedVersion {
  readonly policyId: string;
  readonly version: string;
  readonly digest: string;
  readonly readings: number;
  readonly isSample: boolean;
}

export type Written = { readonly ok: true; readonly round: RoundRow } | Refused;

/** Writes a new draft. */
export async function insertRound(context: CommandContext, draft: RoundDraft, pin: PinnedVersion): Promise<Written> {
  const defect = orderDefect(draft);
  if (defect) return defect;
  const { tx, actor, now } = context;
  const by = actor.accountId ?? '';
  const [round] = await tx
    .insert(roundTable)
    .values({ ...columnsOf(draft, pin), createdBy: by, createdAt: now, changedBy: by, changedAt: now })
    .returning();
  if (!round) throw new Error('the round lost its row');
  await replaceClauses(context, round.id, draft.clauses);
  return { ok: true, round };
}

/** Saves a draft on top of the revision that was seen. */
export async function updateRound(
  context: CommandContext,
  id: string,
  revision: number,
  draft: RoundDraft,
  pin: PinnedVersion,
): Promise<Written> {
  const before = await lockRound(context, id);
  if (!before) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
  if (before.state !== 'draft') return refuse('NOT_A_DRAFT');
  if (before.revision !== revision) return refuse('ROUND_CHANGED');
  const defect = orderDefect(draft);
  if (defect) return defect;
  const { tx, actor, now } = context;
  const [round] = await tx
    .update(roundTable)
    .set({ ...columnsOf(draft, pin), revision: revision + 1, changedBy: actor.accountId, changedAt: now })
    .where(eq(roundTable.id, id))
    .returning();
  if (!round) throw new Error('the round lost its row');
  await replaceClauses(context, id, draft.clauses);
  return { ok: true, round };
}

function columnsOf(draft: RoundDraft, { policyId, version, digest, readings, isSample }: PinnedVersion) {
  const { clauses: _clauses, opensAt, closesAt, graceUntil, ...rest } = draft;
  return {
    ...rest,
    policyId,
    version,
    digest,
    readings,
    isSample,
    opensAt: instantOf(opensAt),
    closesAt: instantOf(closesAt),
    graceUntil: instantOf(graceUntil),
  };
}

function instantOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

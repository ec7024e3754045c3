import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Clause } from '../../engine/format/terms.ts';
import type { FactValue } from '../../engine/index.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { refuse } from './refusals.ts';
import { type FactDecisionRow, factDecisionTable, type LineDecisionRow, lineDecisionTable } from './tables.ts';

/** A cost line as verification needs it. */
export interface LineToDecide {
  readonly id: string;
  readonly claimedFen: number;
  readonly needsRecognition: boolean;
}

export interface LineInput {
  readonly decision: 'allowed' | 'reduced' | 'struck';
  readonly verifiedFen?: number | undefined;
  readonly isRecognized?: boolean | undefined;
  readonly reason: string;
}

type Decided = { readonly ok: true; readonly before: LineDecisionRow | null; readonly decision: LineDecisionRow };

/** Allows, reduces or strikes a line. An earlier decision is superseded, never changed. */
export async function decide(
  { tx, actor, now }: CommandContext,
  applicationId: string,
  line: LineToDecide,
  input: LineInput,
): Promise<Decided | Refused> {
  const { decision, reason, isRecognized = null } = input;
  const verifiedFen = decision === 'allowed' ? line.claimedFen : decision === 'struck' ? 0 : (input.verifiedFen ?? 0);
  if (decision === 'reduced' && !(verifiedFen > 0 && verifiedFen < line.claimedFen)) {
    const claimed = (line.claimedFen / 100).toFixed(2);
    return refuse('REDUCED_AMOUNT', { params: { claimed }, path: '/verifiedFen', kind: 'invalid' });
  }
  if (decision !== 'allowed' && reason === '') return refuse('REASON_MISSING', { path: '/reason', kind: 'invalid' });
  if (line.needsRecognition && decision !== 'struck') {
    if (isRecognized === null) return refuse('RECOGNITION_MISSING', { path: '/isRecognized', kind: 'invalid' });
    if (!isRecognized) return refuse('RECOGNITION_WITH_REASON', { path: '/decision', kind: 'invalid' });
  }
  const [before] = await tx
    .update(lineDecisionTable)
    .set({ supersededAt: now })
    .where(and(eq(lineDecisionTable.costLineId, line.id), isNull(lineDecisionTable.supersededAt)))
    .returning();
  const by = actor.accountId ?? '';
  const row = {
    applicationId,
    costLineId: line.id,
    decision,
    claimedFen: line.claimedFen,
    verifiedFen,
    reason,
    by,
    at: now,
  };
  const [written] = await tx
    .insert(lineDecisionTable)
    .values({ ...row, isRecognized: line.needsRecognition ? isRecognized : null })
    .returning();
  if (!written) throw new Error('a decision was not written');
  return { ok: true, before: before ?? null, decision: written };
}

/** Writes what was found of a stated fact; an earlier finding of the same is superseded. */
export async function decideFact(
  { tx, actor, now }: CommandContext,
  applicationId: string,
  found: {
    readonly claimId: string;
    readonly fact: string;
    readonly stated: unknown;
    readonly verified: FactValue;
    readonly reason: string;
  },
): Promise<void> {
  const { claimId, fact } = found;
  await tx
    .update(factDecisionTable)
    .set({ supersededAt: now })
    .where(
      and(
        eq(factDecisionTable.applicationId, applicationId),
        eq(factDecisionTable.claimId, claimId),
        eq(factDecisionTable.fact, fact),
        isNull(factDecisionTable.supersededAt),
      ),
    );
  await tx
    .insert(factDecisionTable)
    .values({ applicationId, ...found, stated: found.stated ?? null, by: actor.accountId ?? '', at: now });
}

/** The decisions that stand, by cost line. */
export async function lineDecisionsOf(
  reader: Reader,
  applicationId: string,
): Promise<ReadonlyMap<string, LineDecisionRow>> {
  const rows = await reader
    .select()
    .from(lineDecisionTable)
    .where(and(eq(lineDecisionTable.applicationId, applicationId), isNull(lineDecisionTable.supersededAt)))
    .orderBy(asc(lineDecisionTable.costLineId));
  return new Map(rows.map((row) => [row.costLineId, row]));
}

export async function factDecisionsOf(reader: Reader, applicationId: string): Promise<readonly FactDecisionRow[]> {
  return reader
    .select()
    .from(factDecisionTable)
    .where(and(eq(factDecisionTable.applicationId, applicationId), isNull(factDecisionTable.supersededAt)))
    .orderBy(asc(factDecisionTable.claimId), asc(factDecisionTable.fact));
}

/** What stands in the place of what was claimed, as the assessment takes it. */
export interface Figures {
  readonly costsFen: ReadonlyMap<string, number>;
  readonly facts: ReadonlyMap<string, Readonly<Record<string, FactValue | null>>>;
  readonly applicantFacts: Readonly<Record<string, FactValue>>;
  readonly costAttributes: ReadonlyMap<string, Readonly<Record<string, boolean>>>;
}

/**
 * The figures that verification found. `lines` says of each cost line by which attribute it is recognised; `open` is what
 * a line without a decision counts as: as claimed (`claimed`), or not at all (`none`).
 */
export function figuresFrom(
  lines: readonly { readonly id: string; readonly recognisedBy: string | null }[],
  decisions: ReadonlyMap<string, LineDecisionRow>,
  factDecisions: readonly Pick<FactDecisionRow, 'claimId' | 'fact' | 'verified'>[],
  open: 'claimed' | 'none',
): Figures {
  const costsFen = new Map<string, number>();
  const costAttributes = new Map<string, Readonly<Record<string, boolean>>>();
  for (const { id, recognisedBy } of lines) {
    const decision = decisions.get(id);
    if (decision) costsFen.set(id, decision.verifiedFen);
    else if (open === 'none') costsFen.set(id, 0);
    const isRecognized = decision ? decision.isRecognized : open === 'claimed';
    if (recognisedBy !== null && isRecognized !== null) costAttributes.set(id, { [recognisedBy]: isRecognized });
  }
  const facts = new Map<string, Record<string, FactValue>>();
  const applicantFacts: Record<string, FactValue> = {};
  for (const { claimId, fact, verified } of factDecisions) {
    const value = verified as FactValue;
    if (claimId === '') applicantFacts[fact] = value;
    else facts.set(claimId, { ...facts.get(claimId), [fact]: value });
  }
  return { costsFen, facts, applicantFacts, costAttributes };
}

/** The category of a clause whose costs are recognised one by one ("等"), and the attribute that says so. */
export function recognitionIn(
  clause: Clause | undefined,
): { readonly category: string; readonly by: string } | undefined {
  if (clause?.base?.from.kind !== 'costs') return undefined;
  for (const filter of clause.base.from.count) {
    if (filter.kind === 'category' && filter.recognised) return filter.recognised;
  }
  return undefined;
}

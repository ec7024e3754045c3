import { eq } from 'drizzle-orm';
import type { PolicyPackage } from '../../engine/index.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import { nextNumber } from '../../platform/numbering/next-number.ts';
import { defectOf } from './check-draft.ts';
import { refuse } from './refusals.ts';
import { clausesOf } from './round.ts';
import { draftOf } from './round-view.ts';
import { type RoundRow, roundTable } from './tables.ts';
import type { Written } from './write-round.ts';

/** Opens a locked draft to the public under a number, if it is complete. `loaded` is the package that it is pinned to. */
export async function publish(context: CommandContext, row: RoundRow, loaded: PolicyPackage): Promise<Written> {
  if (row.state !== 'draft') return refuse('NOT_A_DRAFT');
  const { tx, now, actor } = context;
  const clauses = (await clausesOf(tx, [row.id])).get(row.id) ?? [];
  const defect = defectOf(draftOf(row, clauses), loaded, now);
  if (defect) return defect;
  const number = `${row.programYear}-${await nextNumber(tx, `round/${row.programYear}`)}`;
  const [round] = await tx
    .update(roundTable)
    .set({
      state: 'published',
      number,
      publishedAt: now,
      revision: row.revision + 1,
      changedBy: actor.accountId,
      changedAt: now,
    })
    .where(eq(roundTable.id, row.id))
    .returning();
  if (!round) throw new Error('the round lost its row');
  return { ok: true, round };
}

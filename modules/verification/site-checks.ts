import { and, asc, desc, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import { siteRecord } from '../../contracts/verification.ts';
import { type CommandContext, defineCommand, done, event } from '../../platform/command/command.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { type Drawable, drawSample } from './sampling.ts';
import { sampleDrawTable, siteCheckTable } from './tables.ts';

export type SampleDrawRow = typeof sampleDrawTable.$inferSelect;
export type SiteCheckRow = typeof siteCheckTable.$inferSelect;

/** Draws applications of a round and orders a check of each. The seed is kept: whoever has it draws the same again. */
export async function drawAndOrder(
  { tx, actor, now }: CommandContext,
  draw: { readonly roundId: string; readonly seed: string; readonly size: number },
  candidates: readonly Drawable[],
  inspectors: readonly string[],
): Promise<SampleDrawRow> {
  const { roundId, seed, size } = draw;
  const drawn = drawSample(seed, candidates, size, inspectors);
  const [row] = await tx
    .insert(sampleDrawTable)
    .values({
      roundId,
      seed,
      size,
      candidates: [...candidates],
      inspectors: [...inspectors],
      drawn: [...drawn],
      by: actor.accountId ?? '',
      at: now,
    })
    .returning();
  if (!row) throw new Error('a drawing was not written');
  const checks = drawn.map(({ id, inspector }) => {
    return { applicationId: id, drawId: row.id, inspectorAccountId: inspector, orderedAt: now };
  });
  if (checks.length > 0) await tx.insert(siteCheckTable).values(checks);
  return row;
}

/** Whether seed, list and inspectors give the drawing that was recorded. */
export function isReproduced({ seed, candidates, size, inspectors, drawn }: SampleDrawRow): boolean {
  return JSON.stringify(drawSample(seed, candidates, size, inspectors)) === JSON.stringify(drawn.map(inOrder));
}

/** The database may give members back in another order. */
function inOrder({ id, inspector }: { readonly id: string; readonly inspector: string }) {
  return { id, inspector };
}

export async function drawsOf(reader: Reader, roundId: string): Promise<readonly SampleDrawRow[]> {
  return reader
    .select()
    .from(sampleDrawTable)
    .where(eq(sampleDrawTable.roundId, roundId))
    .orderBy(desc(sampleDrawTable.at));
}

export async function siteChecksOf(reader: Reader, applicationId: string): Promise<readonly SiteCheckRow[]> {
  return reader
    .select()
    .from(siteCheckTable)
    .where(eq(siteCheckTable.applicationId, applicationId))
    .orderBy(asc(siteCheckTable.orderedAt), asc(siteCheckTable.id));
}

/** The checks of an inspector after an id, in the order of their ids. */
export async function siteChecksFor(reader: Reader, accountId: string, after: string | undefined, limit: number) {
  return reader
    .select()
    .from(siteCheckTable)
    .where(
      and(
        eq(siteCheckTable.inspectorAccountId, accountId),
        after === undefined ? undefined : gt(siteCheckTable.id, after),
      ),
    )
    .orderBy(asc(siteCheckTable.id))
    .limit(limit);
}

/** Whether files were handed in by the account and may be used; the module knows them by id only. */
export type UsableFiles = (reader: Reader, accountId: string, fileIds: readonly string[]) => Promise<boolean>;

/** What was seen on site, with photos. Once recorded it stands. */
export const recordSiteCheck = (areUsable: UsableFiles) =>
  defineCommand<z.output<typeof siteRecord>, { id: string }>({
    name: 'verification.recordCheck',
    input: siteRecord,
    output: z.strictObject({ id: z.uuid() }),
    permission: may.recordCheck,
    async resource({ tx }, { checkId }) {
      const [row] = await tx.select().from(siteCheckTable).where(eq(siteCheckTable.id, checkId)).for('update');
      return row ? { entrusted: [row.inspectorAccountId] } : null;
    },
    async run({ tx, actor, now }, { checkId, ...record }) {
      const [row] = await tx.select().from(siteCheckTable).where(eq(siteCheckTable.id, checkId));
      if (!row) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
      if (row.doneAt !== null) return refuse('ALREADY_RECORDED');
      const { photoFileIds } = record;
      if (!(await areUsable(tx, actor.accountId ?? '', photoFileIds))) {
        return refuse('PHOTO_MISSING', { path: '/photoFileIds', kind: 'invalid' });
      }
      await tx.update(siteCheckTable).set({ record, photoFileIds, doneAt: now }).where(eq(siteCheckTable.id, checkId));
      const { applicationId } = row;
      const audit = { on: { type: 'site-check', id: checkId }, after: { applicationId, ...record } };
      return done({ id: checkId }, audit, [event('SiteCheckRecorded', { applicationId, checkId })]);
    },
  });

import { and, asc, eq } from 'drizzle-orm';
import { applicationParams, progress, progressParams, timeline } from '../../contracts/application.ts';
import { beijingDay } from '../../platform/clock.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { refuse } from '../../platform/command/runner.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { applicationOf, applicationResource } from './application.ts';
import { may } from './permissions.ts';
import { stateName } from './refusals.ts';
import { applicationTable, stateChangeTable } from './tables.ts';
import { dueOf, nextSentence } from './words-of-progress.ts';

async function stepsOf(reader: Reader, applicationId: string) {
  return reader
    .select({ state: stateChangeTable.toState, at: stateChangeTable.at, note: stateChangeTable.note })
    .from(stateChangeTable)
    .where(eq(stateChangeTable.applicationId, applicationId))
    .orderBy(asc(stateChangeTable.step))
    .limit(200);
}

/** Where an application stands, in the public's words: what was done when, who acts next, until when. */
export const seeTimeline = defineQuery({
  name: 'application.seeTimeline',
  input: applicationParams,
  output: timeline,
  permission: may.seeTimeline,
  resource: applicationResource,
  async run({ tx }, { id }) {
    const row = await applicationOf(tx, id);
    if (!row) return refuse('NOT_FOUND', { kind: 'not-found' });
    const steps = (await stepsOf(tx, id)).map(({ state, at, note }) => {
      return { state, title: stateName(state), at: at.toISOString(), note };
    });
    const { state, nextActor } = row;
    const now = { title: stateName(state), next: nextSentence(state, row), nextActor, due: dueOf(row) };
    return { ok: true, value: { steps, now } };
  },
});

/** The progress for whoever has number and check code: steps and days, and nothing of what is asked for or by whom. */
export const seeProgress = (isSample: (reader: Reader, roundId: string) => Promise<boolean>) =>
  defineQuery({
    name: 'application.seeProgress',
    input: progressParams,
    output: progress,
    permission: may.seeProgress,
    async run({ tx }, { number, code }) {
      const [row] = await tx
        .select()
        .from(applicationTable)
        .where(and(eq(applicationTable.number, number), eq(applicationTable.checkCode, code.toUpperCase())));
      if (!row) return refuse('NOT_FOUND', { kind: 'not-found' });
      const steps = (await stepsOf(tx, row.id))
        .filter(({ state }) => state !== 'draft' && state !== 'awaiting-confirmation')
        .map(({ state, at }) => ({ title: stateName(state), day: beijingDay(at) }));
      const title = stateName(row.state);
      const next = nextSentence(row.state, row);
      return { ok: true, value: { number, steps, title, next, isSample: await isSample(tx, row.roundId) } };
    },
  });

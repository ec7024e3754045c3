import { and, eq, inArray, sql } from 'drizzle-orm';
import { dismissMergeInput, mergeAnswer, mergeSubjectsInput } from '../../../contracts/works.ts';
import { type CommandContext, defineCommand, done, event } from '../../../platform/command/command.ts';
import type { Refused } from '../../../platform/command/refusal.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { may } from '../permissions.ts';
import { refuse } from '../refusals.ts';
import { lockSubjects, registrationsOf } from '../subject-rows.ts';
import { mergeProposalTable, subjectTable } from '../tables.ts';

type ProposalRow = typeof mergeProposalTable.$inferSelect;

/** Mergers wait for each other: each may move what another has just merged. */
async function holdOpenProposal(
  tx: Transaction,
  id: string,
): Promise<{ readonly ok: true; readonly proposal: ProposalRow } | Refused> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('works.merge', 0))`);
  const [proposal] = await tx.select().from(mergeProposalTable).where(eq(mergeProposalTable.id, id)).for('update');
  if (!proposal) return refuse('PROPOSAL_UNKNOWN', { kind: 'not-found' });
  if (proposal.state !== 'open') return refuse('ALREADY_DECIDED');
  return { ok: true, proposal };
}

const decision = ({ actor, now }: CommandContext, state: 'merged' | 'dismissed', decisionReason: string) => ({
  state,
  decisionReason,
  decidedBy: actor.accountId,
  decidedAt: now,
});

/**
 * An officer finds that two registrations are one work: the other one, with everything merged into it before, from now
 * on stands for the survivor. Nothing is deleted; each organisation keeps its own registration.
 */
export const mergeSubjects = defineCommand({
  name: 'works.mergeSubjects',
  input: mergeSubjectsInput,
  output: mergeAnswer,
  permission: may.mergeSubjects,
  async run(context, { id, survivorId, reason }) {
    const { tx } = context;
    const held = await holdOpenProposal(tx, id);
    if (!held.ok) return held;
    const pair = [held.proposal.firstSubjectId, held.proposal.secondSubjectId];
    const both = await lockSubjects(tx, pair);
    const survivor = both.find((row) => row.id === survivorId);
    const other = both.find((row) => row.id !== survivorId);
    if (!survivor || !other) return refuse('SURVIVOR_UNKNOWN', { path: '/survivorId', kind: 'invalid' });
    const into = survivor.mergedInto ?? survivor.id;
    const from = other.mergedInto ?? other.id;
    const moved = into === from ? [] : (await registrationsOf(tx, from)).map((row) => row.id);
    if (moved.length > 0) {
      await lockSubjects(tx, moved);
      await tx.update(subjectTable).set({ mergedInto: into }).where(inArray(subjectTable.id, moved));
    }
    await settle(context, into, reason);
    const after = { survivorId: into, merged: moved, reason };
    const audit = [survivor, other].map(({ id: subjectId, organisationId }) => ({
      on: { type: 'works.subject', id: subjectId },
      organisationId,
      after,
    }));
    return done({ id }, audit, [event('SubjectsMerged', { survivorId: into, merged: moved })]);
  },
});

/** Closes every open proposal between registrations that are one work by now. */
async function settle(context: CommandContext, into: string, reason: string): Promise<void> {
  const { tx } = context;
  const group = (await registrationsOf(tx, into)).map((row) => row.id);
  await tx
    .update(mergeProposalTable)
    .set(decision(context, 'merged', reason))
    .where(
      and(
        eq(mergeProposalTable.state, 'open'),
        inArray(mergeProposalTable.firstSubjectId, group),
        inArray(mergeProposalTable.secondSubjectId, group),
      ),
    );
}

/** An officer finds that they are two works. They are not proposed again. */
export const dismissMerge = defineCommand({
  name: 'works.dismissMerge',
  input: dismissMergeInput,
  output: mergeAnswer,
  permission: may.dismissMerge,
  async run(context, { id, reason }) {
    const { tx } = context;
    const held = await holdOpenProposal(tx, id);
    if (!held.ok) return held;
    await tx
      .update(mergeProposalTable)
      .set(decision(context, 'dismissed', reason))
      .where(eq(mergeProposalTable.id, id));
    const { firstSubjectId, secondSubjectId } = held.proposal;
    const after = { firstSubjectId, secondSubjectId, state: 'dismissed', reason };
    return done({ id }, { on: { type: 'works.merge_proposal', id }, after });
  },
});

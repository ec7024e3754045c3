import { listChanges, snapshotChanges, snapshotParams, snapshot as snapshotView } from '../contracts/application.ts';
import { assessment as assessmentView } from '../contracts/assessment.ts';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import {
  applicationOf,
  applicationResource,
  mayWithApplications,
  Naming,
  refuseApplication,
  snapshotDifferences,
  snapshotOf,
} from '../modules/application/index.ts';
import { defineQuery } from '../platform/command/command.ts';
import { refuse } from '../platform/command/runner.ts';
import { groundsOf } from './application-grounds.ts';

/** What was submitted, as it was. */
export const seeSnapshot = defineQuery({
  name: 'application.seeSnapshot',
  input: snapshotParams,
  output: snapshotView,
  permission: mayWithApplications.seeSnapshot,
  resource: applicationResource,
  async run({ tx }, { id, sequence }) {
    const row = await snapshotOf(tx, id, sequence);
    if (!row) return refuse('NOT_FOUND', { kind: 'not-found' });
    const { id: _id, applicationId: _application, attachments: _attachments, at, request, ...rest } = row;
    const assessment = assessmentView.parse(rest.assessment);
    return { ok: true, value: { ...rest, assessment, request: { ...request }, at: at.toISOString() } };
  },
});

/** What changed between two submissions; without numbers, between the last two. */
export const seeChanges = (policies: PolicyShelf) =>
  defineQuery({
    name: 'application.seeChanges',
    input: listChanges,
    output: snapshotChanges,
    permission: mayWithApplications.seeChanges,
    resource: applicationResource,
    async run(context, { id, from, to }) {
      const row = await applicationOf(context.tx, id);
      if (!row) return refuse('NOT_FOUND', { kind: 'not-found' });
      const newer = await snapshotOf(context.tx, id, to);
      const older = newer && (await snapshotOf(context.tx, id, from ?? Math.max(1, newer.sequence - 1)));
      if (!newer || !older) return refuseApplication('NO_SNAPSHOT', { kind: 'not-found' });
      const grounds = await groundsOf(policies, context, row);
      if (!grounds.ok) return grounds;
      const { circumstances, loaded, terms, round } = grounds;
      const names = {
        before: new Naming({ draft: older.draft, circumstances, loaded, terms }),
        after: new Naming({ draft: newer.draft, circumstances, loaded, terms }),
        question: (asked: string) => round.questions.find((question) => question.id === asked)?.label ?? asked,
        material: (needed: string) =>
          [...loaded.materials, ...round.materials].find((material) => material.id === needed)?.label ?? needed,
      };
      return {
        ok: true,
        value: {
          from: older.sequence,
          to: newer.sequence,
          items: snapshotDifferences(older, newer, names),
          totalBeforeFen: older.assessment.totalFen,
          totalAfterFen: newer.assessment.totalFen,
        },
      };
    },
  });

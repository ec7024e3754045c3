import { z } from 'zod';
import {
  type ApplicationView,
  applicationList,
  applicationParams,
  application as applicationView,
  checklist,
  listApplications as listInput,
  runningAssessment,
} from '../contracts/application.ts';
import { assessment as assessmentView } from '../contracts/assessment.ts';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import {
  applicationOf,
  applicationResource,
  attachmentsOf,
  checklistOf,
  currentUndertaking,
  dueOf,
  editDefect,
  marksOf,
  mayWithApplications,
  progressPath,
  snapshotOf,
} from '../modules/application/index.ts';
import { organisationOf } from '../modules/party/index.ts';
import { roundOf } from '../modules/round/index.ts';
import { defineQuery } from '../platform/command/command.ts';
import { refuse } from '../platform/command/runner.ts';
import { cursorOf, readCursor } from '../platform/database/cursor.ts';
import { type ApplicationInRound, applicationsOf } from '../views/applications.ts';
import { groundsOf, wordsOfRefusal } from './application-grounds.ts';
import { gapsInWords } from './gaps-in-words.ts';
import { ifReviewsPassed } from './if-reviews-passed.ts';

function summaryOf({ application: row, roundTitle, isSample }: ApplicationInRound) {
  const { id, number, state, nextActor, source, organisationId, roundId } = row;
  return {
    id,
    number,
    state,
    stateSince: row.stateSince.toISOString(),
    nextActor,
    due: dueOf(row),
    source,
    organisationId,
    roundId,
    createdAt: row.createdAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    draftSavedAt: row.draftSavedAt.toISOString(),
    roundTitle,
    isSample,
    clauses: [...new Set(row.draft.claims.map(({ clause }) => clause))],
  };
}

/** The applications of the organisation that the person acts for, newest first. */
export const listApplications = defineQuery({
  name: 'application.list',
  input: listInput,
  output: applicationList,
  permission: mayWithApplications.list,
  resource: async ({ actor }) => ({ organisationId: actor.actingFor?.organisationId ?? null }),
  async run({ tx, actor }, { state, limit, cursor }) {
    const read = readCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    if (!read.ok) return read;
    const page = { limit: limit + 1, ...(state ? { state } : {}), ...(read.after ? { after: read.after } : {}) };
    const found = await applicationsOf(tx, actor.actingFor?.organisationId ?? '', page);
    const rows = found.slice(0, limit);
    const last = rows.at(-1)?.application;
    const next = found.length > limit && last ? cursorOf([last.createdAt.toISOString(), last.id]) : null;
    return { ok: true, value: { items: rows.map(summaryOf), next } };
  },
});

/** One application with its draft. */
export const seeApplication = defineQuery({
  name: 'application.see',
  input: applicationParams,
  output: applicationView,
  permission: mayWithApplications.see,
  resource: applicationResource,
  async run({ tx, actor }, { id }) {
    const row = await applicationOf(tx, id);
    const found = row && (await roundOf(tx, row.roundId));
    const organisation = row && (await organisationOf(tx, row.organisationId));
    if (!row || !found || !organisation) return refuse('NOT_FOUND', { kind: 'not-found' });
    const { title: roundTitle, isSample } = found.round;
    const attachments = (await attachmentsOf(tx, id)).map(({ id: attachmentId, claimId, materialId, voucherId }) => {
      return { id: attachmentId, claimId, materialId, voucherId };
    });
    const { number, checkCode, draft, draftRevision, draftSections, snapshotSequence, receiptFileId, copiedFrom } = row;
    const value: ApplicationView = {
      ...summaryOf({ application: row, roundTitle, isSample }),
      organisationName: organisation.name,
      uscc: organisation.uscc,
      draft,
      draftRevision,
      sections: await marksOf(tx, draftSections),
      attachments,
      snapshots: snapshotSequence,
      mayEdit: editDefect(actor, row) === undefined,
      progressPath: number !== null && checkCode !== null ? progressPath(number, checkCode) : null,
      receiptFileId,
      copiedFrom,
    };
    return { ok: true, value };
  },
});

/** What the draft would come to as far as it is filled in; after submitting, what was submitted comes to. */
export const seeAssessment = (policies: PolicyShelf) =>
  defineQuery({
    name: 'application.seeAssessment',
    input: applicationParams,
    output: runningAssessment,
    permission: mayWithApplications.seeAssessment,
    resource: applicationResource,
    async run(context, { id }) {
      const row = await applicationOf(context.tx, id);
      if (!row) return refuse('NOT_FOUND', { kind: 'not-found' });
      const isDraft = ['draft', 'awaiting-confirmation', 'correction-requested'].includes(row.state);
      const snapshot = isDraft ? null : await snapshotOf(context.tx, id);
      if (snapshot) {
        const { request } = snapshot;
        const assessment = assessmentView.parse(snapshot.assessment);
        const policy = policies.compiled(snapshot.policyId, snapshot.version, snapshot.digest);
        const ifPassed = policy ? ifReviewsPassed(policy, request, snapshot.assessment) : null;
        const value = {
          assessment,
          ifPassed,
          problems: [],
          registered: {},
          of: 'snapshot' as const,
          asOf: request.asOf,
        };
        return { ok: true, value };
      }
      const grounds = await groundsOf(policies, context, row);
      if (!grounds.ok) return grounds;
      const { registered, request, assessment: stated } = grounds.assessed;
      const assessment = assessmentView.nullable().parse(stated);
      const ifPassed = ifReviewsPassed(grounds.policy, request, stated);
      const problems = gapsInWords(row.draft, grounds);
      const value = { assessment, ifPassed, problems, registered, of: 'draft' as const, asOf: context.today };
      return { ok: true, value };
    },
  });

/** What is still missing, each with the place to jump to, and the undertaking that is taken when submitting. */
export const seeChecklist = (policies: PolicyShelf) =>
  defineQuery({
    name: 'application.seeChecklist',
    input: applicationParams,
    output: checklist,
    permission: mayWithApplications.seeChecklist,
    resource: applicationResource,
    async run(context, { id }) {
      const row = await applicationOf(context.tx, id);
      if (!row) return refuse('NOT_FOUND', { kind: 'not-found' });
      const grounds = await groundsOf(policies, context, row);
      if (!grounds.ok) return grounds;
      const { assessed, circumstances, loaded, terms, round } = grounds;
      const attachments = await attachmentsOf(context.tx, id);
      const input = { draft: row.draft, assessed, circumstances, loaded, terms, round, attachments };
      const items = checklistOf({ ...input, wordsOf: wordsOfRefusal });
      const maySubmit = !items.some(({ blocks }) => blocks);
      return { ok: true, value: { items, maySubmit, undertaking: currentUndertaking() } };
    },
  });

import {
  acceptanceOutcome,
  declineApplication as declineInput,
  acceptApplication as input,
} from '../contracts/acceptance.ts';
import { movedApplication } from '../contracts/application.ts';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import {
  declineModel,
  documentView,
  draftDocument,
  mayWithAcceptance,
  obstacleToAccept,
  obstacleToDecline,
  RECONSIDERATION_AUTHORITY,
  recordDecision,
  refuseAcceptance,
} from '../modules/acceptance/index.ts';
import { applicationResource, dueOf, lockApplication, type Moved, moveTo } from '../modules/application/index.ts';
import { defineCommand, done, event } from '../platform/command/command.ts';
import { refuse } from '../platform/command/runner.ts';
import { readSetting } from '../platform/settings/setting.ts';
import { acceptanceGroundsOf, documentFrameOf, missingYearEvents } from './acceptance-grounds.ts';

const notFound = refuse('NOT_FOUND', { kind: 'not-found' });
const constraints = { acceptance_pkey: refuseAcceptance('ALREADY_DECIDED') };

/** Accepts a submitted application: verification begins. What the check found is let pass only with a reason. */
export const acceptApplication = (policies: PolicyShelf) =>
  defineCommand({
    name: 'acceptance.accept',
    input,
    output: movedApplication,
    permission: mayWithAcceptance.accept,
    resource: applicationResource,
    constraints,
    async run(context, { id, reason = '', lateReason = '' }) {
      const row = await lockApplication(context, id);
      if (!row) return notFound;
      const gathered = await acceptanceGroundsOf(policies, context, row);
      if (!gathered.ok) return gathered;
      const obstacle = obstacleToAccept(gathered.facts, { reason, lateReason });
      if (obstacle) return obstacle;
      const moved = await moveTo(context, id, 'accepted');
      if (!moved.ok) return moved;
      const defects = [...gathered.defects];
      await recordDecision(context, { applicationId: id, outcome: 'accepted', reasons: reason, defects, lateReason });
      const decision = { on: { type: 'acceptance', id }, organisationId: row.organisationId };
      return done(
        viewOf(moved),
        [moved.audit, { ...decision, after: { outcome: 'accepted', reason, lateReason } }],
        [
          moved.event,
          event('ApplicationAccepted', { applicationId: id, organisationId: row.organisationId }),
          ...missingYearEvents(moved.application),
        ],
      );
    },
  });

/** Declines acceptance with a reason, and drafts the document that says so and what can be done against it. */
export const declineApplication = (policies: PolicyShelf) =>
  defineCommand({
    name: 'acceptance.decline',
    input: declineInput,
    output: acceptanceOutcome,
    permission: mayWithAcceptance.decline,
    resource: applicationResource,
    constraints,
    async run(context, { id, reason, lateReason = '' }) {
      const row = await lockApplication(context, id);
      if (!row) return notFound;
      const gathered = await acceptanceGroundsOf(policies, context, row);
      if (!gathered.ok) return gathered;
      const obstacle = obstacleToDecline(gathered.facts, { lateReason });
      if (obstacle) return obstacle;
      const { organisationId } = row;
      const frame = await documentFrameOf(context.tx, gathered);
      const authority = await readSetting(context.tx, RECONSIDERATION_AUTHORITY);
      const document = await draftDocument(context, {
        kind: 'decline-notice',
        applicationId: id,
        organisationId,
        isSample: frame.isSample,
        model: declineModel(frame, { reason, authority }),
      });
      const moved = await moveTo(context, id, 'declined', { note: reason });
      if (!moved.ok) return moved;
      const documentId = document.id;
      await recordDecision(context, {
        applicationId: id,
        outcome: 'declined',
        reasons: reason,
        lateReason,
        documentId,
      });
      const decision = { on: { type: 'acceptance', id }, organisationId };
      const after = { outcome: 'declined', reason, lateReason, documentId };
      return done(
        { ...viewOf(moved), document: documentView(document) },
        [moved.audit, { ...decision, after }],
        [moved.event, event('ApplicationDeclined', { applicationId: id, organisationId, documentId })],
      );
    },
  });

function viewOf({ application }: Moved) {
  const { id, state, nextActor } = application;
  return { id, state, nextActor, due: dueOf(application) };
}

import {
  acceptanceOutcome,
  correctionPreview,
  requestCorrection as input,
  type RequestCorrection,
} from '../contracts/acceptance.ts';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import {
  answerNotices,
  citationWords,
  correctionModel,
  documentView,
  draftDocument,
  issueNotice,
  mayWithAcceptance,
  noticeContentOf,
  obstacleToCorrection,
  refuseAcceptance,
  sayOfAcceptance,
} from '../modules/acceptance/index.ts';
import {
  APPLICATION_SETTINGS,
  applicationOf,
  applicationResource,
  dueOf,
  lockApplication,
  moveTo,
} from '../modules/application/index.ts';
import { deadlineFor } from '../platform/calendar/deadline.ts';
import { knownCalendars } from '../platform/calendar/known-calendars.ts';
import { defineCommand, done, event } from '../platform/command/command.ts';
import { refuse } from '../platform/command/runner.ts';
import type { Reader } from '../platform/database/transaction.ts';
import type { Handler } from '../platform/outbox/deliver.ts';
import { readSetting } from '../platform/settings/setting.ts';
import {
  type AcceptanceGrounds,
  acceptanceGroundsOf,
  documentFrameOf,
  missingYearEvents,
} from './acceptance-grounds.ts';

const notFound = refuse('NOT_FOUND', { kind: 'not-found' });
const CORRECTION_LIMIT = 'application.correctionDays';

/** Asks the applicant to mend everything that is missing, in one notice with a deadline; drafts the document of it. */
export const requestCorrection = (policies: PolicyShelf) =>
  defineCommand({
    name: 'acceptance.requestCorrection',
    input,
    output: acceptanceOutcome,
    permission: mayWithAcceptance.requestCorrection,
    resource: applicationResource,
    constraints: { correction_notice_sequence_once: refuseAcceptance('NOTICE_OPEN') },
    async run(context, given) {
      const { id, lateReason = '' } = given;
      const row = await lockApplication(context, id);
      if (!row) return notFound;
      const gathered = await acceptanceGroundsOf(policies, context, row);
      if (!gathered.ok) return gathered;
      const { accountId } = context.actor;
      const obstacle = obstacleToCorrection(gathered.facts, { lateReason, accountId });
      if (obstacle) return obstacle;
      const notice = await noticeOf(context, gathered, given);
      if (!notice.ok) return notice;
      const { items, removed, model, sequence, workingDays } = notice;
      const { organisationId } = row;
      const { isSample } = gathered.grounds.round;
      const kind = 'correction-notice';
      const document = await draftDocument(context, { kind, applicationId: id, organisationId, isSample, model });
      // Submitting again answered the notice before; its event may still be on the way.
      await answerNotices(context.tx, id, row.snapshotSequence, row.stateSince);
      const note = sayOfAcceptance('notice.note', { count: items.length });
      const moved = await moveTo(context, id, 'correction-requested', { note, workingDays });
      if (!moved.ok) return moved;
      const { state, nextActor, dueDay, awaitingCalendarYear, dueFrom, dueWorkingDays } = moved.application;
      const due = { dueDay, awaitingCalendarYear, dueFrom, dueWorkingDays };
      const documentId = document.id;
      const content = { applicationId: id, sequence, items, removed, lateReason, documentId, ...due };
      const { id: noticeId } = await issueNotice(context, content, gathered.approval);
      const audit = { on: { type: 'correction-notice', id: noticeId }, organisationId, after: content };
      const value = { id, state, nextActor, due: dueOf(moved.application), document: documentView(document) };
      return done(
        value,
        [moved.audit, audit],
        [
          moved.event,
          event('CorrectionRequested', { applicationId: id, organisationId, noticeId, items: items.length, dueDay }),
          ...missingYearEvents(moved.application),
        ],
      );
    },
  });

/** The notice as it would be; nothing is changed. */
export const previewCorrection = (policies: PolicyShelf) =>
  defineCommand({
    name: 'acceptance.previewCorrection',
    input,
    output: correctionPreview,
    permission: mayWithAcceptance.previewCorrection,
    resource: applicationResource,
    async run(context, given) {
      const row = await applicationOf(context.tx, given.id);
      if (!row) return notFound;
      const gathered = await acceptanceGroundsOf(policies, context, row);
      if (!gathered.ok) return gathered;
      const notice = await noticeOf(context, gathered, given);
      return notice.ok ? done(notice.model, []) : notice;
    },
  });

/** What a notice says: its items, its deadline from today on, and the text of its document. */
async function noticeOf(
  { tx, today }: { readonly tx: Reader; readonly today: string },
  gathered: AcceptanceGrounds,
  given: RequestCorrection,
) {
  const { application, grounds, defects, approval, notices } = gathered;
  const claimIds = application.draft.claims.map(({ id }) => id);
  const content = noticeContentOf(defects, claimIds, given);
  if (!content.ok) return content;
  const setting = APPLICATION_SETTINGS.find(({ key }) => key === CORRECTION_LIMIT);
  if (!setting) throw new Error(`nobody declares the setting ${CORRECTION_LIMIT}`);
  const workingDays = await readSetting(tx, setting);
  const sequence = notices.length + 1;
  const model = correctionModel(await documentFrameOf(tx, gathered), {
    items: content.items,
    sequence,
    secondReason: approval?.reason ?? null,
    today,
    workingDays,
    deadline: deadlineFor(await knownCalendars(tx), today, workingDays),
    citation: (sentence) => citationWords(grounds.loaded, sentence),
  });
  return { ...content, model, sequence, workingDays };
}

/** Submitting again answers the notice. */
export const answersCorrection: Handler = {
  name: 'acceptance.answerCorrection',
  on: ['ApplicationSubmitted'],
  async changes(tx, { applicationId, sequence }, at) {
    if (typeof applicationId !== 'string' || typeof sequence !== 'number') return;
    await answerNotices(tx, applicationId, sequence, at);
  },
};

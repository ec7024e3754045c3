import {
  type AcceptanceDesk,
  acceptanceDesk,
  applicationIdParams,
  bulkIds,
  bulkPreview,
  completeness,
  correctionNotices,
  type WouldBeRefused,
} from '../contracts/acceptance.ts';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import {
  type CorrectionNoticeRow,
  decisionOf,
  documentsOf,
  documentView,
  isLate,
  mayWithAcceptance,
  noticesOf,
  obstacleToAccept,
  obstacleToApproval,
  obstacleToCorrection,
  obstacleToDecline,
} from '../modules/acceptance/index.ts';
import { type ApplicationRow, applicationOf, applicationResource, dueOf } from '../modules/application/index.ts';
import { roundOf } from '../modules/round/index.ts';
import type { Actor } from '../platform/actor.ts';
import { remaining } from '../platform/calendar/deadline.ts';
import { knownCalendars } from '../platform/calendar/known-calendars.ts';
import { defineCommand, defineQuery, done } from '../platform/command/command.ts';
import type { Refused } from '../platform/command/refusal.ts';
import { refuse } from '../platform/command/runner.ts';
import type { Reader } from '../platform/database/transaction.ts';
import { isAllowed, type Permission } from '../platform/permission/permission.ts';
import { type AcceptanceGrounds, acceptanceGroundsOf } from './acceptance-grounds.ts';

const notFound = refuse('NOT_FOUND', { kind: 'not-found' });

/** What is missing in what was submitted. */
export const seeCompleteness = (policies: PolicyShelf) =>
  defineQuery({
    name: 'acceptance.seeCompleteness',
    input: applicationIdParams,
    output: completeness,
    permission: mayWithAcceptance.seeCompleteness,
    resource: applicationResource,
    async run(context, { id }) {
      const row = await applicationOf(context.tx, id);
      if (!row || row.number === null) return notFound;
      const gathered = await acceptanceGroundsOf(policies, context, row);
      if (!gathered.ok) return gathered;
      const { defects, materials, grounds } = gathered;
      const { policyId, version } = grounds.round;
      const policy = { id: policyId, version };
      return { ok: true, value: { policy, defects: [...defects], materials } };
    },
  });

/** Where acceptance stands, and beforehand what would be refused. */
export const seeDesk = (policies: PolicyShelf) =>
  defineQuery({
    name: 'acceptance.seeDesk',
    input: applicationIdParams,
    output: acceptanceDesk,
    permission: mayWithAcceptance.seeDesk,
    resource: applicationResource,
    async run(context, { id }) {
      const row = await applicationOf(context.tx, id);
      if (!row || row.number === null) return notFound;
      const gathered = await acceptanceGroundsOf(policies, context, row);
      if (!gathered.ok) return gathered;
      return { ok: true, value: await deskOf(context, gathered) };
    },
  });

interface Asking {
  readonly tx: Reader;
  readonly actor: Actor;
  readonly today: string;
}

async function deskOf({ tx, actor, today }: Asking, gathered: AcceptanceGrounds): Promise<AcceptanceDesk> {
  const { application, facts, defects, approval } = gathered;
  const { id, state } = application;
  const decision = await decisionOf(tx, id);
  const accountId = actor.accountId;
  const act = (permission: Permission, obstacle: Refused | undefined) => {
    const denied = isAllowed(permission, actor, {}) ? undefined : refuse('NOT_ALLOWED', { kind: 'forbidden' });
    return wouldBeRefused(denied ?? obstacle);
  };
  return {
    applicationId: id,
    state,
    due: dueOf(application),
    workingDaysLeft: await workingDaysLeft(tx, application, today),
    isLate: isLate(facts) && state === 'submitted',
    defects: defects.length,
    acts: {
      accept: act(mayWithAcceptance.accept, obstacleToAccept(facts, {})),
      'request-correction': act(mayWithAcceptance.requestCorrection, obstacleToCorrection(facts, { accountId })),
      decline: act(mayWithAcceptance.decline, obstacleToDecline(facts, {})),
      'approve-second-notice': act(mayWithAcceptance.approveSecondNotice, obstacleToApproval(facts)),
    },
    notices: gathered.notices.map((notice) => ({
      id: notice.id,
      sequence: notice.sequence,
      items: notice.items,
      removed: notice.removed.map(({ code, sentence, reason }) => ({ code, sentence, reason })),
      issuedAt: notice.issuedAt.toISOString(),
      dueDay: notice.dueDay,
      awaitingYear: notice.awaitingCalendarYear,
      answeredAt: notice.answeredAt?.toISOString() ?? null,
      secondReason: notice.secondReason,
    })),
    approval: approval && { reason: approval.reason, by: approval.by, at: approval.at.toISOString() },
    decision: decision && {
      outcome: decision.outcome,
      reason: decision.reasons,
      lateReason: decision.lateReason,
      by: decision.by,
      at: decision.at.toISOString(),
    },
    documents: (await documentsOf(tx, id)).map(documentView),
  };
}

async function workingDaysLeft(reader: Reader, { dueDay }: ApplicationRow, today: string): Promise<number | null> {
  if (dueDay === null) return null;
  const left = remaining(await knownCalendars(reader), today, { kind: 'day', day: dueDay });
  return left === 'awaiting-calendar' ? null : left;
}

function wouldBeRefused(refused: Refused | undefined): WouldBeRefused | null {
  if (!refused) return null;
  const { code, message, cure } = refused.refusal;
  return { code, sentence: message, ...(cure === undefined ? {} : { cure }) };
}

/** The notices on an application, as the applicant reads them, newest first. */
export const listNotices = defineQuery({
  name: 'acceptance.listNotices',
  input: applicationIdParams,
  output: correctionNotices,
  permission: mayWithAcceptance.listNotices,
  resource: applicationResource,
  async run({ tx }, { id }) {
    const application = await applicationOf(tx, id);
    const found = application && (await roundOf(tx, application.roundId));
    if (!application || !found) return notFound;
    const notices = await noticesOf(tx, id);
    const documents = await documentsOf(tx, id);
    const served = new Set(documents.filter(({ servedAt }) => servedAt !== null).map((one) => one.id));
    const { title: roundTitle, contact } = found.round;
    const more = { roundTitle, contact, applicationNumber: application.number ?? '' };
    const items = notices.map((notice) => ({ ...noticeView(notice, served.has(notice.documentId)), ...more }));
    return { ok: true, value: { items } };
  },
});

function noticeView(notice: CorrectionNoticeRow, isServed: boolean) {
  const { id, applicationId, sequence, items, dueDay, awaitingCalendarYear } = notice;
  return {
    id,
    applicationId,
    sequence,
    items: items.map(({ reason: _ofTheOffice, ...item }) => item),
    issuedAt: notice.issuedAt.toISOString(),
    due: dueOf({ dueDay, awaitingCalendarYear, paused: false }),
    workingDays: notice.dueWorkingDays,
    answeredAt: notice.answeredAt?.toISOString() ?? null,
    servedDocumentId: isServed ? notice.documentId : null,
  };
}

/** For each application whether it would be accepted as it stands, and if not, why. Changes nothing. */
export const previewBulkAcceptance = (policies: PolicyShelf) =>
  defineCommand({
    name: 'acceptance.previewBulkAcceptance',
    input: bulkIds,
    output: bulkPreview,
    permission: mayWithAcceptance.previewBulkAcceptance,
    async run(context, { ids }) {
      const items = [];
      for (const id of new Set(ids)) {
        const row = await applicationOf(context.tx, id);
        const gathered = row?.number ? await acceptanceGroundsOf(policies, context, row) : notFound;
        const obstacle = gathered.ok ? obstacleToAccept(gathered.facts, {}) : gathered;
        items.push({ id, number: row?.number ?? null, refusal: wouldBeRefused(obstacle) });
      }
      return done({ items }, []);
    },
  });

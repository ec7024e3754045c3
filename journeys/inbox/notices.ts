import { z } from 'zod';
import type { ApplicationRow } from '../../modules/application/index.ts';
import { applicationOf } from '../../modules/application/index.ts';
import { assigneeOf, type InboxPhrase, type Notice, sayOfInbox as say } from '../../modules/inbox/index.ts';
import { membersOf, organisationOf, resolveOrganisation } from '../../modules/party/index.ts';
import { verificationOf } from '../../modules/verification/index.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { Payload } from '../../platform/outbox/deliver.ts';
import { namesOf } from '../../views/accounts.ts';

/** Who is told what about an event. Everything that an event leads to in people's inboxes stands in this file. */
export type Tell = (tx: Transaction, payload: Payload) => Promise<readonly Notice[]>;

const about = z.looseObject({ applicationId: z.uuid() });
const moved = about.extend({ from: z.string(), to: z.string() });
const correction = about.extend({ items: z.int() });
const served = about.extend({ title: z.string(), number: z.string().nullable() });
const toPerson = about.extend({ accountId: z.uuid() });
const assigned = toPerson.extend({ by: z.uuid().nullable() });
const accountant = toPerson.extend({ dueDay: z.string() });
const letter = z.looseObject({ organisationId: z.uuid(), accountId: z.uuid() });

/** What the notices about one application are made of. */
interface Scene {
  readonly application: ApplicationRow;
  readonly organisationId: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Path of the application for its applicant and for the office. */
  readonly myLink: string;
  readonly officeLink: string;
}

async function sceneOf(tx: Transaction, applicationId: string): Promise<Scene | null> {
  const application = await applicationOf(tx, applicationId);
  const organisation = application && (await organisationOf(tx, application.organisationId));
  if (!application || !organisation) return null;
  const params = { number: application.number ?? '', organisation: organisation.name, until: untilWords(application) };
  return {
    application,
    organisationId: organisation.id,
    params,
    myLink: `/my/applications/${applicationId}`,
    officeLink: `/office/applications/${applicationId}`,
  };
}

function untilWords({ dueDay, awaitingCalendarYear }: ApplicationRow): string {
  if (awaitingCalendarYear !== null) return say('until.awaiting', { year: awaitingCalendarYear });
  return dueDay === null ? '' : say('until.day', { day: dayWords(dueDay) });
}

/** `2026-06-18` → 2026年6月18日. */
export function dayWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return say('day', { year, month: Number(month), day: Number(date) });
}

type NoticeWord<P extends string = InboxPhrase> = P extends `notice.${infer Word}.title` ? Word : never;

function words(word: NoticeWord, params: Scene['params']): Pick<Notice, 'title' | 'body'> {
  return { title: say(`notice.${word}.title`, params), body: say(`notice.${word}.body`, params) };
}

/** Everybody who acts for the organisation today; of a merged one, those of the organisation that it became part of. */
async function toMembers(
  tx: Transaction,
  { organisationId, params, myLink }: Scene,
  word: NoticeWord,
): Promise<Notice> {
  const members = await membersOf(tx, await resolveOrganisation(tx, organisationId));
  const accountIds = members.map(({ accountId }) => accountId);
  return { accountIds, organisationId, ...words(word, params), link: myLink };
}

/** Whoever holds the application at the office; nobody where it lies in the common list. */
async function toHolder(
  tx: Transaction,
  { application, params, officeLink }: Scene,
  word: NoticeWord,
): Promise<Notice> {
  const verification = await verificationOf(tx, application.id);
  const holder = verification?.officerAccountId ?? (await assigneeOf(tx, application.id, 'clerk'));
  return { accountIds: holder ? [holder] : [], organisationId: null, ...words(word, params), link: officeLink };
}

const tellHolder =
  (word: NoticeWord): Tell =>
  async (tx, payload) => {
    const scene = await sceneOf(tx, about.parse(payload).applicationId);
    return scene ? [await toHolder(tx, scene, word)] : [];
  };

const TOLD_STATES = [
  'submitted',
  'accepted',
  'declined',
  'verifying',
  'verified',
  'withdrawn',
  'awaiting-confirmation',
] as const;

const tellOfMove: Tell = async (tx, payload) => {
  const { applicationId, from, to } = moved.parse(payload);
  const scene = await sceneOf(tx, applicationId);
  const state = TOLD_STATES.find((one) => one === to);
  // A correction is told of by its own event, with what has to be mended.
  if (!scene || !state) return [];
  // A draft that is given up concerns nobody else.
  if (to === 'withdrawn' && scene.application.number === null) return [];
  const notices = [await toMembers(tx, scene, state)];
  if (to === 'submitted' && from === 'correction-requested') notices.push(await toHolder(tx, scene, 'resubmitted'));
  if (to === 'withdrawn') notices.push(await toHolder(tx, scene, 'withdrawn'));
  return notices;
};

const tellOfCorrection: Tell = async (tx, payload) => {
  const { applicationId, items } = correction.parse(payload);
  const scene = await sceneOf(tx, applicationId);
  if (!scene) return [];
  const named = { ...scene, params: { ...scene.params, count: items }, myLink: `${scene.myLink}/notice` };
  return [await toMembers(tx, named, 'correction')];
};

const tellOfDocument: Tell = async (tx, payload) => {
  const { applicationId, title, number } = served.parse(payload);
  const scene = await sceneOf(tx, applicationId);
  if (!scene) return [];
  const params = { ...scene.params, title, number: number ?? '' };
  return [await toMembers(tx, { ...scene, params, myLink: '/my/documents' }, 'document')];
};

const tellOfAssignment: Tell = async (tx, payload) => {
  const { applicationId, accountId, by } = assigned.parse(payload);
  const scene = await sceneOf(tx, applicationId);
  // Whoever takes something knows it.
  if (!scene || by === accountId) return [];
  const name = by === null ? '' : ((await namesOf(tx, [by])).get(by) ?? '');
  return [toPersonOf(scene, accountId, 'assigned', { name })];
};

const tellAccountant: Tell = async (tx, payload) => {
  const { applicationId, accountId, dueDay } = accountant.parse(payload);
  const scene = await sceneOf(tx, applicationId);
  const link = `/office/accountant/${applicationId}`;
  return scene ? [toPersonOf(scene, accountId, 'accountant', { day: dayWords(dueDay) }, link)] : [];
};

const tellInspector: Tell = async (tx, payload) => {
  const { applicationId, accountId } = toPerson.parse(payload);
  const scene = await sceneOf(tx, applicationId);
  return scene ? [toPersonOf(scene, accountId, 'site-check', {}, '/office/site-checks')] : [];
};

function toPersonOf(
  scene: Scene,
  accountId: string,
  word: NoticeWord,
  more: Scene['params'],
  link = scene.officeLink,
): Notice {
  return { accountIds: [accountId], organisationId: null, ...words(word, { ...scene.params, ...more }), link };
}

const tellOfLetter =
  (word: 'letter-confirmed' | 'letter-refused'): Tell =>
  async (tx, payload) => {
    const { organisationId, accountId } = letter.parse(payload);
    const organisation = (await organisationOf(tx, organisationId))?.name ?? '';
    return [{ accountIds: [accountId], organisationId, ...words(word, { organisation }), link: '/my/' }];
  };

/** Each event that people are told of. */
export const TOLD: Readonly<Record<string, Tell>> = {
  ApplicationMoved: tellOfMove,
  CorrectionRequested: tellOfCorrection,
  DocumentServed: tellOfDocument,
  ApplicationAssigned: tellOfAssignment,
  AccountantAssigned: tellAccountant,
  SiteCheckOrdered: tellInspector,
  AccountantReportReturned: tellHolder('accountant-returned'),
  SiteCheckRecorded: tellHolder('site-checked'),
  OpinionAnswered: tellHolder('opinion-answered'),
  SecondNoticeApproved: tellHolder('second-approved'),
  AuthorityLetterConfirmed: tellOfLetter('letter-confirmed'),
  AuthorityLetterRefused: tellOfLetter('letter-refused'),
};

import type { Completeness, Defect } from '../contracts/acceptance.ts';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import {
  type AcceptanceFacts,
  type CorrectionNoticeRow,
  type DocumentFrame,
  defectsOf,
  ISSUING_BODY,
  noticesOf,
  openApprovalOf,
} from '../modules/acceptance/index.ts';
import {
  type ApplicationRow,
  checklistOf,
  materialsForAll,
  materialsOf,
  snapshotOf,
} from '../modules/application/index.ts';
import { type Event, event } from '../platform/command/command.ts';
import type { Refused } from '../platform/command/refusal.ts';
import type { Reader } from '../platform/database/transaction.ts';
import { readSetting } from '../platform/settings/setting.ts';
import { type Grounds, groundsOf, wordsOfRefusal } from './application-grounds.ts';

interface Asking {
  readonly tx: Reader;
  readonly today: string;
}

/** What an act of acceptance stands on. */
export interface AcceptanceGrounds {
  readonly ok: true;
  readonly application: ApplicationRow;
  readonly grounds: Grounds;
  readonly defects: readonly Defect[];
  readonly materials: Completeness['materials'];
  readonly facts: AcceptanceFacts;
  readonly notices: readonly CorrectionNoticeRow[];
  readonly approval: Awaited<ReturnType<typeof openApprovalOf>>;
}

/** Brings together what was submitted, what is missing in it, and what has been done about it. */
export async function acceptanceGroundsOf(
  policies: PolicyShelf,
  { tx, today }: Asking,
  application: ApplicationRow,
): Promise<AcceptanceGrounds | Refused> {
  const snapshot = await snapshotOf(tx, application.id);
  const draft = snapshot?.draft ?? application.draft;
  const attachments = snapshot?.attachments ?? [];
  const grounds = await groundsOf(policies, { tx, today }, { ...application, draft });
  if (!grounds.ok) return grounds;
  const { loaded, terms, round, assessed, circumstances } = grounds;
  const items = checklistOf({
    draft,
    assessed,
    circumstances,
    loaded,
    terms,
    round,
    attachments,
    wordsOf: wordsOfRefusal,
  });
  const isUndertaken = snapshot !== null;
  const defects = defectsOf({ items, claims: draft.claims, loaded, terms, isUndertaken });
  const notices = await noticesOf(tx, application.id);
  const approval = await openApprovalOf(tx, application.id);
  const { state, dueDay, awaitingCalendarYear } = application;
  const facts = { state, dueDay, awaitingCalendarYear, today, defects, notices, approval };
  const materials = materialsIn(grounds, draft.claims, attachments);
  return { ok: true, application, grounds, defects, materials, facts, notices, approval };
}

/** What is asked for by claim, and how many vouchers were handed in for each. */
function materialsIn(
  { loaded, round }: Grounds,
  claims: ApplicationRow['draft']['claims'],
  attachments: readonly { readonly claimId: string | null; readonly materialId: string }[],
): Completeness['materials'] {
  const needed = [
    ...materialsForAll(loaded, round).map((material) => ({ ...material, claimId: null })),
    ...claims.flatMap(({ id, clause }) => {
      return materialsOf(loaded, clause, round).map((material) => ({ ...material, claimId: id }));
    }),
  ];
  return needed.map(({ id, label, claimId }) => {
    const given = attachments.filter((one) => {
      return one.materialId === id && (claimId === null || one.claimId === null || one.claimId === claimId);
    });
    const cite = loaded.materials.find((material) => material.id === id)?.cite;
    return { materialId: id, label, claimId, vouchers: given.length, ...(cite === undefined ? {} : { cite }) };
  });
}

/** What documents on the application say of it. */
export async function documentFrameOf(
  reader: Reader,
  { application, grounds: { organisation, round } }: AcceptanceGrounds,
): Promise<DocumentFrame> {
  return {
    issuingBody: await readSetting(reader, ISSUING_BODY),
    applicant: organisation.name,
    number: application.number ?? '',
    roundTitle: round.title,
    contact: round.contact,
    isSample: round.isSample,
  };
}

/** Administrators are told that deadlines wait for the calendar of a year. */
export function missingYearEvents({
  id,
  awaitingCalendarYear: year,
}: Pick<ApplicationRow, 'id' | 'awaitingCalendarYear'>): Event[] {
  return year === null ? [] : [event('CalendarYearMissing', { year, applicationId: id })];
}

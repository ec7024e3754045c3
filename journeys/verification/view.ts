import { assessment } from '../../contracts/assessment.ts';
import type { VerificationView } from '../../contracts/verification.ts';
import {
  assignmentsOf,
  type FindingRow,
  findingsIn,
  obstaclesOf,
  opinionsOf,
  sentenceOf,
  siteChecksOf,
} from '../../modules/verification/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { remaining } from '../../platform/calendar/deadline.ts';
import { knownCalendars } from '../../platform/calendar/known-calendars.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { namesOf } from '../../views/accounts.ts';
import { accountsActedFor } from '../../views/acting-staff.ts';
import { subjectTitles } from '../../views/application-names.ts';
import { type VerificationHead, verificationHead } from '../../views/verification-head.ts';
import { assignmentView, opinionView, siteCheckView } from './around-views.ts';
import { claimView, factsOf } from './claim-view.ts';
import { type VerificationGrounds, type VerificationOptions, verificationGrounds } from './grounds.ts';
import { lineView } from './line-view.ts';

interface Asking {
  readonly tx: Reader;
  readonly today: string;
  readonly actor: Actor;
}

/** The screen of an application, in a dozen statements however many claims and lines it has; null = never submitted. */
export async function screenOf(
  asking: Asking,
  options: VerificationOptions,
  applicationId: string,
): Promise<VerificationView | null> {
  const head = await verificationHead(asking.tx, applicationId);
  return head && viewOf(asking, head, await verificationGrounds(asking.tx, options, head.snapshot));
}

/** The same, of an application whose checking has begun. */
export async function verificationView(
  asking: Asking,
  options: VerificationOptions,
  applicationId: string,
): Promise<VerificationView> {
  const view = await screenOf(asking, options, applicationId);
  if (!view) throw new Error(`application ${applicationId} was never submitted`);
  return view;
}

/** The same, of what was already read. */
async function viewOf(asking: Asking, head: VerificationHead, grounds: VerificationGrounds): Promise<VerificationView> {
  const { tx, today } = asking;
  const { application, verification, snapshot } = head;
  const { id } = application;
  const findings = await findingsIn(tx, [id]);
  const accountants = await assignmentsOf(tx, id);
  const siteChecks = await siteChecksOf(tx, id);
  const opinions = await opinionsOf(tx, id);
  const titles = await subjectTitles(
    tx,
    snapshot.draft.claims.flatMap(({ subjectId }) => (subjectId === undefined ? [] : [subjectId])),
  );
  const names = await namesOf(tx, [
    ...[...grounds.decisions.values()].map(({ by }) => by),
    ...(verification ? [verification.officerAccountId] : []),
    ...accountants.map(({ accountId }) => accountId),
    ...siteChecks.map(({ inspectorAccountId }) => inspectorAccountId),
  ]);
  const name = { number: application.number, organisationName: head.organisationName };
  const lines = grounds.lines.map((line) => lineView(line, grounds, names, findings));
  const asked = opinions.map((one) => opinionView(one, name, [...titles.values()], today));
  return {
    applicationId: id,
    ...(await headView(asking, head, names)),
    policy: { id: snapshot.policyId, version: snapshot.version },
    claims: snapshot.request.claims.map((claim) => claimView(grounds, claim.id, titles)),
    applicantFacts: factsOf(grounds, ''),
    lines,
    findings: findings.map(findingView),
    accountants: accountants.map((one) => assignmentView(one, name, names)),
    siteChecks: siteChecks.map((one) => siteCheckView(one, name, names)),
    opinions: asked,
    obstacles: [
      ...obstaclesOf({
        lines: lines.filter(({ decision }) => decision === null).length,
        findings: findings.filter(({ note }) => note === null).length,
        accountants: accountants.filter(({ returnedAt }) => returnedAt === null).length,
        'site-checks': siteChecks.filter(({ doneAt }) => doneAt === null).length,
        // A department that lets its day pass holds up nobody.
        opinions: asked.filter(({ answeredAt, isOverdue }) => answeredAt === null && !isOverdue).length,
      }),
    ],
    assessment: verification?.result ? assessment.parse(verification.result) : null,
  };
}

async function headView(asking: Asking, head: VerificationHead, names: ReadonlyMap<string, string>) {
  const { tx, today } = asking;
  const { application, organisationName, roundTitle, isSample, verification } = head;
  const { number, organisationId, state, dueDay } = application;
  const calendars = await knownCalendars(tx);
  const left = dueDay === null ? null : remaining(calendars, today, { kind: 'day', day: dueDay });
  return {
    number,
    organisationId,
    organisationName,
    roundTitle,
    isSample,
    state,
    dueDay,
    workingDaysLeft: left === 'awaiting-calendar' ? null : left,
    awaitingYear: application.awaitingCalendarYear,
    officer: verification && {
      accountId: verification.officerAccountId,
      name: names.get(verification.officerAccountId) ?? '',
    },
    mayDecide: await decides(asking, verification),
    openedAt: verification?.openedAt.toISOString() ?? null,
    completedAt: verification?.completedAt?.toISOString() ?? null,
  };
}

async function decides({ tx, today, actor }: Asking, verification: VerificationHead['verification']): Promise<boolean> {
  if (!verification || verification.completedAt !== null || !actor.staffRoles.includes('officer')) return false;
  const { officerAccountId } = verification;
  if (officerAccountId === actor.accountId) return true;
  return (await accountsActedFor(tx, actor.accountId ?? '', today)).includes(officerAccountId);
}

function findingView(row: FindingRow): VerificationView['findings'][number] {
  const { id, code, costLineId, claimId, evidence, note } = row;
  return { id, code, costLineId, claimId, text: sentenceOf(row), evidence, note };
}

/** What names other applicants; an accountant from outside was entrusted with one application only. */
const OF_OTHERS = new Set<string>([
  'VOUCHER_COUNTED',
  'VOUCHER_SEEN',
  'SIMILAR_PICTURE',
  'SAME_CONTRACT',
  'SHARED_BANK_ACCOUNT',
  'SHARED_PHONE',
  'SHARED_ADDRESS',
  'SHARED_SHAREHOLDER',
]);

/** The screen as the entrusted accountant sees it: nothing of other applicants, departments or colleagues. */
export function asAccountantSees(view: VerificationView, accountId: string | null): VerificationView {
  const findings = view.findings.filter(({ code }) => !OF_OTHERS.has(code));
  const shown = new Set(findings.map(({ id }) => id));
  return {
    ...view,
    findings,
    lines: view.lines.map((line) => ({ ...line, findings: line.findings.filter((id) => shown.has(id)) })),
    accountants: view.accountants.filter((one) => one.accountId === accountId),
    siteChecks: [],
    opinions: [],
    obstacles: [],
  };
}

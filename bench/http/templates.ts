import { randomUUID } from 'node:crypto';
import type { Person, TestOffice } from '../../api/testing/office.ts';
import type { ApplicationState } from '../../contracts/application-states.ts';
import {
  type Company,
  draftOf,
  invoiceNumber,
  lineOf,
  typedVoucher,
} from '../../journeys/evidence/testing/evidence.ts';
import { submissionOf } from '../../journeys/testing/application.ts';
import { demonstrate, ok, openRound, publishersOf } from '../../journeys/testing/round.ts';
import { settle, verify } from '../../journeys/verification/testing/accepted.ts';

/** Applications made by the real commands, one for each state, of which the loaded ones are copies. */

export interface Template {
  readonly state: ApplicationState;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly memberAccountId: string;
}

export interface Templates {
  readonly templates: readonly Template[];
  readonly staff: Readonly<Record<'clerk' | 'officer' | 'supervisor', Person>>;
  readonly undertaking: { readonly version: string; readonly agreed: true; readonly signer: string };
}

/** Cost lines of each application. */
export const LINES = 10;
/** The title of the work: each copy has words of its own in their place. */
export const TITLE = '运河灯影';
const LINE_FEN = 3_000_000;

export const STATES = [
  'draft',
  'submitted',
  'correction-requested',
  'accepted',
  'verifying',
  'verified',
  'declined',
  'withdrawn',
] as const satisfies readonly ApplicationState[];

export async function makeTemplates(office: TestOffice): Promise<Templates> {
  await demonstrate(office);
  const publishers = await publishersOf(office);
  const clerk = await office.staff('clerk');
  const round = await openRound(office, publishers, { questions: [] });
  const templates: Template[] = [];
  for (const state of STATES) {
    const company = await office.company();
    const applicationId = await draftIn(office, company, round.id);
    await bringTo(state, { company, clerk, officer: publishers.officer }, applicationId);
    const { organisationId, accountId: memberAccountId } = company;
    templates.push({ state, applicationId, organisationId, memberAccountId });
    await office.deliver();
  }
  const [draft] = templates;
  if (!draft) throw new Error('no template was made');
  const person = office.as({ ...office.visitor, accountId: draft.memberAccountId }, draft.organisationId);
  const { undertaking } = await submissionOf(person, draft.applicationId);
  return { templates, staff: { clerk, ...publishers }, undertaking: { ...undertaking, agreed: true } };
}

async function draftIn(office: TestOffice, company: Company, roundId: string): Promise<string> {
  const work = { kind: 'micro-drama', title: TITLE, releasedOn: '2026-05-20' };
  const { id: subjectId } = ok(await company.post<{ id: string }>('/works', work));
  const entries = Array.from({ length: 12 }, (_, at) => {
    return { day: `2026-04-${String(at + 1).padStart(2, '0')}`, place: '张家湾', inDistrict: at < 8 };
  });
  ok(await company.post(`/works/${subjectId}/shooting-days`, { entries }));
  const id = await draftOf(company, roundId);
  const facts = { releasedOnMainstreamPlatform: true, wideReach: true };
  const value = { id: 'c1', clause: 'location-filming', subjectId, facts };
  ok(
    await company.post(`/applications/${id}/save`, { sections: [{ section: 'claim', claimId: 'c1', base: 1, value }] }),
  );
  for (let at = 0; at < LINES; at += 1) {
    const typed = { invoiceNumber: invoiceNumber(), totalFen: LINE_FEN, issuedOn: '2026-04-10', buyerName: '申报单位' };
    const invoice = await typedVoucher(office, company, typed);
    await lineOf(company, id, { amountFen: LINE_FEN, invoice });
  }
  return id;
}

interface People {
  readonly company: Company;
  readonly clerk: Person;
  readonly officer: Person;
}

async function bringTo(state: (typeof STATES)[number], { company, clerk, officer }: People, id: string): Promise<void> {
  if (state === 'draft') return;
  ok(await company.post(`/applications/${id}/submit`, await submissionOf(company, id)));
  const added = [{ sentence: '请补充场地合同。', cure: '上传合同扫描件。', reason: '合同缺页' }];
  switch (state) {
    case 'submitted':
      return;
    case 'correction-requested':
      ok(await clerk.post(`/applications/${id}/request-correction`, { removed: [], added }));
      return;
    case 'declined':
      ok(await clerk.post(`/applications/${id}/decline`, { reason: '不属于本批次受理范围。' }));
      return;
    case 'withdrawn':
      ok(await company.post(`/applications/${id}/withdraw`, { reason: '材料需要重新准备。' }));
      return;
  }
  ok(await clerk.post(`/applications/${id}/accept`, { reason: '窗口已当面核对原件' }));
  if (state === 'accepted') return;
  const { lines } = ok(await verify(officer, id, 'open'));
  for (const { id: costLineId } of lines.slice(0, 3)) {
    ok(await verify(officer, id, 'decide-line', { costLineId, decision: 'allowed' }));
  }
  if (state === 'verifying') return;
  await settle(officer, id);
  ok(await verify(officer, id, 'complete'));
}

/** A key that no act had. */
export const newKey = () => randomUUID();

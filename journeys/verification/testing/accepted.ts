import { randomUUID } from 'node:crypto';
import type { Person, Reply, TestOffice } from '../../../api/testing/office.ts';
import type { VerificationView } from '../../../contracts/verification.ts';
import { type Company, invoiceNumber, typedVoucher } from '../../evidence/testing/evidence.ts';
import { submissionOf, workOf } from '../../testing/application.ts';
import { demonstrate, ok, openRound, type Publishers, publishersOf } from '../../testing/round.ts';

/** One cost of a test; amounts in fen. */
export interface SampleCost {
  readonly category: string;
  readonly amountFen: number;
  readonly description?: string;
  /** Number of its invoice; left out = one of its own, null = no voucher at all. */
  readonly invoice?: string | null;
  /** What the invoice comes to; left out = the cost. */
  readonly invoiceFen?: number;
}

/** 620,000.00 + 214,800.00 + 120,000.00 yuan that the text names, 38,500.00 that somebody has to recognise. */
export const COSTS: readonly SampleCost[] = [
  { category: 'venue', amountFen: 62_000_000, description: '影棚租用 8 天' },
  { category: 'accommodation', amountFen: 21_480_000, description: '剧组住宿' },
  { category: 'costume-props', amountFen: 12_000_000, description: '定制' },
  { category: 'other', amountFen: 3_850_000, description: '器材运输' },
];

/** The office with everybody who takes part in verification, and an open round. */
export interface VerifyingOffice extends Publishers {
  readonly office: TestOffice;
  readonly clerk: Person;
  readonly roundId: string;
}

export async function verifyingOffice(office: TestOffice): Promise<VerifyingOffice> {
  await demonstrate(office);
  const publishers = await publishersOf(office);
  const clerk = await office.staff('clerk');
  const { id: roundId } = await openRound(office, publishers, { questions: [] });
  return { office, ...publishers, clerk, roundId };
}

export interface Filed {
  readonly id: string;
  readonly company: Company;
}

/** An application for support of filming in the district, submitted through the front door. */
export async function submitted(
  { office, roundId }: VerifyingOffice,
  costs: readonly SampleCost[] = COSTS,
  days: readonly [total: number, inDistrict: number] = [15, 8],
): Promise<Filed> {
  const company = await office.company();
  const from = { kind: 'clauses', clauses: ['location-filming'] };
  const { id } = ok(await company.post<{ id: string }>(`/rounds/${roundId}/applications`, { from }));
  const facts = { releasedOnMainstreamPlatform: true, wideReach: true };
  const value = { id: 'c1', clause: 'location-filming', subjectId: await workOf(company, ...days), facts };
  const sections = [{ section: 'claim', claimId: 'c1', base: 1, value }];
  ok(await company.post(`/applications/${id}/save`, { sections }));
  for (const cost of costs) await costOf(office, company, id, cost);
  ok(await company.post(`/applications/${id}/submit`, await submissionOf(company, id)));
  return { id, company };
}

async function costOf(office: TestOffice, company: Company, id: string, cost: SampleCost): Promise<void> {
  const { category, amountFen, description = '费用', invoice = invoiceNumber(), invoiceFen = amountFen } = cost;
  const path = `/applications/${id}/cost-lines`;
  const line = {
    claimId: 'c1',
    category,
    amountFen,
    description,
    attributes: { local: true },
    incurredOn: '2026-04-10',
  };
  const added = ok(await company.post<{ id: string; revision: number }>(path, line));
  if (invoice === null) return;
  const buyer = { buyerName: '申报单位' };
  const vouchers = [
    ['contract', { contractNumber: randomUUID() }],
    ['invoice', { invoiceNumber: invoice, totalFen: invoiceFen, issuedOn: '2026-04-10', ...buyer }],
    ['slip', { serial: randomUUID().slice(0, 18), totalFen: amountFen, issuedOn: '2026-04-11' }],
  ] as const;
  let { revision } = added;
  for (const [as, typed] of vouchers) {
    const voucherId = await typedVoucher(office, company, typed, { kind: as === 'slip' ? 'bank-slip' : as });
    const bound = await company.post<{ revision: number }>(`${path}/${added.id}/bind`, { revision, as, voucherId });
    revision = ok(bound).revision;
  }
}

/** The same, accepted by a clerk. */
export async function accepted(world: VerifyingOffice, costs?: readonly SampleCost[], days?: [number, number]) {
  const filed = await submitted(world, costs, days);
  ok(await world.clerk.post(`/applications/${filed.id}/accept`, { reason: '窗口已当面核对原件' }));
  return filed;
}

/** The same, taken by the officer. */
export async function opened(world: VerifyingOffice, costs?: readonly SampleCost[], days?: [number, number]) {
  const filed = await accepted(world, costs, days);
  return { ...filed, view: ok(await verify(world.officer, filed.id, 'open')) };
}

/** One act of verification by somebody. */
export function verify(person: Person, id: string, act: string, body: object = {}): Promise<Reply<VerificationView>> {
  return person.post<VerificationView>(`/applications/${id}/verification/${act}`, body);
}

export async function seen(person: Person, id: string): Promise<VerificationView> {
  return ok(await person.get<VerificationView>(`/applications/${id}/verification`));
}

/** Allows every line that is open (recognising what needs it) and notes every finding. */
export async function settle(officer: Person, id: string): Promise<VerificationView> {
  const { lines } = await seen(officer, id);
  for (const { id: costLineId, decision, needsRecognition } of lines) {
    if (decision) continue;
    const recognition = needsRecognition ? { isRecognized: true } : {};
    ok(await verify(officer, id, 'decide-line', { costLineId, decision: 'allowed', ...recognition }));
  }
  for (const { id: findingId, note } of (await seen(officer, id)).findings) {
    if (note === null) ok(await verify(officer, id, 'note-finding', { findingId, note: '已核对' }));
  }
  return seen(officer, id);
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import type { CostLinesView } from '../../contracts/cost-lines.ts';
import { demonstrate, ok, openRound, publishersOf } from '../testing/round.ts';
import {
  asSubmitted,
  type Company,
  draftOf,
  invoiceNumber,
  lineOf,
  readVoucher,
  sampleOf,
  typedVoucher,
  uploaded,
  wordsFile,
} from './testing/evidence.ts';

let office: TestOffice;
let company: Company;
let other: Company;
let clerk: Person;
let roundId: string;
let draft: string;

beforeAll(async () => {
  office = await openOffice();
  await demonstrate(office);
  company = await office.company();
  other = await office.company();
  clerk = await office.staff('clerk');
  roundId = (await openRound(office, await publishersOf(office))).id;
  draft = await draftOf(company, roundId);
});
afterAll(() => office.close());

const codeOf = async (reply: Promise<{ status: number; body: { error?: { code: string } } }>) => {
  const { status, body } = await reply;
  return [status, body.error?.code];
};
const LINE = { claimId: 'c1', category: 'venue', amountFen: 120_000, description: '租用摄影棚' };
const add = (person: Person, more: object = {}, id = draft) =>
  person.post<{ id: string; revision: number; totalFen: number }>(`/applications/${id}/cost-lines`, {
    ...LINE,
    ...more,
  });
const linesOf = async (person: Person, id: string, query = '') =>
  ok(await person.get<CostLinesView>(`/applications/${id}/cost-lines?claimId=c1${query}`));

describe('a cost line is not added', () => {
  test('by others, by viewers, or by the office to what a company fills in itself', async () => {
    const viewer = await office.member(company, 'viewer');
    expect(await codeOf(office.visitor.post(`/applications/${draft}/cost-lines`, LINE))).toEqual([
      401,
      'SIGN_IN_NEEDED',
    ]);
    expect(await codeOf(other.post(`/applications/${draft}/cost-lines`, LINE))).toEqual([404, 'NOT_FOUND']);
    expect(await codeOf(add(viewer))).toEqual([403, 'NOT_ALLOWED']);
    expect(await codeOf(add(clerk))).toEqual([409, 'NOT_PAPER']);
  });

  test('to a claim that is not there, or whose clause knows no costs', async () => {
    expect(await codeOf(add(company, { claimId: 'c9' }))).toEqual([404, 'CLAIM_UNKNOWN']);
    const from = { kind: 'clauses', clauses: ['first-above-scale'] };
    const scale = ok(await company.post<{ id: string }>(`/rounds/${roundId}/applications`, { from }));
    expect(await codeOf(add(company, {}, scale.id))).toEqual([409, 'CLAUSE_WITHOUT_COSTS']);
  });

  test('in another category, with an answer to what is not asked, or without an amount', async () => {
    expect(await codeOf(add(company, { category: 'travel' }))).toEqual([422, 'CATEGORY_UNKNOWN']);
    expect(await codeOf(add(company, { attributes: { overseas: true } }))).toEqual([422, 'ATTRIBUTE_UNKNOWN']);
    expect(await codeOf(add(company, { amountFen: null }))).toEqual([422, 'INVALID_INPUT']);
    expect(await codeOf(add(company, { amountFen: 1.5 }))).toEqual([422, 'INVALID_INPUT']);
    expect(await codeOf(add(company, { incurredOn: '2026-02-30' }))).toEqual([422, 'INVALID_INPUT']);
  });
});

describe('cost lines', () => {
  test('are added unfinished, listed in order and summed by claim, with what the clause asks', async () => {
    const id = await draftOf(company, roundId);
    ok(await add(company, { category: '', description: '' }, id));
    const second = ok(await add(company, { attributes: { local: true }, incurredOn: '2026-04-02' }, id));
    expect(second).toMatchObject({ revision: 1, totalFen: 240_000 });
    const shown = await linesOf(company, id);
    expect(shown).toMatchObject({ count: 2, totalFen: 240_000, unbound: 2, mayEdit: true, next: null });
    expect(shown.items.map(({ category }) => category)).toEqual(['', 'venue']);
    expect(shown.questions?.categories.map((one) => one.id)).toContain('costume-props');
    expect(shown.questions?.attributes.map((one) => one.id)).toContain('local');
    const first = await linesOf(company, id, '&limit=1');
    const rest = await linesOf(company, id, `&limit=1&cursor=${first.next}`);
    expect([first.items.length, rest.items.map((item) => item.id), rest.next]).toEqual([1, [second.id], null]);
  });

  test('are changed by one of two people who saw the same', async () => {
    const id = await draftOf(company, roundId);
    const line = ok(await add(company, {}, id)).id;
    const path = `/applications/${id}/cost-lines/${line}/change`;
    const change = (amountFen: number) => company.post(path, { revision: 1, amountFen, category: 'venue' });
    const replies = await Promise.all([change(1), change(2)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [shown] = (await linesOf(company, id)).items;
    expect(shown).toMatchObject({ revision: 2, amountFen: replies[0]?.status === 200 ? 1 : 2 });
  });

  test('are moved and removed, and close up', async () => {
    const id = await draftOf(company, roundId);
    const lines = [await lineOf(company, id), await lineOf(company, id), await lineOf(company, id)];
    const [one = '', two = '', three = ''] = lines;
    const path = `/applications/${id}/cost-lines`;
    ok(await company.post(`${path}/${three}/move`, { revision: 1, before: one }));
    const order = async () => (await linesOf(company, id)).items.map((item) => item.id);
    expect(await order()).toEqual([three, one, two]);
    expect(await codeOf(company.post(`${path}/${one}/move`, { revision: 1, before: draft }))).toEqual([
      404,
      'COST_LINE_UNKNOWN',
    ]);
    ok(await company.post(`${path}/${one}/remove`, { revision: 1 }));
    expect(await codeOf(company.post(`${path}/${one}/remove`, { revision: 1 }))).toEqual([404, 'COST_LINE_UNKNOWN']);
    expect((await linesOf(company, id)).items.map(({ position }) => position)).toEqual([0, 1]);
    expect(await order()).toEqual([three, two]);
  });

  test('of one application are not reached through another', async () => {
    const line = await lineOf(company, draft);
    const mine = await draftOf(other, roundId);
    const remove = other.post(`/applications/${mine}/cost-lines/${line}/remove`, { revision: 1 });
    expect(await codeOf(remove)).toEqual([404, 'COST_LINE_UNKNOWN']);
  });

  test('take the vouchers of their own organisation only', async () => {
    const id = await draftOf(company, roundId);
    const line = await lineOf(company, id);
    const path = `/applications/${id}/cost-lines/${line}/bind`;
    const foreign = await typedVoucher(office, other, {});
    const own = await typedVoucher(office, company, { contractNumber: 'HT-1', totalFen: 7 }, { kind: 'contract' });
    const bind = (more: object) => company.post(path, { revision: 1, as: 'contract', voucherId: own, ...more });
    expect(await codeOf(bind({ voucherId: foreign }))).toEqual([422, 'VOUCHER_UNKNOWN']);
    expect(await codeOf(bind({ invoiceLine: 1 }))).toEqual([422, 'NOT_AN_INVOICE_LINE']);
    ok(await bind({}));
    const [shown] = (await linesOf(company, id)).items;
    expect(shown).toMatchObject({ contract: { id: own, number: 'HT-1', totalFen: 7 }, invoice: null, revision: 2 });
    ok(await bind({ revision: 2, voucherId: null }));
    expect((await linesOf(company, id)).items[0]?.contract).toBeNull();
  });

  test('come from invoices, each with its total and day; without a total from none of them', async () => {
    const id = await draftOf(company, roundId);
    const sample = sampleOf();
    const read = await readVoucher(office, company, sample);
    const bare = await typedVoucher(office, company, { invoiceNumber: invoiceNumber() });
    const path = `/applications/${id}/cost-lines/from-vouchers`;
    const from = (voucherIds: string[]) => company.post(path, { claimId: 'c1', voucherIds });
    expect(await codeOf(from([read.id, bare]))).toEqual([409, 'NO_TOTAL_YET']);
    expect((await linesOf(company, id)).count).toBe(0);
    expect(ok(await from([read.id]))).toEqual({ added: 1, totalFen: read.totalFen });
    expect((await linesOf(company, id)).items[0]).toMatchObject({
      amountFen: read.totalFen,
      incurredOn: sample.issuedOn,
      invoice: { id: read.id },
    });
  });

  test('are frozen from submission on, open again while a correction is asked for', async () => {
    const id = await draftOf(company, roundId);
    const line = await lineOf(company, id);
    await asSubmitted(office, id);
    const path = `/applications/${id}/cost-lines`;
    const voucherId = await typedVoucher(office, company, {});
    expect(await codeOf(add(company, {}, id))).toEqual([409, 'NOT_EDITABLE']);
    expect(await codeOf(company.post(`${path}/${line}/change`, { revision: 1, amountFen: 1 }))).toEqual([
      409,
      'NOT_EDITABLE',
    ]);
    expect(await codeOf(company.post(`${path}/${line}/remove`, { revision: 1 }))).toEqual([409, 'NOT_EDITABLE']);
    expect(await codeOf(company.post(`${path}/${line}/move`, { revision: 1, before: null }))).toEqual([
      409,
      'NOT_EDITABLE',
    ]);
    const bind = { revision: 1, as: 'slip', voucherId };
    expect(await codeOf(company.post(`${path}/${line}/bind`, bind))).toEqual([409, 'NOT_EDITABLE']);
    const many = { claimId: 'c1', lines: [{ amountFen: 1 }] };
    expect(await codeOf(company.post(`${path}/import`, many))).toEqual([409, 'NOT_EDITABLE']);
    expect((await linesOf(company, id)).mayEdit).toBe(false);
    expect((await linesOf(clerk, id)).items).toHaveLength(1);
    await asSubmitted(office, id, 'correction-requested');
    expect(await codeOf(add(company, {}, id))).toEqual([200, undefined]);
  });
});

describe('a paper application', () => {
  test('gets its vouchers and lines from the clerk who enters it', async () => {
    const from = { kind: 'clauses', clauses: ['location-filming'] };
    const path = `/rounds/${roundId}/paper-applications`;
    const { organisationId } = company;
    const paper = ok(await clerk.post<{ id: string }>(path, { organisationId, from })).id;
    expect(await codeOf(add(company, {}, paper))).toEqual([409, 'PAPER_BEING_ENTERED']);
    ok(await add(clerk, {}, paper));
    const scan = await uploaded(office, clerk, wordsFile());
    const voucher = { fileId: scan, kind: 'contract', typed: { contractNumber: '纸-1' } };
    expect(await codeOf(clerk.post(`/applications/${draft}/vouchers`, voucher))).toEqual([409, 'NOT_PAPER']);
    const { id } = ok(await clerk.post<{ id: string }>(`/applications/${paper}/vouchers`, voucher));
    const [line] = (await linesOf(clerk, paper)).items;
    const bind = { revision: 1, as: 'contract', voucherId: id };
    ok(await clerk.post(`/applications/${paper}/cost-lines/${line?.id}/bind`, bind));
    expect(await codeOf(clerk.get(`/applications/${draft}/vouchers`))).toEqual([404, 'NOT_FOUND']);
  });
});

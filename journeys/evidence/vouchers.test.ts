import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import type { VoucherLine, VoucherView } from '../../contracts/evidence.ts';
import { sampleInvoicePdf, sampleInvoicePhoto } from '../../modules/evidence/samples/index.ts';
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

beforeAll(async () => {
  office = await openOffice();
  await demonstrate(office);
  company = await office.company();
  other = await office.company();
  clerk = await office.staff('clerk');
  roundId = (await openRound(office, await publishersOf(office))).id;
});
afterAll(() => office.close());

const codeOf = async (reply: Promise<{ status: number; body: { error?: { code: string } } }>) => {
  const { status, body } = await reply;
  return [status, body.error?.code];
};

describe('a voucher is not registered', () => {
  test('by visitors, viewers and the office', async () => {
    const fileId = await uploaded(office, company, wordsFile());
    const viewer = await office.member(company, 'viewer');
    const body = { fileId, kind: 'invoice' };
    expect((await office.visitor.post('/vouchers', body)).status).toBe(401);
    expect((await viewer.post('/vouchers', body)).status).toBe(403);
    expect((await clerk.post('/vouchers', body)).status).toBe(403);
  });

  test('of a file that is somebody else’s, unknown, harmful or still in quarantine', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    const foreign = await uploaded(office, other, wordsFile());
    const waiting = await uploaded(office, company, wordsFile(), { scan: 'waiting' });
    const register = (fileId: string) => codeOf(company.post('/vouchers', { fileId, kind: 'proof' }));
    expect(await register(unknown)).toEqual([422, 'FILE_UNKNOWN']);
    expect(await register(foreign)).toEqual([422, 'FILE_UNKNOWN']);
    expect(await register(waiting)).toEqual([409, 'FILE_WAITING']);
  });

  test('of an unknown kind, or with amounts that are no fen', async () => {
    const fileId = await uploaded(office, company, wordsFile());
    const register = (more: object) => codeOf(company.post('/vouchers', { fileId, kind: 'invoice', ...more }));
    expect(await register({ kind: 'receipt' })).toEqual([422, 'INVALID_INPUT']);
    expect(await register({ typed: { totalFen: 1.5 } })).toEqual([422, 'INVALID_INPUT']);
    expect(await register({ typed: { totalFen: -1 } })).toEqual([422, 'INVALID_INPUT']);
    expect(await register({ invoiceKey: 'x' })).toEqual([422, 'INVALID_INPUT']);
  });
});

describe('another organisation', () => {
  test('neither finds, changes, withdraws nor previews a voucher', async () => {
    const id = await typedVoucher(office, company, {});
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const address of [id, unknown]) {
      expect(await codeOf(other.get(`/vouchers/${address}`))).toEqual([404, 'NOT_FOUND']);
      expect(await codeOf(other.get(`/vouchers/${address}/preview`))).toEqual([404, 'NOT_FOUND']);
      const change = { revision: 1, kind: 'other' };
      expect(await codeOf(other.post(`/vouchers/${address}/change`, change))).toEqual([404, 'NOT_FOUND']);
      expect(await codeOf(other.post(`/vouchers/${address}/withdraw`, { revision: 1 }))).toEqual([404, 'NOT_FOUND']);
      expect(await codeOf(other.get(`/office/vouchers/${address}`))).toEqual([404, 'NOT_FOUND']);
    }
  });

  test('that handed in the same before makes no difference to anything an applicant is told', async () => {
    const sample = sampleOf();
    const answers: unknown[] = [];
    // The first of them meets nobody, the second meets the first, counted or not.
    for (const applicant of [await office.company(), await office.company()]) {
      const read = await readVoucher(office, applicant, sample);
      const list = ok(await applicant.get<{ items: VoucherLine[] }>('/vouchers'));
      const draft = await draftOf(applicant, roundId);
      await lineOf(applicant, draft, { invoice: read.id, amountFen: 100 });
      const lines = ok(await applicant.get(`/applications/${draft}/cost-lines?claimId=c1`));
      answers.push(JSON.parse(withoutIds({ read, list, lines })));
      await asSubmitted(office, draft);
    }
    expect(answers[1]).toEqual(answers[0]);
  });
});

function withoutIds(answer: unknown): string {
  return JSON.stringify(answer).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');
}

describe('a reading', () => {
  test('of an invoice in PDF stands beside what was typed, with its arithmetic', async () => {
    const sample = sampleOf();
    const fileId = await uploaded(office, company, await sampleInvoicePdf(sample));
    const typed = { invoiceNumber: sample.number, totalFen: 1, sellerName: sample.seller.name };
    const { id } = ok(await company.post<{ id: string }>('/vouchers', { fileId, kind: 'invoice', typed }));
    expect(ok(await company.get<VoucherView>(`/vouchers/${id}`)).readingState).toBe('waiting');
    await office.deliver();
    const voucher = ok(await company.get<VoucherView>(`/vouchers/${id}`));
    expect(voucher).toMatchObject({ readingState: 'read', number: sample.number, isQuestionable: true, problem: '' });
    expect(voucher.totalFen).toBeGreaterThan(1);
    const outcomes = Object.fromEntries(voucher.comparison.map(({ field, outcome }) => [field, outcome]));
    expect(outcomes).toMatchObject({
      invoiceNumber: 'equal',
      totalFen: 'differs',
      sellerName: 'equal',
      issuedOn: 'only-read',
    });
    expect(voucher.checks.length).toBeGreaterThan(0);
    expect(voucher.checks.every(({ holds, text }) => holds && !text.includes('{'))).toBe(true);
  });

  test('of a photo finds the QR code, and its preview is a PNG that we made', async () => {
    const sample = sampleOf();
    const photo = await sharp(await sampleInvoicePhoto(sample))
      .jpeg()
      .toBuffer();
    const fileId = await uploaded(office, company, photo, { name: '发票.jpg', kind: 'jpeg' });
    const { id } = ok(await company.post<{ id: string }>('/vouchers', { fileId, kind: 'invoice' }));
    await office.deliver();
    expect(ok(await company.get<VoucherView>(`/vouchers/${id}`))).toMatchObject({
      number: sample.number,
      hasPreview: true,
      totalFen: null,
    });
    const preview = await company.fetch(`/vouchers/${id}/preview`);
    expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(preview.headers.get('content-security-policy')).toContain('sandbox');
    expect((await sharp(preview.bytes).metadata()).format).toBe('png');
  });

  test('of what is no invoice says so, and what was typed stands', async () => {
    const number = invoiceNumber();
    const id = await typedVoucher(
      office,
      company,
      { invoiceNumber: number, totalFen: 5 },
      { bytes: wordsFile('a,b\n1,2\n') },
    );
    await office.deliver();
    const voucher = ok(await company.get<VoucherView>(`/vouchers/${id}`));
    expect(voucher).toMatchObject({
      readingState: 'none',
      number,
      totalFen: 5,
      isQuestionable: false,
      hasPreview: false,
    });
  });

  test('waits for the scanner', async () => {
    const fileId = await uploaded(office, company, wordsFile('a,b\n3,4\n'), {
      name: '表.csv',
      kind: 'csv',
      scan: 'unscanned',
    });
    const { id } = ok(await company.post<{ id: string }>('/vouchers', { fileId, kind: 'other' }));
    await office.deliver();
    expect(ok(await company.get<VoucherView>(`/vouchers/${id}`)).readingState).toBe('none');
  });
});

describe('a voucher', () => {
  test('is corrected on the revision that the person saw', async () => {
    const id = await typedVoucher(office, company, { invoiceNumber: invoiceNumber() });
    const right = invoiceNumber();
    const change = { revision: 1, kind: 'invoice', label: '后期费', typed: { invoiceNumber: right } };
    expect(ok(await company.post(`/vouchers/${id}/change`, change))).toEqual({ id, revision: 2 });
    expect(await codeOf(company.post(`/vouchers/${id}/change`, change))).toEqual([409, 'CHANGED_MEANWHILE']);
    expect(ok(await company.get<VoucherView>(`/vouchers/${id}`))).toMatchObject({ label: '后期费', number: right });
  });

  test('of a submitted application is neither corrected nor withdrawn, also when it is sent back', async () => {
    const id = await typedVoucher(office, company, { invoiceNumber: invoiceNumber(), totalFen: 100_00 });
    const draft = await draftOf(company, roundId);
    await lineOf(company, draft, { invoice: id });
    expect(await codeOf(company.post(`/vouchers/${id}/withdraw`, { revision: 1 }))).toEqual([409, 'VOUCHER_BOUND']);
    await asSubmitted(office, draft);
    const change = (revision: number) => codeOf(company.post(`/vouchers/${id}/change`, { revision, kind: 'invoice' }));
    expect(await change(1)).toEqual([409, 'VOUCHER_SUBMITTED']);
    await asSubmitted(office, draft, 'correction-requested');
    expect(await change(1)).toEqual([200, undefined]);
    expect(await codeOf(company.post(`/vouchers/${id}/withdraw`, { revision: 2 }))).toEqual([409, 'VOUCHER_SUBMITTED']);
  });

  test('that is withdrawn is in no list and cannot be bound', async () => {
    const applicant = await office.company();
    const id = await typedVoucher(office, applicant, {});
    ok(await applicant.post(`/vouchers/${id}/withdraw`, { revision: 1 }));
    expect(ok(await applicant.get<{ items: VoucherLine[] }>('/vouchers')).items).toEqual([]);
    expect(await codeOf(applicant.post(`/vouchers/${id}/withdraw`, { revision: 2 }))).toEqual([
      409,
      'VOUCHER_WITHDRAWN',
    ]);
    const draft = await draftOf(applicant, roundId);
    const line = await lineOf(applicant, draft);
    const bind = { revision: 1, as: 'contract', voucherId: id };
    const path = `/applications/${draft}/cost-lines/${line}/bind`;
    expect(await codeOf(applicant.post(path, bind))).toEqual([422, 'VOUCHER_UNKNOWN']);
  });

  test('is found by kind and by part of a number or label, in pages', async () => {
    const applicant = await office.company();
    const number = invoiceNumber();
    await typedVoucher(office, applicant, { contractNumber: 'HT-100%_a' }, { kind: 'contract' });
    await typedVoucher(office, applicant, { invoiceNumber: number });
    await typedVoucher(office, applicant, { invoiceNumber: invoiceNumber() });
    const list = async (query: string) => {
      type Listed = { items: VoucherLine[]; next: string | null };
      return ok(await applicant.get<Listed>(`/vouchers?${query}`));
    };
    expect((await list(`q=${number.slice(4, 18)}`)).items.map((item) => item.number)).toEqual([number]);
    expect((await list('kind=contract')).items).toHaveLength(1);
    expect((await list(`q=${encodeURIComponent('100%_A')}`)).items).toHaveLength(1);
    expect((await list(`q=${encodeURIComponent('%')}`)).items).toHaveLength(1);
    const first = await list('limit=2');
    const rest = await list(`limit=2&cursor=${first.next}`);
    expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null]);
    expect(await codeOf(applicant.get('/vouchers?cursor=abc'))).toEqual([422, 'INVALID_INPUT']);
  });
});

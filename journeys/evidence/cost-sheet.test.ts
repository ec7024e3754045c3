import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice, type TestOffice } from '../../api/testing/office.ts';
import type { CostLinesView, CostSheetReadingView } from '../../contracts/cost-lines.ts';
import { MOST_COST_LINES } from '../../contracts/cost-lines.ts';
import { demonstrate, ok, openRound, publishersOf } from '../testing/round.ts';
import { type Company, draftOf, invoiceNumber, typedVoucher, uploaded } from './testing/evidence.ts';

let office: TestOffice;
let company: Company;
let other: Company;
let roundId: string;
let draft: string;

beforeAll(async () => {
  office = await openOffice();
  await demonstrate(office);
  company = await office.company();
  other = await office.company();
  roundId = (await openRound(office, await publishersOf(office))).id;
  draft = await draftOf(company, roundId);
});
afterAll(() => office.close());

const XLSX = { name: '成本.xlsx', kind: 'xlsx' };

/** The template of the claim with rows by heading, as somebody fills it in. */
async function filled(rows: readonly Readonly<Record<string, string | number>>[]): Promise<Uint8Array> {
  const template = await company.fetch(`/applications/${draft}/cost-sheet-template?claimId=c1`);
  expect(template.status).toBe(200);
  const workbook = new exceljs.Workbook();
  const { buffer } = new Uint8Array(template.bytes);
  await workbook.xlsx.load(buffer);
  const sheet = workbook.getWorksheet('成本明细');
  if (!sheet) throw new Error('the template has no sheet');
  const places = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, at) => places.set(cell.text.replace('*', ''), at));
  for (const [at, row] of rows.entries()) {
    for (const [heading, value] of Object.entries(row)) {
      const place = places.get(heading);
      if (place === undefined) throw new Error(`no column ${heading}`);
      sheet.getCell(at + 2, place).value = value;
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const ROW = { 费用类别: '场地', 用途说明: '摄影棚', '金额（元）': 1200.5 };

async function reading(rows: readonly Readonly<Record<string, string | number>>[], id = draft) {
  const fileId = await uploaded(office, company, await filled(rows), XLSX);
  return company.get<CostSheetReadingView>(`/applications/${id}/cost-sheet?claimId=c1&fileId=${fileId}`);
}

describe('a sheet is not read', () => {
  test('for somebody else, from the file of somebody else, or where it is no sheet', async () => {
    const fileId = await uploaded(office, company, await filled([ROW]), XLSX);
    const path = (file: string) => `/applications/${draft}/cost-sheet?claimId=c1&fileId=${file}`;
    expect((await other.get(path(fileId))).status).toBe(404);
    const foreign = await uploaded(office, other, await filled([ROW]), XLSX);
    expect((await company.get(path(foreign))).body.error?.code).toBe('SHEET_UNKNOWN');
    const text = await uploaded(office, company, new TextEncoder().encode('a,b\n1,2\n'), XLSX);
    expect((await company.get(path(text))).body.error?.code).toBe('file-unknown');
    expect((await other.fetch(`/applications/${draft}/cost-sheet-template?claimId=c1`)).status).toBe(404);
  });

  test('with one wrong cell: each is named, and no line comes out', async () => {
    const wrong = { ...ROW, '金额（元）': -3, 费用类别: '别的' };
    const { errors, lines } = ok(await reading([ROW, wrong]));
    expect(lines).toEqual([]);
    expect(errors.map(({ cell, code }) => [cell, code])).toEqual([
      ['A3', 'not-a-choice'],
      ['C3', 'negative'],
    ]);
  });
});

describe('a sheet', () => {
  test('gives lines by the words of the clause, bound to own vouchers by number', async () => {
    const number = invoiceNumber();
    const voucher = await typedVoucher(office, company, { invoiceNumber: number, totalFen: 120_050 });
    const shared = invoiceNumber();
    await typedVoucher(office, other, { invoiceNumber: shared });
    const labels = ok(await company.get<CostLinesView>(`/applications/${draft}/cost-lines?claimId=c1`)).questions;
    const local = labels?.attributes.find(({ id }) => id === 'local')?.label ?? '';
    const venue = labels?.categories.find(({ id }) => id === 'venue')?.label ?? '';
    const row = { ...ROW, 费用类别: venue, 发生日期: '2026-04-02', [local]: '是', 发票号码: number };
    const read = ok(await reading([row, { ...row, 发票号码: shared }]));
    expect(read).toMatchObject({ errors: [], totalFen: 240_100, unmatched: 1 });
    expect(read.lines).toMatchObject([
      {
        category: 'venue',
        amountFen: 120_050,
        attributes: { local: true },
        incurredOn: '2026-04-02',
        invoiceVoucherId: voucher,
      },
      { invoiceVoucherId: null },
    ]);
  });

  test('of five hundred lines is taken over whole, once for two presses', async () => {
    const id = await draftOf(company, roundId);
    const categories = ok(await company.get<CostLinesView>(`/applications/${id}/cost-lines?claimId=c1`)).questions
      ?.categories;
    const row = { ...ROW, 费用类别: categories?.[0]?.label ?? '' };
    const read = ok(
      await reading(
        Array.from({ length: 500 }, () => row),
        id,
      ),
    );
    const path = `/applications/${id}/cost-lines/import`;
    const body = { claimId: 'c1', lines: read.lines };
    const answers = await Promise.all([
      company.post(path, body, 'one-press-1'),
      company.post(path, body, 'one-press-1'),
    ]);
    expect(answers.map(({ body: answer }) => answer)).toEqual(
      Array.from({ length: 2 }, () => ({ added: 500, totalFen: 60_025_000 })),
    );
    expect(ok(await company.get(`/applications/${id}/cost-lines?claimId=c1`))).toMatchObject({ count: 500 });
  });

  test('with one line that does not fit is taken over not at all', async () => {
    const id = await draftOf(company, roundId);
    const path = `/applications/${id}/cost-lines/import`;
    const lines = [{ amountFen: 1 }, { amountFen: 1, category: 'nothing-of-it' }];
    const refused = await company.post(path, { claimId: 'c1', lines });
    expect([refused.body.error?.code, refused.body.error?.path]).toEqual(['CATEGORY_UNKNOWN', '/lines/1/category']);
    const foreign = await typedVoucher(office, other, {});
    const bound = await company.post(path, {
      claimId: 'c1',
      lines: [{ amountFen: 1 }, { amountFen: 1, invoiceVoucherId: foreign }],
    });
    expect(bound.body.error?.code).toBe('VOUCHER_UNKNOWN');
    const all = Array.from({ length: MOST_COST_LINES }, () => ({ amountFen: 1 }));
    ok(await company.post(path, { claimId: 'c1', lines: all }));
    expect((await company.post(path, { claimId: 'c1', lines: [{ amountFen: 1 }] })).body.error?.code).toBe(
      'TOO_MANY_COST_LINES',
    );
    expect(ok(await company.get(`/applications/${id}/cost-lines?claimId=c1`))).toMatchObject({
      count: MOST_COST_LINES,
    });
  });
});

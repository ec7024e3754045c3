import exceljs, { type CellValue, type Worksheet } from 'exceljs';
import { describe, expect, test } from 'vitest';
import { officeFile, pdfFile, textFile, WORD_MAIN } from '../testing/files.ts';
import { type CostSheet, type CostSheetColumn, costSheetTemplate, readCostSheet } from './cost-sheet.ts';

const COLUMNS: readonly CostSheetColumn[] = [
  { key: 'name', title: '费用名称', type: 'text', required: true, most: 20 },
  { key: 'paidOn', title: '付款日期', type: 'date', required: true },
  { key: 'amount', title: '金额（元）', type: 'amount', required: true },
  { key: 'kind', title: '类别', type: 'choice', required: false, choices: ['设备', '人工'] },
  { key: 'invoice', title: '发票号码', type: 'text', required: false },
];
const GOOD = ['器材租赁', '2026-03-09', '1,234.50', '设备', '26117000000012345678'];

/** The template, changed as somebody does who fills it in. */
async function filled(change: (sheet: Worksheet, workbook: exceljs.Workbook) => void): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const template = await costSheetTemplate(COLUMNS);
  await workbook.xlsx.load(new Uint8Array(template).buffer);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('the template has no sheet');
  change(sheet, workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Lines from the second row down. */
function fillIn(sheet: Worksheet, lines: readonly (readonly CellValue[])[]): void {
  for (const [index, line] of lines.entries()) sheet.getRow(index + 2).values = [...line];
}

async function sheetOf(change: Parameters<typeof filled>[0]): Promise<CostSheet> {
  const outcome = await readCostSheet(await filled(change), COLUMNS);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

async function refusalOf(bytes: Uint8Array): Promise<string | undefined> {
  const outcome = await readCostSheet(bytes, COLUMNS);
  return outcome.ok ? undefined : outcome.refusal.code;
}

describe('a file is refused', () => {
  test('that is no Excel, is damaged, or a bomb', async () => {
    expect(await refusalOf(pdfFile())).toBe('sheet-not-excel');
    expect(await refusalOf(officeFile(WORD_MAIN))).toBe('sheet-not-excel');
    expect(await refusalOf(textFile('a,b'))).toBe('file-unknown');
    expect(await refusalOf((await filled(() => undefined)).subarray(0, 3_000))).toBe('file-damaged');
    const bomb = officeFile(WORD_MAIN, { 'xl/sheet.xml': new Uint8Array(64 * 1024 * 1024) });
    expect(await refusalOf(bomb)).toBe('archive-bomb');
  });

  test('whose sheet is missing, hidden, empty, or another one', async () => {
    expect(
      await refusalOf(
        await filled((sheet) => {
          sheet.name = '表一';
        }),
      ),
    ).toBe('sheet-missing');
    expect(
      await refusalOf(
        await filled((sheet) => {
          sheet.state = 'hidden';
        }),
      ),
    ).toBe('sheet-missing');
    expect(await refusalOf(await filled(() => undefined))).toBe('sheet-without-rows');
    expect(
      await refusalOf(
        await filled((sheet) => {
          sheet.getCell('C1').value = '价格';
        }),
      ),
    ).toBe('sheet-wrong-template');
    expect(
      await refusalOf(
        await filled((sheet) => {
          sheet.getCell('F1').value = '类别';
        }),
      ),
    ).toBe('sheet-wrong-template');
    const outcome = await readCostSheet(await filled((sheet) => sheet.spliceColumns(2, 2)), COLUMNS);
    expect(outcome).toHaveProperty('refusal.message', '表格与模板不符：第 1 行应有“付款日期、金额（元）”。');
  });

  test('with more than two thousand lines', async () => {
    const many = Array.from({ length: 2_001 }, () => GOOD);
    expect(await refusalOf(await filled((sheet) => fillIn(sheet, many)))).toBe('sheet-too-long');
  });
});

test('each wrong cell is named, with what to do', async () => {
  const { rows, errors } = await sheetOf((sheet) => {
    for (let row = 2; row <= 16; row += 1) sheet.getRow(row).values = GOOD;
    sheet.getCell('C2').value = { formula: '1+1', result: 2 };
    sheet.mergeCells('A3:A4');
    sheet.getCell('B5').value = '去年';
    sheet.getCell('B6').value = '2026-02-30';
    sheet.getCell('B7').value = 46_000;
    sheet.getCell('B7').numFmt = '0';
    sheet.getCell('C8').value = 1.005;
    sheet.getCell('C9').value = '十元';
    sheet.getCell('C10').value = -1;
    sheet.getCell('C11').value = true;
    sheet.getCell('C12').value = { error: '#REF!' };
    sheet.getCell('D13').value = '其他';
    sheet.getCell('E14').value = Number('26117000000012345678');
    sheet.getCell('A15').value = '长'.repeat(21);
    sheet.getCell('A16').value = null;
  });
  expect(errors.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
    'C2 formula',
    'A3 merged',
    'A4 merged',
    'B5 not-a-date',
    'B6 not-a-real-date',
    'B7 not-a-date',
    'C8 too-exact',
    'C9 not-an-amount',
    'C10 negative',
    'C11 not-an-amount',
    'C12 broken',
    'D13 not-a-choice',
    'E14 digits-lost',
    'A15 too-long',
    'A16 missing',
  ]);
  expect(errors[0]?.message).toBe('C2（金额（元））是公式。请改填算好的数值（可用“选择性粘贴—数值”）。');
  expect(errors[4]).toMatchObject({
    row: 6,
    column: 'paidOn',
    message: 'B6（付款日期）写的“2026-02-30”不是真实的日期。请核对。',
  });
  expect(rows).toEqual([]);
});

test('amounts and days are read as text and as what Excel makes of them', async () => {
  const { rows, errors } = await sheetOf((sheet) => {
    fillIn(sheet, [
      GOOD,
      ['器材', new Date('2026-03-09T00:00:00Z'), 1234.56, '人工'],
      [{ richText: [{ text: '器' }, { text: '材' }] }, '2026年3月9日', 0.1, ' 人工 ', 123],
      [{ text: '链接', hyperlink: 'https://example.com' }, '2026/3/9', '￥8', null],
    ]);
  });
  expect(errors).toEqual([]);
  expect(rows).toEqual([
    {
      row: 2,
      values: {
        name: '器材租赁',
        paidOn: '2026-03-09',
        amount: 123_450,
        kind: '设备',
        invoice: '26117000000012345678',
      },
    },
    { row: 3, values: { name: '器材', paidOn: '2026-03-09', amount: 123_456, kind: '人工' } },
    { row: 4, values: { name: '器材', paidOn: '2026-03-09', amount: 10, kind: '人工', invoice: '123' } },
    { row: 5, values: { name: '链接', paidOn: '2026-03-09', amount: 800 } },
  ]);
});

test('blank rows are passed over and columns may change places', async () => {
  const { rows } = await sheetOf((sheet) => {
    sheet.getRow(1).values = ['备注', '金额（元）', '费用名称', '付款日期', '发票号码', '类别'];
    sheet.getRow(4).values = ['随便写', '5', '器材', '2026-03-09'];
    sheet.getRow(6).values = ['', ' ', '', ''];
    sheet.getRow(900).values = ['', '6', '器材', '2026-03-09'];
  });
  expect(rows.map(({ row, values }) => [row, values.amount])).toEqual([
    [4, 500],
    [900, 600],
  ]);
});

test('five hundred lines are read to the last', async () => {
  const { rows, errors } = await sheetOf((sheet) =>
    fillIn(
      sheet,
      Array.from({ length: 500 }, () => GOOD),
    ),
  );
  expect([rows.length, errors.length]).toEqual([500, 0]);
});

import { readFileSync } from 'node:fs';
import { toBuffer } from 'qrcode';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { invoiceXml, pdfFile, textFile, zipFile } from '../testing/files.ts';
import { openArchive } from './archive.ts';
import type { FileKind } from './file-type.ts';
import { voucherInQrText } from './from-qr.ts';
import { readVoucher } from './read-voucher.ts';
import { type VoucherCheckCode, type VoucherReading, voucherOf } from './voucher.ts';

const OLDER_OFD = new Uint8Array(readFileSync(new URL('../testing/e-invoice-2020.ofd', import.meta.url)));

async function reading(bytes: Uint8Array, kind: FileKind): Promise<VoucherReading> {
  const outcome = await readVoucher(bytes, kind);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

const readXml = (changes: Readonly<Record<string, string>> = {}) => reading(textFile(invoiceXml(changes)), 'xml');

const failed = (voucher: VoucherReading): readonly VoucherCheckCode[] =>
  voucher.checks.filter(({ holds }) => !holds).map(({ code }) => code);

describe('no invoice is read', () => {
  test('in files that are none, and nothing throws', async () => {
    const files: readonly (readonly [Uint8Array, FileKind, string])[] = [
      [textFile('<a/>'), 'xml', 'not-an-invoice'],
      [textFile('<EInvoice><EInvoiceData/></EInvoice>'), 'xml', 'not-an-invoice'],
      [textFile('<EInvoice'), 'xml', 'file-damaged'],
      [pdfFile(), 'pdf', 'not-an-invoice'],
      [textFile('%PDF-1.7'), 'pdf', 'file-damaged'],
      [zipFile({ 'OFD.xml': '<OFD/>' }), 'ofd', 'not-an-invoice'],
      [zipFile({ 'OFD.xml': '<OFD' }), 'ofd', 'file-damaged'],
      [textFile('x'), 'png', 'file-damaged'],
      [textFile('x'), 'csv', 'not-an-invoice'],
    ];
    for (const [bytes, kind, code] of files) {
      expect(await readVoucher(bytes, kind), `${kind} ${code}`).toMatchObject({ ok: false, refusal: { code } });
    }
  });

  test('in a photo without a code, or with a code of something else', async () => {
    const blank = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#eee' } })
      .png()
      .toBuffer();
    expect(await readVoucher(blank, 'png')).toMatchObject({ ok: false, refusal: { code: 'not-an-invoice' } });
    const other = await toBuffer('https://example.com/?01,32,,26427000000316294884');
    expect(await readVoucher(other, 'png')).toMatchObject({ ok: false, refusal: { code: 'not-an-invoice' } });
  });
});

describe('a check fails', () => {
  test('where the sum, the lines, a check character, or the day is wrong', async () => {
    expect(failed(await readXml({ total: '1272.01' }))).toEqual(['sum']);
    expect(failed(await readXml({ withoutTax: '1200.01', total: '1272.01' }))).toEqual(['lines-amount']);
    expect(failed(await readXml({ tax: '72.01', total: '1272.01' }))).toEqual(['lines-tax']);
    expect(failed(await readXml({ buyerId: '91110112MA00000004' }))).toEqual(['buyer-code']);
    expect(failed(await readXml({ sellerId: '91350100M000100Y44' }))).toEqual(['seller-code']);
    const wrongDay = await readXml({ day: '2026-02-30' });
    expect(failed(wrongDay)).toEqual(['date']);
    expect(wrongDay.issuedOn).toBeUndefined();
  });

  test('where an amount cannot be made out', async () => {
    const voucher = await readXml({ total: '壹仟' });
    expect(failed(voucher)).toEqual(['legible']);
    expect(voucher.amounts.totalFen).toBeUndefined();
  });

  test('where the parts of an OFD contradict each other', async () => {
    const attachment =
      '<eInvoice xmlns="x"><InvoiceNo>12345678</InvoiceNo><TaxInclusiveTotalAmount>100.00</TaxInclusiveTotalAmount></eInvoice>';
    const data = '<CustomData Name="发票号码">12345678</CustomData><CustomData Name="价税合计">900.00</CustomData>';
    const voucher = await reading(
      zipFile({
        'OFD.xml': `<o:OFD xmlns:o="x"><o:DocBody><o:DocInfo><o:CustomDatas>${data.replaceAll('<CustomData', '<o:CustomData').replaceAll('</CustomData', '</o:CustomData')}</o:CustomDatas></o:DocInfo><o:DocRoot>Doc_0/Document.xml</o:DocRoot></o:DocBody></o:OFD>`,
        'Doc_0/Document.xml': '<Document><Attachments>Attachs/list.xml</Attachments></Document>',
        'Doc_0/Attachs/list.xml':
          '<Attachments><Attachment><FileLoc>/Doc_0/Attachs/one.xml</FileLoc></Attachment></Attachments>',
        'Doc_0/Attachs/one.xml': attachment,
      }),
      'ofd',
    );
    expect(voucher.amounts.totalFen).toBe(10_000);
    expect(voucher.checks).toContainEqual({
      code: 'parts-agree',
      holds: false,
      params: { field: '价税合计', one: '100.00', other: '900.00' },
    });
  });
});

test('references of an OFD that lead out of the package lead nowhere', async () => {
  const voucher = await reading(
    zipFile({
      'OFD.xml':
        '<OFD><CustomDatas><CustomData Name="发票号码">26117000000012345678</CustomData></CustomDatas><DocRoot>../../../etc/passwd</DocRoot></OFD>',
    }),
    'ofd',
  );
  expect(voucher).toMatchObject({ invoiceKey: '26117000000012345678', lines: [], amounts: {} });
});

test('the older OFD is read from its attachment, with a hundred lines', async () => {
  const voucher = await reading(OLDER_OFD, 'ofd');
  expect(voucher).toMatchObject({
    source: 'ofd',
    invoiceCode: '050001700111',
    invoiceNumber: '12235358',
    invoiceKey: '050001700111-12235358',
    issuedOn: '2020-08-05',
    buyer: { name: '个人', taxId: undefined },
    seller: { name: '财天下科技有限公司', taxId: '91500102563638729E' },
    amounts: { withoutTaxFen: 1_000_000, taxFen: 60_000, totalFen: 1_060_000 },
  });
  expect(voucher.lines).toHaveLength(100);
  expect(voucher.lines[99]).toEqual({ name: '*餐饮服务*餐费', amountFen: 10_000, taxFen: 600, taxRateBp: 600 });
  // Its parties are invented, and so is the code of the seller.
  expect(failed(voucher)).toEqual(['seller-code']);
});

test('the same OFD without its attachment is read from the tags and the texts on five pages', async () => {
  const opened = openArchive(OLDER_OFD);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const parts = opened.value.names
    .filter((name) => !name.endsWith('original_invoice.xml'))
    .map((name) => [name, opened.value.read(name) ?? new Uint8Array()] as const);
  const voucher = await reading(zipFile(Object.fromEntries(parts)), 'ofd');
  expect(voucher).toMatchObject({
    invoiceKey: '050001700111-12235358',
    issuedOn: '2020-08-05',
    amounts: { withoutTaxFen: 1_000_000, taxFen: 60_000, totalFen: 1_060_000 },
  });
  expect(voucher.lines).toHaveLength(100);
  expect(voucher.lines[99]).toMatchObject({ amountFen: 10_000, taxFen: 600, taxRateBp: 600 });
});

test('XML is read to the fen, entities of the language included', async () => {
  const voucher = await readXml({ remark: '被红冲蓝字数电票号码：25117000000098765432 红字发票信息确认单编号：1' });
  expect(voucher).toMatchObject({
    source: 'xml',
    invoiceCode: undefined,
    invoiceKey: '26117000000012345678',
    issuedOn: '2026-03-30',
    buyer: { name: '运河影视', taxId: '91110112MA00000003' },
    seller: { name: '光影 & 后期', taxId: '91350100M000100Y43' },
    amounts: { withoutTaxFen: 120_000, taxFen: 7_200, totalFen: 127_200, eitherFen: undefined },
    cancels: '25117000000098765432',
  });
  expect(voucher.lines.map(({ taxRateBp }) => taxRateBp)).toEqual([600, 600]);
  expect(failed(voucher)).toEqual([]);
});

test('a red-letter invoice has negative amounts', async () => {
  const xml = invoiceXml({ withoutTax: '-1200.00', tax: '-72.00', total: '-1272.00' });
  const negative = xml.replace(/<(Amount|ComTaxAm)>/g, '<$1>-');
  const voucher = await reading(textFile(negative), 'xml');
  expect(voucher.amounts.totalFen).toBe(-127_200);
  expect(failed(voucher)).toEqual([]);
});

test('the text of a QR code is read in each form that was seen', () => {
  const read = (text: string) => {
    const raw = voucherInQrText(text);
    return raw && voucherOf(raw);
  };
  expect(read('01,32,,26427000000316294884,100.76,20260330,,5F98')).toMatchObject({
    source: 'qr',
    invoiceKey: '26427000000316294884',
    issuedOn: '2026-03-30',
    amounts: { eitherFen: 10_076, totalFen: undefined },
  });
  expect(read('01,32,,26427000000316294884,100.76,20260330,')).toMatchObject({ invoiceKey: '26427000000316294884' });
  expect(read('01,10,050001700111,12235358,10000.00,20200805,16630282980991510014,7257')).toMatchObject({
    invoiceCode: '050001700111',
    invoiceKey: '050001700111-12235358',
  });
  for (const text of ['', '01', '02,32,,26427000000316294884,1,20260330', '01,32,,123,1,20260330', 'hello']) {
    expect(read(text), text).toBeUndefined();
  }
});

test('a number of eight digits without its code makes no key', () => {
  const raw = voucherInQrText('01,04,,12235358,10000.00,20200805,16630282980991510014,7257');
  expect(raw && voucherOf(raw)).toMatchObject({ invoiceNumber: '12235358', invoiceKey: undefined });
});

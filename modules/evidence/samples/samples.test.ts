import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { openArchive } from '../reading/archive.ts';
import { fileKindOf } from '../reading/file-type.ts';
import { readVoucher } from '../reading/read-voucher.ts';
import type { VoucherReading } from '../reading/voucher.ts';
import { SAMPLE } from '../testing/files.ts';
import {
  type SampleVoucher,
  sampleBankSlipPdf,
  sampleContractPdf,
  sampleInvoiceOfd,
  sampleInvoicePdf,
  sampleInvoicePhoto,
  sampleInvoiceXml,
} from './index.ts';
import { taxed } from './sample.ts';

const MARK = '样例·非真实';

async function read(bytes: Uint8Array, name: string): Promise<VoucherReading> {
  const kind = await fileKindOf(bytes, name);
  const outcome = kind.ok ? await readVoucher(bytes, kind.value) : kind;
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

function expected(sample: SampleVoucher) {
  const { withoutTaxFen, taxFen, totalFen, lines } = taxed(sample);
  return {
    invoiceNumber: sample.number,
    invoiceKey: sample.number,
    issuedOn: sample.issuedOn,
    buyer: { name: sample.buyer.name, taxId: sample.buyer.taxId },
    seller: { name: sample.seller.name, taxId: sample.seller.taxId },
    amounts: { withoutTaxFen, taxFen, totalFen, eitherFen: undefined },
    lines: lines.map(({ name, amountFen, taxFen: tax, taxRateBp }) => ({ name, amountFen, taxFen: tax, taxRateBp })),
  };
}

const CODES = ['91110112MA00000003', '91350100M000100Y43'];
const word = fc
  .array(fc.constantFrom(...'北京运河通州光影文化传媒制作服务有限公司（）合计名称金额税0A'), {
    minLength: 2,
    maxLength: 24,
  })
  .map((characters) => characters.join(''));
const party = fc.record({ name: word, taxId: fc.constantFrom(...CODES) });
const line = fc.record({
  name: word.map((name) => `*影视服务*${name}`),
  amountFen: fc.integer({ min: 1, max: 999_999_999 }),
  taxRateBp: fc.constantFrom(0, 100, 300, 600, 900, 1300),
});
const sample: fc.Arbitrary<SampleVoucher> = fc.record({
  number: fc.stringMatching(/^2[4-6][0-9]{18}$/),
  issuedOn: fc
    .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  buyer: party,
  seller: party,
  lines: fc.array(line, { minLength: 1, maxLength: 8 }),
});

test('an invoice made as XML or OFD is read as it was made, every check holding', async () => {
  await fc.assert(
    fc.asyncProperty(sample, async (voucher) => {
      for (const [bytes, name] of [
        [sampleInvoiceXml(voucher), 'a.xml'],
        [sampleInvoiceOfd(voucher), 'a.ofd'],
      ] as const) {
        const found = await read(bytes, name);
        expect(found).toMatchObject(expected(voucher));
        expect(found.checks.filter(({ holds }) => !holds)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test('an invoice made as PDF is read as it was made, the QR code agreeing', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(sample, async (voucher) => {
      const found = await read(await sampleInvoicePdf(voucher), 'a.pdf');
      expect(found).toMatchObject({ source: 'pdf-text', ...expected(voucher) });
      expect(found.checks.filter(({ holds }) => !holds)).toEqual([]);
      expect(found.checks.map(({ code }) => code)).toContain('qr-agrees');
    }),
    { numRuns: 12 },
  );
});

test('of an invoice on a photo the QR code is read', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(sample, async (voucher) => {
      const found = await read(await sampleInvoicePhoto(voucher), 'a.png');
      expect(found).toMatchObject({
        source: 'qr',
        invoiceKey: voucher.number,
        issuedOn: voucher.issuedOn,
        amounts: { eitherFen: taxed(voucher).totalFen },
      });
    }),
    { numRuns: 4 },
  );
});

test('every paper says on its face that it is a sample', async () => {
  const textOf = async (bytes: Uint8Array) =>
    (await extractText(await getDocumentProxy(bytes), { mergePages: true })).text;
  for (const pdf of [
    await sampleInvoicePdf(SAMPLE),
    await sampleContractPdf(SAMPLE),
    await sampleBankSlipPdf(SAMPLE),
  ]) {
    expect(await textOf(pdf)).toContain(MARK);
  }
  expect(new TextDecoder().decode(sampleInvoiceXml(SAMPLE))).toContain(MARK);
  const ofd = openArchive(sampleInvoiceOfd(SAMPLE));
  expect(ofd.ok && new TextDecoder().decode(ofd.value.read('Doc_0/Pages/Page_0/Content.xml'))).toContain(MARK);
});

test('contract and bank slip name the invoice, its amount and its parties, and are no invoices', async () => {
  const slip = await sampleBankSlipPdf(SAMPLE);
  const contract = await sampleContractPdf(SAMPLE);
  for (const bytes of [slip, contract]) {
    expect(await readVoucher(bytes, 'pdf')).toMatchObject({ ok: false, refusal: { code: 'not-an-invoice' } });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    for (const part of [SAMPLE.buyer.name, SAMPLE.seller.name, '130872.48', 'HT-2026-001']) {
      expect(text.replace(/\s/g, '')).toContain(part);
    }
  }
});

test('the same sample gives the same bytes', async () => {
  expect(sampleInvoiceOfd(SAMPLE)).toEqual(sampleInvoiceOfd(SAMPLE));
  expect(await sampleInvoicePdf(SAMPLE)).toEqual(await sampleInvoicePdf(SAMPLE));
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleInvoiceOfd, sampleInvoicePdf, sampleInvoicePhoto, sampleInvoiceXml } from '../samples/index.ts';
import { EXCEL_MAIN, invoiceXml, officeFile, oleFile, SAMPLE, textFile } from '../testing/files.ts';
import { type CostSheetColumn, costSheetTemplate, readCostSheet } from './cost-sheet.ts';
import { FILE_KINDS } from './file-type.ts';
import { readFile } from './read-file.ts';
import { readVoucher } from './read-voucher.ts';

/** Whatever the bytes are, there is an outcome: never a crash, a throw, or (by the limit of the test) a hang. */

const COLUMNS: readonly CostSheetColumn[] = [{ key: 'amount', title: '金额', type: 'amount', required: true }];
const MEGABYTES_50 = 50 * 1024 * 1024;
const files = new Map<string, Uint8Array>();

beforeAll(async () => {
  files.set('older.ofd', new Uint8Array(readFileSync(new URL('../testing/e-invoice-2020.ofd', import.meta.url))));
  files.set('a.ofd', sampleInvoiceOfd(SAMPLE));
  files.set('a.xml', sampleInvoiceXml(SAMPLE));
  files.set('a.pdf', await sampleInvoicePdf(SAMPLE));
  files.set('a.png', await sampleInvoicePhoto(SAMPLE));
  files.set('a.xlsx', await costSheetTemplate(COLUMNS));
  files.set('b.xlsx', officeFile(EXCEL_MAIN));
  files.set('a.doc', oleFile(['WordDocument', 'Data']));
});

async function expectOutcome(bytes: Uint8Array, name: string): Promise<void> {
  const outcome = await readFile(bytes, name, MEGABYTES_50, () => undefined);
  expect(outcome.ok || outcome.refusal.message.length > 0).toBe(true);
  if (name.endsWith('xlsx')) expect(await readCostSheet(bytes, COLUMNS)).toHaveProperty('ok');
}

const NAMES = ['older.ofd', 'a.ofd', 'a.xml', 'a.pdf', 'a.png', 'a.xlsx', 'b.xlsx', 'a.doc'];

describe.each(NAMES)('%s', (name) => {
  const original = () => files.get(name) ?? new Uint8Array();

  test('cut short anywhere', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (share) => {
        await expectOutcome(original().subarray(0, Math.floor(original().length * share)), name);
      }),
      { numRuns: 25 },
    );
  });

  test('with bytes changed anywhere', { timeout: 120_000 }, async () => {
    const change = fc.tuple(fc.double({ min: 0, max: 0.999999, noNaN: true }), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        const bytes = new Uint8Array(original());
        for (const [share, byte] of changes) bytes[Math.floor(bytes.length * share)] = byte;
        await expectOutcome(bytes, name);
      }),
      { numRuns: 40 },
    );
  });
});

test('random bytes under every beginning and every kind', { timeout: 120_000 }, async () => {
  const starts = ['', '%PDF-1.7\n', 'PK\u0003\u0004', '<?xml version="1.0"?>', '<EInvoice>', '\u0089PNG\r\n\u001a\n'];
  const start = fc.constantFrom(...starts).map((text) => Buffer.from(text, 'latin1'));
  await fc.assert(
    fc.asyncProperty(
      start,
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom(...FILE_KINDS),
      async (head, rest, kind) => {
        const bytes = new Uint8Array(Buffer.concat([head, rest]));
        await expectOutcome(bytes, `a.${kind}`);
        expect(await readVoucher(bytes, kind)).toHaveProperty('ok');
      },
    ),
    { numRuns: 150 },
  );
});

test('any text in the place of every text of an invoice', { timeout: 120_000 }, async () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('&#x110000;', '&lol;', ']]>', '-'));
  const fields = fc.record({ number: text, day: text, total: text, tax: text, buyerId: text, remark: text });
  await fc.assert(
    fc.asyncProperty(fields, async (changes) => {
      await expectOutcome(textFile(invoiceXml(changes)), 'a.xml');
    }),
    { numRuns: 150 },
  );
});

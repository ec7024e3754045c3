import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { invoiceXml, pdfFile, textFile } from '../testing/files.ts';
import { costSheetTemplate, openReader, type Reader, type ReaderOptions } from './index.ts';

const OFD = readFileSync(new URL('../testing/e-invoice-2020.ofd', import.meta.url));
const readers: Reader[] = [];

function readerWith(options: Partial<ReaderOptions> = {}): { readonly reader: Reader; readonly defects: Error[] } {
  const defects: Error[] = [];
  const onDefect = (error: Error) => void defects.push(error);
  const reader = openReader({ threads: 1, milliseconds: 30_000, megabytes: 256, onDefect, ...options });
  readers.push(reader);
  return { reader, defects };
}

afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});

test('a reading that takes too long is stopped, and the next file is read by a new thread', async () => {
  const { reader } = readerWith({ milliseconds: 4_000, megabytes: 2_000 });
  // Attributes by the hundred thousand keep the parser busy for minutes.
  const slow = textFile(`<a ${Array.from({ length: 900_000 }, (_, index) => `a${index}=""`).join(' ')}/>`);
  const [stopped, next] = await Promise.all([reader.read(slow, 'a.xml'), reader.read(OFD, 'b.ofd')]);
  expect(stopped).toMatchObject({ ok: false, refusal: { code: 'reading-timed-out' } });
  expect(next).toMatchObject({ ok: true, value: { voucher: { invoiceNumber: '12235358' } } });
});

test('a reading that takes too much memory is stopped, and the next file is read by a new thread', async () => {
  const { reader } = readerWith({ megabytes: 96 });
  const heavy = textFile(`<a>${'<b c="1"><d/></b>'.repeat(900_000)}</a>`);
  const [stopped, next] = await Promise.all([reader.read(heavy, 'a.xml'), reader.read(OFD, 'b.ofd')]);
  expect(stopped).toMatchObject({ ok: false, refusal: { code: 'reading-too-heavy' } });
  expect(next).toMatchObject({ ok: true });
});

test('a file of a known kind is taken though its reading was stopped', async () => {
  const { reader } = readerWith({ milliseconds: 6_000 });
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 5 0 R /Resources << /Font << /F 6 0 R >> >> >>';
  const words = 'BT /F 1 Tf (x) Tj ET\n'.repeat(1_200_000);
  const file = pdfFile([
    page,
    `<< /Length ${words.length} >>\nstream\n${words}endstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]);
  const text = Buffer.from(file).toString('latin1').replace('/Kids [3 0 R]', '/Kids [4 0 R]');
  const outcome = await reader.read(new Uint8Array(Buffer.from(text, 'latin1')), 'a.pdf');
  expect(outcome).toMatchObject({ ok: true, value: { kind: 'pdf', voucher: undefined } });
  expect(outcome).toHaveProperty('value.stopped.code', 'reading-timed-out');
});

test('closing refuses what is under way, what waits, and what comes later', async () => {
  const { reader } = readerWith();
  const readings = [reader.read(OFD, 'a.ofd'), reader.read(OFD, 'b.ofd')];
  await reader.close();
  const later = reader.read(OFD, 'c.ofd');
  for (const outcome of await Promise.all([...readings, later])) {
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'reader-closed' } });
  }
});

test('more files than can wait are turned away at once', async () => {
  const { reader } = readerWith();
  const readings = Array.from({ length: 210 }, () => reader.read(textFile('x'), 'a.txt'));
  const codes = (await Promise.all(readings)).map((outcome) => (outcome.ok ? 'ok' : outcome.refusal.code));
  expect(codes.filter((code) => code === 'reader-busy').length).toBe(9);
  expect(codes.filter((code) => code === 'file-unknown').length).toBe(201);
});

test('files too large for the setting are refused, and the bytes of the caller stay', async () => {
  const { reader, defects } = readerWith({ mostBytes: 1_000 });
  const bytes = textFile(invoiceXml());
  expect(await reader.read(bytes, 'a.xml')).toMatchObject({ ok: false, refusal: { code: 'file-too-large' } });
  expect(bytes.length).toBeGreaterThan(1_000);
  expect(defects).toEqual([]);
});

test('several threads read invoices and cost sheets at the same time', async () => {
  const { reader, defects } = readerWith({ threads: 2 });
  const columns = [{ key: 'amount', title: '金额', type: 'amount', required: true }] as const;
  const [ofd, xml, sheet] = await Promise.all([
    reader.read(OFD, 'a.ofd'),
    reader.read(textFile(invoiceXml()), 'a.xml'),
    reader.readCostSheet(await costSheetTemplate(columns), columns),
  ]);
  expect(ofd).toMatchObject({ ok: true, value: { kind: 'ofd', mediaType: 'application/ofd', stopped: undefined } });
  expect(xml).toMatchObject({ ok: true, value: { voucher: { invoiceKey: '26117000000012345678' } } });
  expect(sheet).toMatchObject({ ok: false, refusal: { code: 'sheet-without-rows' } });
  expect(defects).toEqual([]);
});

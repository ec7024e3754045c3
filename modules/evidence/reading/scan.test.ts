import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { sampleInvoicePdf, sampleInvoicePhoto } from '../samples/index.ts';
import { print } from '../samples/print.ts';
import { SAMPLE } from '../testing/files.ts';
import { readVoucher } from './read-voucher.ts';

const asImage = (picture: Buffer | Uint8Array) => `data:image/png;base64,${Buffer.from(picture).toString('base64')}`;
const page = (content: Parameters<typeof print>[0]['content']) =>
  print({ title: 'scan', mark: 'scan', madeAt: new Date('2026-01-01T00:00:00Z'), landscape: true, content });

test('a scan in a PDF is read from its QR code', async () => {
  const photo = await sampleInvoicePhoto(SAMPLE);
  const outcome = await readVoucher(await page([{ image: asImage(photo), width: 500 }]), 'pdf');
  expect(outcome).toMatchObject({ ok: true, value: { source: 'qr', invoiceKey: SAMPLE.number } });
});

test('a QR code of another invoice on the face is noticed', async () => {
  const other = await sampleInvoicePhoto({ ...SAMPLE, number: '26117000000099999999' });
  const face = [
    { text: `发票号码：${SAMPLE.number}` },
    { text: '开票日期：2026年03月30日' },
    { image: asImage(other), width: 300 },
  ];
  const outcome = await readVoucher(await page(face), 'pdf');
  expect(outcome).toMatchObject({ ok: true, value: { source: 'pdf-text', invoiceNumber: SAMPLE.number } });
  expect(outcome).toHaveProperty(
    'value.checks',
    expect.arrayContaining([
      { code: 'qr-agrees', holds: false, params: { face: SAMPLE.number, qr: '26117000000099999999' } },
    ]),
  );
});

test.each([
  ['turned on its side', (photo: Sharp) => photo.rotate(90)],
  ['askew and compressed hard', (photo: Sharp) => photo.rotate(17, { background: '#888' }).jpeg({ quality: 45 })],
  ['very large', (photo: Sharp) => photo.resize({ width: 4_500 })],
  ['dark and a little blurred', (photo: Sharp) => photo.modulate({ brightness: 0.55 }).blur(1.2)],
])('a photo %s is read', async (_, change) => {
  const photo = await change(sharp(await sampleInvoicePhoto(SAMPLE))).toBuffer();
  const outcome = await readVoucher(photo, 'png');
  expect(outcome).toMatchObject({ ok: true, value: { invoiceKey: SAMPLE.number } });
});

test('an invoice of many pages is read to the last line', async () => {
  const lines = Array.from({ length: 60 }, (_, index) => ({
    name: `*租赁*器材${index}`,
    amountFen: 10_000 + index,
    taxRateBp: 600,
  }));
  const outcome = await readVoucher(await sampleInvoicePdf({ ...SAMPLE, lines }), 'pdf');
  expect(outcome).toHaveProperty('value.lines.length', 60);
});

import { createRequire } from 'node:module';
import { toBuffer } from 'qrcode';
import sharp from 'sharp';
import { yuanText } from '../reading/money.ts';
import { dayInWords, qrTextOf, type SampleVoucher, say, taxed } from './sample.ts';

const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

/** A sample as a photo of a printed invoice (PNG): only the QR code and a few words, a little askew. */
export async function sampleInvoicePhoto(sample: SampleVoucher): Promise<Uint8Array> {
  const sums = taxed(sample);
  const fontfile = createRequire(import.meta.url).resolve(FONT);
  const code = await toBuffer(qrTextOf(sample, yuanText(sums.totalFen)), { margin: 2, scale: 6 });
  const text = [
    say('mark'),
    say('title'),
    `${say('number')}${sample.number}`,
    `${say('issued-on')}${dayInWords(sample.issuedOn)}`,
    say('name', { name: sample.buyer.name }),
    say('name', { name: sample.seller.name }),
    say('total-in-figures', { amount: say('money', { amount: yuanText(sums.totalFen) }) }),
    say('mark'),
  ].join('\n');
  // Pango reads markup in the text.
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const words = await sharp({
    text: { text: plain, font: 'Noto Sans SC', fontfile, width: 760, dpi: 150, wrap: 'char', spacing: 8 },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  const height = Math.max(640, words.info.height + 80);
  const page = await sharp({ create: { width: 1_120, height, channels: 3, background: '#fbf9f4' } })
    .composite([
      { input: code, left: 40, top: 40 },
      { input: await darkened(words.data), left: 320, top: 40 },
    ])
    .png()
    .toBuffer();
  return new Uint8Array(await sharp(page).rotate(1.5, { background: '#d8d2c4' }).png().toBuffer());
}

/** Text is rendered white on transparent black by its mask; this makes ink of it. */
async function darkened(mask: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(mask).metadata();
  const alpha = await sharp(mask).toColourspace('b-w').extractChannel(0).raw().toBuffer();
  const ink = { create: { width, height, channels: 3 as const, background: '#222222' } };
  return sharp(ink)
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

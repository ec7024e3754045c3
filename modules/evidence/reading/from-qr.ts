import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { greyPixels } from './picture.ts';
import { given, type Outcome, refuse } from './refusals.ts';
import type { RawVoucher } from './voucher.ts';

/** Grey values of a picture, a byte for each pixel. */
export interface GreyPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Longest side in pixels of the sizes tried, one after another: a code in a large photo is found in a smaller one. */
const SIZES = [1_600, 3_000, 800];

let prepared: Promise<unknown> | undefined;

/** The decoder comes from the installed package, never from the network. */
function prepare(): Promise<unknown> {
  prepared ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then((file) =>
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer }, fireImmediately: true }),
  );
  return prepared;
}

/** The text of the QR code of an invoice in a photo or a scan. */
export async function voucherInPicture(bytes: Uint8Array): Promise<Outcome<RawVoucher>> {
  for (const size of SIZES) {
    const grey = await greyPixels(bytes, size);
    if (!grey) return refuse('file-damaged');
    const found = await voucherInPixels(grey);
    if (found) return given(found);
    if (Math.max(grey.width, grey.height) < size) break;
  }
  return refuse('not-an-invoice');
}

/** The invoice in the first QR code that is one of an invoice. */
export async function voucherInPixels(grey: GreyPicture): Promise<RawVoucher | undefined> {
  await prepare();
  const found = await readBarcodes(imageOf(grey), { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 8 });
  for (const { text } of found) {
    const voucher = voucherInQrText(text);
    if (voucher) return voucher;
  }
  return undefined;
}

function imageOf({ data, width, height }: GreyPicture): ImageData {
  const pixels = new Uint32Array(width * height);
  for (let index = 0; index < pixels.length; index += 1) pixels[index] = (data[index] ?? 255) * 0x010101 + 0xff000000;
  return { data: new Uint8ClampedArray(pixels.buffer), width, height, colorSpace: 'srgb' };
}

/**
 * `01,kind,code,number,amount,YYYYMMDD,check,tail`: fully digital invoices have twenty digits and no code. Whether the
 * amount holds the tax depends on the kind and is not certain.
 */
export function voucherInQrText(text: string): RawVoucher | undefined {
  const [version, kind, code = '', number = '', amount = '', day = ''] = text.trim().split(',');
  if (version !== '01' || !/^\d{2}$/.test(kind ?? '')) return undefined;
  if (!/^(?:\d{20}|\d{8})$/.test(number) || !/^\d*$/.test(code)) return undefined;
  const fields = { number, either: amount, issuedOn: day, ...(code === '' ? {} : { code }) };
  return { source: 'qr', fields, lines: [], checks: [] };
}

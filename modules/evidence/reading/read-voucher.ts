import type { FileKind } from './file-type.ts';
import { voucherInOfd } from './from-ofd.ts';
import { voucherInPdf } from './from-pdf.ts';
import { voucherInPicture } from './from-qr.ts';
import { partOfXml } from './from-xml.ts';
import { given, type Outcome, refuse } from './refusals.ts';
import { type RawVoucher, type VoucherReading, voucherOf } from './voucher.ts';
import { parseXml } from './xml.ts';

/**
 * Reads an e-invoice: PDF (text, or the QR code of a scan), OFD, XML, or the QR code of a photo. `kind` as `fileKindOf`
 * found it. Never throws: what cannot be read, and what is no invoice, is a refusal. Slow and memory-hungry on bad
 * input: production code asks a `Reader`, which runs it in a thread with limits.
 */
export async function readVoucher(bytes: Uint8Array, kind: FileKind): Promise<Outcome<VoucherReading>> {
  const raw = await rawVoucher(bytes, kind);
  return raw.ok ? given(voucherOf(raw.value)) : raw;
}

async function rawVoucher(bytes: Uint8Array, kind: FileKind): Promise<Outcome<RawVoucher>> {
  switch (kind) {
    case 'pdf':
      return voucherInPdf(bytes);
    case 'ofd':
      return voucherInOfd(bytes);
    case 'xml':
      return voucherInXml(bytes);
    case 'jpeg':
    case 'png':
    case 'webp':
      return voucherInPicture(bytes);
    default:
      return refuse('not-an-invoice');
  }
}

function voucherInXml(bytes: Uint8Array): Outcome<RawVoucher> {
  const root = parseXml(bytes);
  if (!root.ok) return root;
  const part = partOfXml(root.value);
  if (part?.fields.number === undefined) return refuse('not-an-invoice');
  return given({ source: 'xml', ...part, checks: [] });
}

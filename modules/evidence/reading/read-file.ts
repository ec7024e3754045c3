import type { Refusal } from '../../../platform/command/refusal.ts';
import { type FileKind, fileKindOf, MEDIA_TYPES } from './file-type.ts';
import { pictureHash } from './picture-hash.ts';
import { readVoucher } from './read-voucher.ts';
import { given, type Outcome } from './refusals.ts';
import type { VoucherReading } from './voucher.ts';

/** Everything that is found in an upload. */
export interface FileReading {
  readonly kind: FileKind;
  readonly mediaType: string;
  /** The e-invoice in it; undefined where it is none. */
  readonly voucher: VoucherReading | undefined;
  /** Of pictures: 16 hexadecimal digits, see `pictureHash`. */
  readonly pictureHash: string | undefined;
  /** Why the reading ended early though the file is taken: it took too long or too much memory. */
  readonly stopped: Refusal | undefined;
}

/** A file whose kind is known and of which nothing else is. */
export function unread(kind: FileKind, stopped: Refusal | undefined): FileReading {
  return { kind, mediaType: MEDIA_TYPES[kind], voucher: undefined, pictureHash: undefined, stopped };
}

/**
 * What the file is, the e-invoice in it, how it looks. A file that is no invoice is no refusal. `hearKind` is told the
 * kind as soon as it is known: whoever stops the rest keeps that.
 */
export async function readFile(
  bytes: Uint8Array,
  declaredName: string,
  mostBytes: number,
  hearKind: (kind: FileKind) => void,
): Promise<Outcome<FileReading>> {
  const kind = await fileKindOf(bytes, declaredName, mostBytes);
  if (!kind.ok) return kind;
  hearKind(kind.value);
  const voucher = await readVoucher(bytes, kind.value);
  if (!voucher.ok && voucher.refusal.code !== 'not-an-invoice') return voucher;
  const isPicture = MEDIA_TYPES[kind.value].startsWith('image/');
  const hash = isPicture ? await pictureHash(bytes) : undefined;
  if (hash && !hash.ok) return hash;
  return given({
    ...unread(kind.value, undefined),
    voucher: voucher.ok ? voucher.value : undefined,
    pictureHash: hash?.value,
  });
}

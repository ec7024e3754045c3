import { crc32, inflateRawSync } from 'node:zlib';
import { given, type Outcome, refuse } from './refusals.ts';

/**
 * A zip file of a stranger: office files and OFD are such. Only the central directory is believed, and only as far as
 * the bytes bear it out: sizes bound what is inflated, check sums are tested, names are keys and never paths on a disk.
 */
export interface Archive {
  readonly names: readonly string[];
  /** The bytes of an entry; undefined where there is none or it is damaged. */
  read(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const MOST_ENTRIES = 4_000;
/** Bytes of everything unpacked: an office file of 50 MB stays below it. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Unpacked to packed; small files of repeated text may exceed it harmlessly. */
const MOST_RATIO = 150;
const HARMLESS_BYTES = 16 * 1024 * 1024;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;
const IN_ZIP64 = 0xffffffff;

/** Opens a zip file; refuses bombs, passwords, names that climb out or occur twice, and what is damaged. */
export function openArchive(bytes: Uint8Array): Outcome<Archive> {
  const entries = directoryOf(bytes);
  if (!entries) return refuse('file-damaged');
  if (entries === 'too-many') return refuse('archive-bomb');
  if (entries.some((entry) => entry.encrypted)) return refuse('file-encrypted');
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (unpacked > MOST_BYTES) return refuse('archive-bomb');
  if (unpacked > HARMLESS_BYTES && unpacked > bytes.length * MOST_RATIO) return refuse('archive-bomb');
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  if (byName.size < entries.length || entries.some(({ name }) => climbsOut(name))) return refuse('archive-unsafe');
  return given({
    names: entries.map(({ name }) => name),
    read: (name) => {
      const entry = byName.get(name);
      return entry && unpack(bytes, entry);
    },
  });
}

function climbsOut(name: string): boolean {
  return /^[/\\]|^[a-z]:|\0/i.test(name) || name.split(/[/\\]/).includes('..');
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array | undefined {
  const view = viewOf(bytes);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) return undefined;
  const nameLength = view.getUint16(entry.offset + 26, true);
  const start = entry.offset + 30 + nameLength + view.getUint16(entry.offset + 28, true);
  // Two readers of one file must see the same entries: the name before the data is the name in the directory.
  if (textOf(bytes.subarray(entry.offset + 30, entry.offset + 30 + nameLength)) !== entry.name) return undefined;
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) return undefined;
  const data = entry.method === STORED ? packed : inflated(packed, entry.size);
  return data?.length === entry.size && crc32(data) === entry.crc ? data : undefined;
}

function inflated(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return undefined;
  }
}

/** The central directory; undefined where it is damaged. */
function directoryOf(bytes: Uint8Array): readonly Entry[] | 'too-many' | undefined {
  const view = viewOf(bytes);
  const end = endOf(bytes, view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) return 'too-many';
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return undefined;
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > end) return undefined;
    const name = textOf(bytes.subarray(at + 46, nameEnd));
    const sizes = sizesOf(view, at, nameEnd, extraEnd);
    const method = view.getUint16(at + 10, true);
    if (!sizes || (method !== STORED && method !== DEFLATED)) return undefined;
    const flags = view.getUint16(at + 8, true);
    entries.push({ name, method, encrypted: (flags & 0x2041) !== 0, crc: view.getUint32(at + 16, true), ...sizes });
    at = next;
  }
  return entries.length > 0 ? entries : undefined;
}

/** Some writers put sizes into the 64-bit extra field however small they are. */
function sizesOf(view: DataView, at: number, extraStart: number, extraEnd: number) {
  const numbers = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  let field = extraStart;
  while (numbers.includes(IN_ZIP64) && field + 4 <= extraEnd) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let value = field + 4;
      for (const [index, number] of numbers.entries()) {
        if (number !== IN_ZIP64) continue;
        if (value + 8 > Math.min(field + 4 + length, extraEnd)) return undefined;
        numbers[index] = Number(view.getBigUint64(value, true));
        value += 8;
      }
    }
    field += 4 + length;
  }
  const [size = 0, packed = 0, offset = 0] = numbers;
  return numbers.some((number) => number >= IN_ZIP64) ? undefined : { size, packed, offset };
}

/** Where the end record begins: in the last 64 kB, its comment reaching exactly to the end of the file. */
function endOf(bytes: Uint8Array, view: DataView): number | undefined {
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === bytes.length) return at;
  }
  return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

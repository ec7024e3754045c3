import { type Archive, openArchive } from './archive.ts';
import { given, type Outcome, refuse, say } from './refusals.ts';
import { textIn } from './text.ts';

/** What zip and OLE files are, found from what they hold. */

const MAIN_PART = 'application/vnd.openxmlformats-officedocument.';
const MACROS = /vnd\.ms-(?:office\.(?:vbaProject|activeX)|excel\.(?:intl)?macrosheet)|macroEnabled/i;
const IS_ZIP = [0x50, 0x4b, 0x03, 0x04];
const DEEPEST = 1;

/** `docx`, `xlsx` or `ofd`; any other zip file is refused, and so is one with macros or with archives in archives. */
export function kindOfArchive(bytes: Uint8Array): Outcome<'docx' | 'xlsx' | 'ofd'> {
  const opened = openArchive(bytes);
  if (!opened.ok) return opened;
  const archive = opened.value;
  const types = contentTypes(archive);
  const isOfd = archive.names.includes('OFD.xml');
  if (!isOfd && types === undefined) return refuse('file-not-taken', { kind: say('kind.archive') });
  const inside = searchInside(archive, { left: 256 * 1024 * 1024 }, 0);
  if (!inside.ok) return inside;
  if (isOfd) return given('ofd');
  if (types?.includes(`${MAIN_PART}wordprocessingml.document.main+xml`)) return given('docx');
  if (types?.includes(`${MAIN_PART}spreadsheetml.sheet.main+xml`)) return given('xlsx');
  return refuse('file-not-taken', { kind: say('kind.other') });
}

function contentTypes(archive: Archive): string | undefined {
  const bytes = archive.read('[Content_Types].xml');
  return bytes && textIn(bytes);
}

/** Unpacks everything once: sizes are true, nothing is damaged, no macro and no archive in an archive in an archive. */
function searchInside(archive: Archive, budget: { left: number }, depth: number): Outcome<undefined> {
  if (archive.names.some((name) => /vbaProject\.bin$/i.test(name)) || MACROS.test(contentTypes(archive) ?? '')) {
    return refuse('file-scripted', { what: say('script.macro') });
  }
  for (const name of archive.names) {
    const data = archive.read(name);
    if (!data) return refuse('file-damaged');
    budget.left -= data.length;
    if (budget.left < 0) return refuse('archive-bomb');
    if (!IS_ZIP.every((byte, index) => data[index] === byte)) continue;
    if (depth >= DEEPEST) return refuse('archive-nested');
    const opened = openArchive(data);
    const inner = opened.ok ? searchInside(opened.value, budget, depth + 1) : opened;
    if (!inner.ok) return inner;
  }
  return given(undefined);
}

/** The names in the directory of an OLE file: entries of 128 bytes, UTF-16, wherever their sectors lie. */
function namesInOle(bytes: Uint8Array): ReadonlySet<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Set<string>();
  const decoder = new TextDecoder('utf-16le');
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const length = view.getUint16(at + 64, true);
    const type = bytes[at + 66] ?? 0;
    if (length < 4 || length > 64 || length % 2 === 1 || (type !== 1 && type !== 2)) continue;
    if (view.getUint16(at + length - 2, true) === 0) names.add(decoder.decode(bytes.subarray(at, at + length - 2)));
  }
  return names;
}

/** `doc` or `xls`; office files with a password are OLE files too. */
export function kindOfOle(bytes: Uint8Array): Outcome<'doc' | 'xls'> {
  const names = namesInOle(bytes);
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) return refuse('file-encrypted');
  if (names.has('_VBA_PROJECT') || names.has('_VBA_PROJECT_CUR') || names.has('Macros') || names.has('VBA')) {
    return refuse('file-scripted', { what: say('script.macro') });
  }
  if (names.has('WordDocument')) return given('doc');
  if (names.has('Workbook') || names.has('Book')) return given('xls');
  return refuse('file-not-taken', { kind: say('kind.other') });
}

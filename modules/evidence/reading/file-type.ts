import { fileTypeFromBuffer } from 'file-type';
import { kindOfArchive, kindOfOle } from './office.ts';
import { openPdf } from './pdf.ts';
import { pictureSize } from './picture.ts';
import { given, type Outcome, refuse, say } from './refusals.ts';
import { isPlainText, textIn } from './text.ts';
import { parseXml } from './xml.ts';

/** What an upload may be. `doc` and `xls` are kept and never read. */
export const FILE_KINDS = ['pdf', 'ofd', 'xml', 'jpeg', 'png', 'webp', 'docx', 'xlsx', 'doc', 'xls', 'csv'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** The media type under which a file of that kind is handed out. */
export const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  xml: 'application/xml',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  csv: 'text/csv',
};

const EXTENSIONS: Readonly<Record<FileKind, readonly [string, ...string[]]>> = {
  pdf: ['pdf'],
  ofd: ['ofd'],
  xml: ['xml'],
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  webp: ['webp'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  doc: ['doc', 'wps'],
  xls: ['xls', 'et'],
  csv: ['csv'],
};

/** Bytes of one upload where the settings name no other limit. */
const MOST_BYTES = 50 * 1024 * 1024;

/**
 * What a file is by its content, or why it is not taken; `declaredName` is what the browser called it, its extension
 * must fit. `mostBytes`: the limit of an upload. A file given here may still be no voucher.
 */
export async function fileKindOf(
  bytes: Uint8Array,
  declaredName: string,
  mostBytes: number = MOST_BYTES,
): Promise<Outcome<FileKind>> {
  if (bytes.length === 0) return refuse('file-empty');
  if (bytes.length > mostBytes) return refuse('file-too-large', { megabytes: Math.floor(mostBytes / 1024 / 1024) });
  const extension = /\.([^./\\]{1,16})$/.exec(declaredName)?.[1]?.toLowerCase();
  const found = await kindByContent(bytes, extension);
  if (!found.ok || extension === undefined || EXTENSIONS[found.value].includes(extension)) return found;
  const kind = say(`kind.${found.value}`);
  return refuse('file-mislabelled', { extension, kind, right: EXTENSIONS[found.value][0] });
}

async function kindByContent(bytes: Uint8Array, extension: string | undefined): Promise<Outcome<FileKind>> {
  if (startsWith(bytes, '%PDF-')) return kindOfPdf(bytes);
  if (startsWith(bytes, 'PK\u0003\u0004')) return kindOfArchive(bytes);
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) return kindOfOle(bytes);
  const type = await fileTypeFromBuffer(bytes.subarray(0, 65_536)).catch(() => undefined);
  if (type?.mime === 'image/jpeg') return kindOfPicture(bytes, 'jpeg');
  if (type?.mime === 'image/png' || type?.mime === 'image/apng') return kindOfPicture(bytes, 'png');
  if (type?.mime === 'image/webp') return kindOfPicture(bytes, 'webp');
  if (type && !type.mime.includes('xml')) return refuse('file-not-taken', { kind: otherKind(type.mime) });
  return kindOfText(bytes, extension);
}

async function kindOfPdf(bytes: Uint8Array): Promise<Outcome<FileKind>> {
  const opened = await openPdf(bytes);
  if (!opened.ok) return opened;
  await opened.value.destroy();
  return given('pdf');
}

async function kindOfPicture(bytes: Uint8Array, kind: FileKind): Promise<Outcome<FileKind>> {
  const size = await pictureSize(bytes);
  return size.ok ? given(kind) : size;
}

function kindOfText(bytes: Uint8Array, extension: string | undefined): Outcome<FileKind> {
  const text = textIn(bytes);
  if (text === undefined || !isPlainText(text)) return refuse('file-unknown');
  const start = text.slice(0, 4_096).trimStart().toLowerCase();
  if (
    /^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|script|svg|iframe|img|meta|table)[\s>/]/.test(start)
  ) {
    return refuse('file-scripted', { what: say('script.page') });
  }
  if (start.startsWith('<')) {
    const root = parseXml(bytes);
    if (root.ok && /^(?:html|svg)$/i.test(root.value.name))
      return refuse('file-scripted', { what: say('script.page') });
    return root.ok ? given('xml') : root;
  }
  return extension === 'csv' && /[,;\t]/.test(text) ? given('csv') : refuse('file-unknown');
}

function otherKind(mime: string): string {
  if (/heic|heif|avif/.test(mime)) return say('kind.heic');
  if (mime.startsWith('image/')) return say('kind.picture');
  if (/^(?:audio|video)\//.test(mime)) return say('kind.media');
  if (/executable|msdownload|x-elf|mach-o|x-dosexec/.test(mime)) return say('kind.program');
  return say(/zip|rar|7z|tar|compress|bzip|lz/.test(mime) ? 'kind.archive' : 'kind.other');
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((character, index) => bytes[index] === character.charCodeAt(0));
}

import { constants, inflateSync } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';
import { given, type Outcome, refuse, say } from './refusals.ts';

export type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

const ACTIVE = /\/(?:JavaScript|JS|Launch|RichMedia|SubmitForm|ImportData|XFA)(?![\w.-])/;
const MOST_OBJECT_STREAM_BYTES = 64 * 1024 * 1024;

// The parser cuts its buffers with a method that Node 20 does not have; without it pages with fonts lose their pictures.
if (!('transferToFixedLength' in ArrayBuffer.prototype)) {
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length: number = this.byteLength): ArrayBuffer {
      return this.slice(0, length);
    },
  });
}

/**
 * Opens a PDF that nothing runs in: scripts, launch actions, forms that send, films, and passwords are refused. One that
 * only restricts printing opens without a password and is taken: bank slips are made so. Call `destroy` on it.
 */
export async function openPdf(bytes: Uint8Array): Promise<Outcome<Pdf>> {
  if (ACTIVE.test(namesIn(bytes))) return refuse('file-scripted', { what: say('script.pdf') });
  let pdf: Pdf;
  try {
    // A copy: the parser takes the buffer away from whoever gives it.
    pdf = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      disableFontFace: true,
      useSystemFonts: false,
      maxImageSize: 50_000_000,
    });
  } catch (error) {
    const needsPassword = error instanceof Error && error.name === 'PasswordException';
    return refuse(needsPassword ? 'file-encrypted' : 'file-damaged');
  }
  const runs = await pdf.hasJSActions().catch(() => true);
  if (!runs) return given(pdf);
  await pdf.destroy();
  return refuse('file-scripted', { what: say('script.pdf') });
}

/** The objects of the file as text without the streams, packed objects included, `#4A` in names spelled out. */
function namesIn(bytes: Uint8Array): string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const parts: string[] = [];
  let left = MOST_OBJECT_STREAM_BYTES;
  let at = 0;
  for (let start = nextStream(file, 0); start !== undefined; start = nextStream(file, at)) {
    const head = file.slice(at, start.keyword);
    parts.push(head);
    const close = file.indexOf('endstream', start.data);
    const end = close < 0 ? file.length : close;
    const dictionary = head.slice(Math.max(0, head.lastIndexOf(' obj')));
    if (/\/ObjStm(?!\w)/.test(spelledOut(dictionary)) && left > 0) {
      const objects = unpacked(bytes.subarray(start.data, end), left);
      left -= objects.length;
      parts.push(objects);
    }
    at = end;
  }
  parts.push(file.slice(at));
  return spelledOut(parts.join('\n'));
}

function nextStream(file: string, from: number): { readonly keyword: number; readonly data: number } | undefined {
  for (let at = file.indexOf('stream', from); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.startsWith('end', at - 3)) continue;
    if (file.startsWith('\r\n', at + 6)) return { keyword: at, data: at + 8 };
    if (file[at + 6] === '\n' || file[at + 6] === '\r') return { keyword: at, data: at + 7 };
  }
  return undefined;
}

function unpacked(packed: Uint8Array, most: number): string {
  try {
    return inflateSync(packed, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
  } catch {
    return '';
  }
}

function spelledOut(text: string): string {
  return text.replace(/#([\da-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

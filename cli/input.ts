import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { UsageError } from './exit.ts';
import { say } from './say.ts';

/** `-` is standard input. */
const STANDARD_INPUT = '-';

/** Opens a file or standard input. A file that cannot be read is wrong usage. */
export async function openInput(file: string): Promise<Readable> {
  if (file === STANDARD_INPUT) return process.stdin;
  try {
    const handle = await open(file, 'r');
    if ((await handle.stat()).isDirectory()) {
      await handle.close();
      throw new UsageError(say('input.directory', { file }));
    }
    return createReadStream('', { fd: handle, highWaterMark: 256 * 1024 });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(say('input.unreadable', { file, reason: (error as NodeJS.ErrnoException).code ?? '' }));
  }
}

/** A whole file as bytes. */
export async function readInput(file: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await openInput(file)) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8 bytes; undefined where they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** One line of a stream. `bytes` is undefined where the line is longer than any request can be; it is not kept then. */
export interface InputLine {
  /** From 1. */
  readonly number: number;
  readonly bytes: Uint8Array | undefined;
}

/** Longest line that is read; 50 claims with 2,000 cost items are some 300 kB. */
export const MAX_LINE_BYTES = 8 * 1024 * 1024;

const NEWLINE = 0x0a;

/** The lines of a stream, in order, holding no more than one of them. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<InputLine> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): InputLine => {
    const bytes = length > MAX_LINE_BYTES ? undefined : parts.length === 1 ? parts[0] : Buffer.concat(parts);
    parts = [];
    length = 0;
    return { number: number++, bytes: bytes as Uint8Array | undefined };
  };
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length > MAX_LINE_BYTES) parts = [];
    else parts.push(part);
  };
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      add(bytes.subarray(start, end));
      yield take();
      start = end + 1;
    }
    if (start < bytes.length) add(bytes.subarray(start));
  }
  if (length > 0) yield take();
}

/** Only spaces, tabs and carriage returns. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
